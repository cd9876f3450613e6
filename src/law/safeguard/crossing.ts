import type { PlainDate } from '../../base/index.js';
import type { Span } from '../calendar/days.js';
import { type Citation, type Evidence, lowerEvidence } from '../determination.js';
import { allMet } from './conditions.js';
import { type CountingYear, countingPeriodsOf } from './countingYear.js';
import type { SafeguardInput } from './types.js';

/** Where in a counting year the conditions come to hold, as far as the figures tell. */
export interface Crossing {
  /** the period whose figure is the first to meet them, when no earlier period is open */
  readonly period: Span | undefined;
  /** the first period of which the figures do not tell, when it comes before any that meets them */
  readonly open: Span | undefined;
  /** the first period known to meet them, when an earlier one is open */
  readonly atLatest: Span | undefined;
  readonly evidence: Evidence;
  /** of the figures that pass the trigger in `period` */
  readonly citations: readonly Citation[];
}

/** Walks the periods of a counting year to the first that is not known to leave a condition unmet. */
export function crossingOf(year: CountingYear, input: SafeguardInput, lastDay: PlainDate | null): Crossing {
  let evidence: Evidence = 'published';
  let open: Span | undefined;
  for (const period of countingPeriodsOf(input.facts.counting.period, year)) {
    if (lastDay !== null && period.to > lastDay) break;
    const { met, evidence: grade, citations } = allMet(period.to, year, input);
    if (met === 'no') {
      // only the last `no` before the crossing bears on when it came
      if (!open) evidence = grade;
      continue;
    }
    if (met === 'yes') {
      const grades = lowerEvidence(evidence, grade);
      return open
        ? { period: undefined, open, atLatest: period, evidence: 'unverified', citations: [] }
        : { period, open: undefined, atLatest: undefined, evidence: grades, citations };
    }
    open ??= period;
  }
  return { period: undefined, open, atLatest: undefined, evidence, citations: [] };
}
