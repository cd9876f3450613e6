import { describe, expect, it } from 'vitest';
import { addDays, date, type PlainDate } from '../../../src/base/index.js';
import { layerDays } from '../../../src/law/layers/days.js';
import type { LayersFacts } from '../../../src/law/layers/index.js';
import { planLayers } from '../../../src/law/layers/plan.js';
import { factsRecord } from '../../helpers/record.js';

const record = factsRecord();
const facts = record.layers.find(({ importer }) => importer === 'US') as LayersFacts;

const planned = (code: string, on: PlainDate): string => {
  const found = planLayers('US', code, 'JP', on, record);
  if (found.status !== 'planned') return found.status;
  return JSON.stringify(found.layers.map(({ facts: { id }, ...rest }) => [id, rest]));
};

describe('the days on which duties on top may change', () => {
  const days = new Set(layerDays(facts));

  it('have the first day of a list of products, of a year and of a question, and the day after the last', () => {
    // the aluminum cans, the sixth year of solar modules and the day after the eighth, transit
    for (const day of ['2025-04-04', '2024-02-07', '2026-02-07', '2026-02-28', '2025-09-08']) {
      expect(days.has(date(day)), day).toBe(true);
    }
    expect(days.has(date('2024-06-01'))).toBe(false);
  });

  it.each([
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
