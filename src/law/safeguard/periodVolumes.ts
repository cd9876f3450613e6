import { add, ZERO } from '../../base/index.js';
import { lowerEvidence } from '../determination.js';
import type { Figure } from './volumes.js';

/** Volumes of single periods, in order, added up from the first; the grade is the lowest so far. */
export function cumulated(periods: readonly Figure[]): readonly Figure[] {
  const sums: Figure[] = [];
  for (const period of periods) {
    const before = sums.at(-1);
    // a repeated period is left unadded for the check that names it
    const repeated = before?.to === period.to;
    sums.push({
      ...period,
      volume: add(repeated ? ZERO : (before?.volume ?? ZERO), period.volume),
      evidence: before ? lowerEvidence(before.evidence, period.evidence) : period.evidence,
    });
  }
  return sums;
}
