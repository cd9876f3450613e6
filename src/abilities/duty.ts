import { type Answer, determine } from '../law/index.js';
import type { TariffRecord } from '../record/index.js';
import { type DutyRequest, toQuery, unknownCode } from './request.js';

/**
 * What every line under a code pays for a shipment on a date: all treatments, the arithmetic, the best.
 * Throws Problem `notFound` with the nearest codes when the schedule has no such line.
 */
export function duty(request: DutyRequest, record: TariffRecord): Answer {
  const query = toQuery(request, record);
  const result = determine(query, record);
  if (result.determinations.length === 0 && result.skipped.length === 0) {
    throw unknownCode(record, query.importer, request.code, query.code, query.date);
  }
  return result;
}

/** Whether nothing of an answer could be priced: every treatment of every line lacks something or is closed. */
export const nothingPriced = (result: Answer): boolean =>
  result.determinations.every(({ treatments }) => treatments.every((treatment) => treatment.duty === null));
