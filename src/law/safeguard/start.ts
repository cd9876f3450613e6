import { addDays, type PlainDate } from '../../base/index.js';
import { businessDayAfter } from '../calendar/businessDays.js';
import { ASSUMED, missing, type Result } from './missing.js';
import type { SafeguardInput } from './types.js';

/**
 * First day of a measure after the period that passed the trigger: so many business days of Japan Customs after the end
 * of the period, and so many days more. For beef the day after the fifth business day, `reconstructed` from the one real
 * case: a period ended on Wednesday 10 March 2021, business days 11, 12, 15, 16 and 17 March, measure from 18 March.
 */
export function startAfter(periodEnd: PlainDate, input: SafeguardInput): Result<PlainDate> {
  const { start } = input.facts;
  const assumed = input.assume?.startBusinessDays;
  if (start.businessDays !== null && start.thenDays !== null) {
    const value = addDays(businessDayAfter(periodEnd, start.businessDays), start.thenDays);
    const { evidence, citation, note } = start;
    return { value, evidence, citation, ...(note === undefined ? {} : { note }) };
  }
  if (assumed !== undefined) return { ...ASSUMED, value: addDays(businessDayAfter(periodEnd, assumed), 1) };
  return missing(`when a measure on ${input.facts.name.en} begins is not in the facts`);
}

/** The day on which the figure of a period is due; the end of the period itself where the facts do not say. */
export function figureDue(periodEnd: PlainDate, input: SafeguardInput): PlainDate {
  const days = input.facts.publication.businessDays ?? input.assume?.startBusinessDays;
  return days === undefined ? periodEnd : businessDayAfter(periodEnd, days);
}
