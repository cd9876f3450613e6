import { printConditions, testCondition } from '../notation/index.js';
import type { Assessment } from './assessment.js';
import type { Line } from './record.js';

/** How a line takes a shipment by its own season, use or band of unit value. */
export interface LineFit {
  readonly fits: boolean;
  /** conditions of the line that a value and a quantity would settle */
  readonly untested?: string;
}

/** Tests the conditions of a line itself. A use or a description is left to the person who chose the code. */
export function fitLine(line: Line, assessment: Assessment): LineFit {
  if (line.when.length === 0) return { fits: true };
  let untested: string | undefined;
  for (const condition of line.when) {
    const answer = testCondition(condition, assessment);
    if (answer === 'no') return { fits: false };
    if (answer === 'missing') untested = printConditions([condition]);
  }
  return untested === undefined ? { fits: true } : { fits: true, untested };
}
