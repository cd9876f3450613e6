import { addDays, type PlainDate, Problem } from '../../base/index.js';
import { addMonths } from '../calendar/days.js';
import { japaneseFiscalYearOf } from '../calendar/japaneseFiscalYear.js';
import { LAST_DAY } from '../dated/horizon.js';
import type { SafeguardFacts } from './facts.js';

/**
 * The last day of the agreement after a notice of termination: it ends four months after the notice, so the day before
 * is its last. Throws Problem('invalidInput') for a notice before entry into force.
 */
export function lastDayAfterNotice(facts: SafeguardFacts, notice: PlainDate): PlainDate {
  const { inForce, termination } = facts;
  if (notice < inForce.from) {
    throw new Problem(
      'invalidInput',
      `notice of termination on ${notice} comes before the agreement, which is in force from ${inForce.from}`,
    );
  }
  return addDays(addMonths(notice, termination.noticeMonths), -1);
}

/** Throws Problem('invalidInput') for a date outside the life of the agreement or beyond the years worked out. */
export function requireInForce(facts: SafeguardFacts, on: PlainDate, lastDay: PlainDate | null): void {
  if (on < facts.inForce.from) {
    throw new Problem(
      'invalidInput',
      `${on} is before the agreement: it is in force from ${facts.inForce.from}, and so is its safeguard on ${facts.name.en}`,
    );
  }
  const { to: last } = japaneseFiscalYearOf(LAST_DAY);
  if (on > last) throw new Problem('invalidInput', `a safeguard is worked out to ${last}; ${on} is later`);
  if (lastDay !== null && on > lastDay) {
    throw new Problem(
      'invalidInput',
      `${on} is after the end of the agreement: with the notice given it ended on ${lastDay}, and every measure with it`,
    );
  }
}
