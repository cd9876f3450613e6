import { formatGrouped } from '../base/index.js';
import { type Answer, explainCondition, testCondition } from '../notation/index.js';
import type { Assessment } from './assessment.js';
import type { Evidence } from './determination.js';
import type { Line } from './record.js';

/** How a line takes a shipment by its own season, use or band of unit value. */
export interface LineFit {
  readonly fits: boolean;
  /** why, in words */
  readonly explanation: string;
  /** what a band of unit value lacks to be tested */
  readonly needs: readonly string[];
  /** what the choice rests on, where a standard import price bounds a band */
  readonly evidence: Evidence;
}

/** What the shipment gives for the conditions of a line to be tested on. */
function given(line: Line, missing: boolean, assessment: Assessment): string {
  const band = line.when.find((condition) => condition.kind === 'valueBand');
  if (!band) {
    return line.when.some(({ kind }) => kind === 'season')
      ? `the date is ${assessment.date}`
      : 'the importer must show it';
  }
  if (missing) return `not tested: it takes a customs value and a quantity in ${band.unit}`;
  const value = assessment.unitValue(band.unit);
  return value === undefined
    ? ''
    : `the customs value is ${formatGrouped(value)} ${band.currency}/${band.unit}`;
}

/** Tests the conditions of a line that has any. A quota or a use is for the importer to show; it closes no line. */
export function fitLine(line: Line, assessment: Assessment): LineFit {
  assessment.reset('published');
  const answers: Answer[] = line.when.map((condition) => testCondition(condition, assessment));
  const when = line.when.map((condition) => explainCondition(condition, assessment)).join(' and ');
  const fits = !answers.includes('no');
  const missing = fits && answers.includes('missing');
  const { evidence } = assessment;
  const grade = evidence === 'published' ? '' : ` (a standard import price is ${evidence})`;
  const needs = missing ? assessment.needs : [];
  const explanation = `the line is for ${when}${grade}; ${given(line, missing, assessment)}`;
  return { fits, explanation, needs, evidence };
}
