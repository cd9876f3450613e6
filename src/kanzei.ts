import type { ImportReport, ImportRequest } from './abilities/importFile.js';

/** The one list of what Kanzei can do. Surfaces parse, call one of these, and print. */
export {
  checkRecord,
  type EditionReport,
  type RecordReport,
  requireSound,
} from './abilities/checkRecord.js';
export { duty, nothingPriced } from './abilities/duty.js';
export type { ImportReport, ImportRequest } from './abilities/importFile.js';
export { type LineAnswer, type LineRequest, line } from './abilities/line.js';
export type { DutyRequest } from './abilities/request.js';
export type {
  Answer,
  Citation,
  Determination,
  Evidence,
  Label,
  NotIncluded,
  Status,
  Step,
  Treatment,
} from './law/index.js';
export { openRecord, type TariffRecord } from './record/index.js';

/**
 * Reads an official file of a user's own into the user's data folder. Throws Problem `invalidInput` or `brokenData`
 * with the file, row and column of what cannot be read.
 */
export async function importFile(request: ImportRequest): Promise<ImportReport> {
  const ability = await import('./abilities/importFile.js');
  return ability.importFile(request);
}

/** The published JSON Schemas by name: "duty" is what duty gives, "duty-request" what it takes. */
export async function jsonSchemas(): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
  const ability = await import('./abilities/schemas.js');
  return ability.jsonSchemas();
}
