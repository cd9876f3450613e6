import { nextAnniversary, type PlainDate } from '../base/index.js';
import type { Edition } from './record.js';

const steps = new WeakMap<Edition, Map<string, PlainDate>>();

function nextStep(edition: Edition, staging: string): PlainDate {
  let known = steps.get(edition);
  if (!known) {
    known = new Map();
    steps.set(edition, known);
  }
  let until = known.get(staging);
  if (!until) {
    until = nextAnniversary(edition.date, staging);
    known.set(staging, until);
  }
  return until;
}

/** Why the edition does not answer for a column on the date, if so: its rates step each year on the staging day. */
export function beyondEdition(edition: Edition, staging: string, date: PlainDate): string | undefined {
  if (date < edition.date) {
    return `the first edition at hand is of ${edition.date}; rates before it are not in the facts`;
  }
  const until = nextStep(edition, staging);
  return date < until
    ? undefined
    : `the edition of ${edition.date} answers until the next step on ${until}; rates after it are not in the facts`;
}
