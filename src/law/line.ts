import { formatExact } from '../base/index.js';
import { type Answer, explainCondition, testCondition } from '../notation/index.js';
import type { Assessment } from './assessment.js';
import type { Line } from './record.js';

/** How a line takes a shipment by its own season, use or band of unit value. */
export interface LineFit {
  readonly fits: boolean;
  /** why, in words; absent for a line without a condition of its own */
  readonly explanation?: string;
}

/** What the shipment gives for the conditions of a line to be tested on. */
function given(line: Line, missing: boolean, assessment: Assessment): string {
  const band = line.when.find((condition) => condition.kind === 'valueBand');
  if (!band) return `the date is ${assessment.date}`;
  if (missing) return `not tested: it takes a customs value and a quantity in ${band.unit}`;
  const value = assessment.unitValue(band.unit);
  return value === undefined
    ? ''
    : `the customs value is ${formatExact(value)} ${band.currency}/${band.unit}`;
}

/** Tests the conditions of a line itself. A use or a description is left to the person who chose the code. */
export function fitLine(line: Line, assessment: Assessment): LineFit {
  if (line.when.length === 0) return { fits: true };
  const answers: Answer[] = line.when.map((condition) => testCondition(condition, assessment));
  const when = line.when.map((condition) => explainCondition(condition, assessment)).join(' and ');
  const fits = !answers.includes('no');
  const missing = fits && answers.includes('missing');
  const grade =
    assessment.evidence === 'published' ? '' : ` (a standard import price is ${assessment.evidence})`;
  return { fits, explanation: `the line is for ${when}${grade}; ${given(line, missing, assessment)}` };
}
