import { daysBetween, exact } from '../../base/index.js';
import type { Span } from '../calendar/days.js';
import { lowerEvidence } from '../determination.js';
import type { PastYear } from './forecast.js';
import { volumeOfYear, yearOfQuota } from './quotaYear.js';
import type { QuotaInput } from './types.js';

/**
 * The years before a quota year whose fill is recorded, with the days it took. Of a fill known to a span of days only, the
 * middle of the span is taken.
 */
export function pastYearsOf({ facts }: QuotaInput, before: Span): readonly PastYear[] {
  return facts.filled.flatMap((filled) => {
    if (!filled.from || !filled.to || filled.to >= before.from) return [];
    const year = yearOfQuota(facts, filled.from);
    const row = volumeOfYear(facts, year);
    if (!row?.volume) return [];
    const middle = Math.floor(daysBetween(filled.from, filled.to) / 2);
    return {
      year: year.name,
      volume: exact(row.volume),
      days: daysBetween(year.from, filled.from) + middle + 1,
      evidence: lowerEvidence(row.evidence, filled.evidence),
    };
  });
}
