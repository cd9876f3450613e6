import { type Answer, determine, type Query } from '../law/index.js';
import type { TariffRecord } from '../record/index.js';
import { type DutyRequest, toQuery, unknownCode } from './request.js';

/**
 * What every line under a code pays for a shipment on a date: all treatments, the arithmetic, the best.
 * Throws Problem `notFound` with the nearest codes when the schedule has no such line.
 */
export const duty = (request: DutyRequest, record: TariffRecord): Answer =>
  answerFor(toQuery(request, record), request.code, record);

/** What is paid for a query; `code` is the code as it was written. */
export function answerFor(query: Query, code: string, record: TariffRecord): Answer {
  const result = determine(query, record);
  if (result.determinations.length === 0 && result.skipped.length === 0) {
    throw unknownCode(record, query.importer, code, query.code, query.date);
  }
  return result;
}

/** Whether nothing of an answer could be priced: every treatment of every line lacks something or is closed. */
export const nothingPriced = (result: Answer): boolean =>
  result.determinations.every(({ treatments }) => treatments.every((treatment) => treatment.duty === null));
