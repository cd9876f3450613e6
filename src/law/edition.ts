import { nextAnniversary, type PlainDate } from '../base/index.js';
import type { Edition } from './record.js';

/** The first step after each edition's date, by staging day: a few editions, a few days. */
const steps = new WeakMap<Edition, { readonly staging: string; readonly until: PlainDate }[]>();

function nextStep(edition: Edition, staging: string): PlainDate {
  const known = steps.get(edition) ?? [];
  for (const step of known) if (step.staging === staging) return step.until;
  const until = nextAnniversary(edition.date, staging);
  steps.set(edition, [...known, { staging, until }]);
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
