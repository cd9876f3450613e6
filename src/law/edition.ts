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

/** Whether an edition answers for a column on a day: from its own date to the next day on which the rates may step. */
export const coversDay = (edition: Edition, staging: string, on: PlainDate): boolean =>
  edition.date <= on && on < nextStep(edition, staging);
