import { greater, multiply, ZERO } from '../../base/index.js';
import { lowerEvidence } from '../determination.js';
import { percentOf } from '../percent.js';
import type { CountingYear } from './countingYear.js';
import type { Trigger, TriggerYear } from './facts.js';
import { importsBefore } from './previousYears.js';
import type { Graded, SafeguardInput, Threshold } from './types.js';

/**
 * Pork, fresh, chilled and frozen: the trigger of Years 1 to 3 is no fixed volume but 112 % of the largest yearly U.S.
 * imports of the three years before (USTR fact sheet on pork, October 2019). The yearly imports come with the volumes,
 * as `annual` rows; with one of the three missing there is no trigger. From Year 4 the rule was not found.
 */
export function shareOfHighest(
  trigger: Trigger,
  row: TriggerYear,
  year: CountingYear,
  input: SafeguardInput,
): Threshold {
  const share = row.share ?? { percent: '100', ofHighestOfPreceding: 1 };
  let highest: Graded<typeof ZERO> = { value: ZERO, evidence: row.evidence, citation: row.citation };
  for (let before = 1; before <= share.ofHighestOfPreceding; before += 1) {
    const imports = importsBefore(trigger.counted, year, before, input);
    if ('missing' in imports) return imports;
    highest = {
      ...highest,
      value: greater(highest.value, imports.known.value),
      evidence: lowerEvidence(highest.evidence, imports.known.evidence),
    };
  }
  const value = multiply(highest.value, percentOf(share.percent));
  const note = row.note === undefined ? {} : { note: row.note };
  return { known: { ...highest, value, evidence: lowerEvidence(highest.evidence, 'computed'), ...note } };
}
