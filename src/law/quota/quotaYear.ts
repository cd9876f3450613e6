import { type PlainDate, Problem } from '../../base/index.js';
import { holdsOn } from '../calendar/days.js';
import { type QuotaYear, quotaYearOf } from '../calendar/quotaYears.js';
import type { QuotaFacts, QuotaVolume } from './facts.js';

/** The quota year of a date. Throws Problem('invalidInput') outside the life of the order. */
export function yearOfQuota(facts: QuotaFacts, on: PlainDate): QuotaYear {
  const { from, to } = facts.inForce;
  const { instrument, importer, calendar, name } = facts;
  const year = quotaYearOf(calendar.kind, on, instrument === null ? undefined : { instrument, importer });
  if (year && holdsOn(facts.inForce, on)) return year;
  const end = to === null ? '' : ` to ${to}`;
  throw new Problem(
    'invalidInput',
    `${on} is outside the life of the quota on ${name.en}: from ${from}${end}`,
  );
}

/** The volume row of a quota year. */
export const volumeOfYear = (facts: QuotaFacts, year: QuotaYear): QuotaVolume | undefined =>
  facts.volumes.find((each) => holdsOn(each, year.from));
