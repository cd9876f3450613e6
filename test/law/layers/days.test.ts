import { describe, expect, it } from 'vitest';
import { addDays, date, type PlainDate } from '../../../src/base/index.js';
import { daysOnTop } from '../../../src/law/layers/days.js';
import { planLayers } from '../../../src/law/layers/plan.js';
import { factsRecord } from '../../helpers/record.js';

const record = factsRecord();

const planned = (code: string, on: PlainDate): string => {
  const found = planLayers('US', code, 'JP', on, record);
  if (found.status !== 'planned') return found.status;
  return JSON.stringify(found.layers.map(({ facts: { id }, ...rest }) => [id, rest]));
};

describe('the days on which duties on top may change', () => {
  const days = new Set(daysOnTop('US', 'JP', record));

  it('have the first day of a list of products, of a year and of a question, and the day after the last', () => {
    // the aluminum cans, the sixth year of solar modules and the day after the eighth, transit, farm goods left out
    for (const day of ['2025-04-04', '2024-02-07', '2026-02-07', '2026-02-28', '2025-09-08', '2025-11-13']) {
      expect(days.has(date(day)), day).toBe(true);
    }
    expect(days.has(date('2024-06-01'))).toBe(false);
  });

  it('are also the day of the text that was read, the day after it, and that after the last known', () => {
    for (const day of ['2026-04-23', '2026-04-24', '2026-11-10']) expect(days.has(date(day)), day).toBe(true);
  });

  it('are none for goods of another origin', () => {
    expect(daysOnTop('US', 'KR', record)).toEqual([]);
  });

  it.each([
    '7606123091',
    '8703240160',
    '0902101015',
    '8807300060',
    '9401616011',
    '22030000',
    '7612901000',
    '76130000',
    '72083600',
    '7318158000',
    '84501100',
    '85414300',
    '87032301',
    '87081030',
    '09021010',
    '9403999020',
  ])('are all the days on which the plan of %s changes', (code) => {
    let changes = 0;
    for (let day = date('2026-11-10'); day > '2018-01-01'; day = addDays(day, -1)) {
      if (planned(code, day) === planned(code, addDays(day, -1))) continue;
      changes += 1;
      expect(days.has(day), `${code} changes on ${day}`).toBe(true);
    }
    expect(changes).toBeGreaterThan(3);
  });
});
