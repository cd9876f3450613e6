import { describe, expect, it } from 'vitest';
import { addDays, date } from '../../../src/base/index.js';
import { daysOnTop } from '../../../src/law/layers/daysOnTop.js';
import { planLayers } from '../../../src/law/layers/plan.js';
import { factsRecord } from '../../helpers/record.js';

const record = factsRecord();

describe('the days on which duties on top may change', () => {
  it('are also those of the lists, the questions, the text that was read and the last day known', () => {
    const days = daysOnTop('US', 'JP', record);
    // a list from 13 November 2025, a question to the day before, the text of 23 April 2026, known to 9 November 2026
    for (const day of ['2025-11-13', '2025-09-16', '2026-04-23', '2026-04-24', '2026-11-10'])
      expect(days).toContain(day);
  });

  it('leave no day between them on which the plan of a line differs', () => {
    const starts = [...new Set(daysOnTop('US', 'JP', record))].sort();
    for (const code of ['7606123091', '8703240160', '0902101015', '8807300060', '9401616011']) {
      for (const [i, start] of starts.entries()) {
        const next = starts[i + 1] ?? date('2027-12-31');
        const whole = planLayers('US', code, 'JP', start, record);
        expect(planLayers('US', code, 'JP', addDays(next, -1), record), `${code} ${start}`).toEqual(whole);
      }
    }
  });

  it('are none for goods of another origin', () => {
    expect(daysOnTop('US', 'KR', record)).toEqual([]);
  });
});
