/** The one list of what Kanzei can do. Surfaces parse, call one of these, and print. */
export {
  checkRecord,
  type EditionReport,
  type RecordReport,
  requireSound,
} from './abilities/checkRecord.js';
export { duty, nothingPriced } from './abilities/duty.js';
export { line, type LineAnswer, type LineRequest } from './abilities/line.js';
export type { DutyRequest } from './abilities/request.js';
export type { Answer, Determination, Treatment } from './law/index.js';
export { openRecord, type TariffRecord } from './record/index.js';
