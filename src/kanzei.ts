import type { z } from 'zod';
import type { AssessProgress, AssessRequest } from './abilities/assess.js';
import type { AssessRowsRequest, RowsReport } from './abilities/assessRows.js';
import type { AssumptionsRequest } from './abilities/assumptions.js';
import type { CalendarRequest } from './abilities/calendar.js';
import type { Ability } from './abilities/catalogue.js';
import { checkRecord } from './abilities/checkRecord.js';
import { compare } from './abilities/compare.js';
import { duty } from './abilities/duty.js';
import { editions } from './abilities/editions.js';
import type { ImportReport, ImportRequest } from './abilities/importFile.js';
import type { InstrumentAnswer, InstrumentsRequest } from './abilities/instruments.js';
import type { LandedAnswer, LandedRequest } from './abilities/landed.js';
import { line } from './abilities/line.js';
import type { EquilibriumAnswer, EquilibriumRequest } from './abilities/models/equilibrium.js';
import type { GravityAnswer, GravityRequest } from './abilities/models/gravity.js';
import type { PartialAnswer, PartialRequest } from './abilities/models/partial.js';
import type { PathRequest } from './abilities/path.js';
import type { QuotaReports, QuotaRequest } from './abilities/quota.js';
import type { ReconcileRequest } from './abilities/reconcile.js';
import type { SafeguardReport, SafeguardRequest } from './abilities/safeguard.js';
import type { JsonSchema } from './abilities/schemas/jsonSchema.js';
import type { SearchAnswer, SearchRequest } from './abilities/search.js';
import type { RunReport } from './assess/index.js';
import type { CalendarDay } from './law/calendar/index.js';
import type { RatePaths } from './law/index.js';
import type { TariffRecord } from './record/index.js';
import type { Reconciliation } from './trade/index.js';

/** The one list of what Kanzei can do. Surfaces parse, call one of these, and print. */
export type { AssessProgress, AssessRequest } from './abilities/assess.js';
export type { AssessRowsRequest, RowsReport, UnusedPreference } from './abilities/assessRows.js';
export type { AssumptionsRequest } from './abilities/assumptions.js';
export type { CalendarRequest } from './abilities/calendar.js';
export type { Ability, Question } from './abilities/catalogue.js';
export {
  checkRecord,
  type EditionReport,
  type RecordReport,
  requireSound,
} from './abilities/checkRecord.js';
export {
  type ComparedAmount,
  type ComparedLine,
  type ComparedOrigin,
  type CompareRequest,
  type Comparison,
  compare,
  nothingCompared,
} from './abilities/compare.js';
export { duty, nothingPriced } from './abilities/duty.js';
export { type EditionsAnswer, editions } from './abilities/editions.js';
export type { ImportReport, ImportRequest } from './abilities/importFile.js';
export type { InstrumentAnswer, InstrumentsRequest } from './abilities/instruments.js';
export type { LandedAnswer, LandedRequest } from './abilities/landed.js';
export { type LineAnswer, type LineRequest, line } from './abilities/line.js';
export type { EquilibriumAnswer, EquilibriumRequest } from './abilities/models/equilibrium.js';
export type { GravityAnswer, GravityRequest } from './abilities/models/gravity.js';
export type { PartialAnswer, PartialRequest } from './abilities/models/partial.js';
export type { PathRequest } from './abilities/path.js';
export type { QuotaReport, QuotaReports, QuotaRequest } from './abilities/quota.js';
export type { ReconcileRequest } from './abilities/reconcile.js';
export type { DutyRequest } from './abilities/request.js';
export type { SafeguardReport, SafeguardRequest } from './abilities/safeguard.js';
export type { Field, FieldUse } from './abilities/schemas/fields.js';
export type { JsonSchema } from './abilities/schemas/jsonSchema.js';
export type { SearchAnswer, SearchCandidate, SearchRequest } from './abilities/search.js';
export type { RunReport, Stage, Summary, SummaryRow } from './assess/index.js';
export type { CalendarDay } from './law/calendar/index.js';
export { FIRST_DAY, LAST_DAY } from './law/dated/index.js';
export type {
  Answer,
  Assumption,
  Charge,
  Citation,
  Determination,
  DutyAmount,
  Evidence,
  Label,
  LinePath,
  NotIncluded,
  OpenMeasure,
  Otherwise,
  PathSpan,
  PathTrack,
  RatePaths,
  Stack,
  Status,
  Step,
  Treatment,
} from './law/index.js';
export { bestTreatment, isBest, lowerEvidence } from './law/index.js';
export { openBytes, openRecord, type TariffRecord } from './record/index.js';
export type { ReconciledLine, Reconciliation } from './trade/index.js';

/** The instruments whose rates the record holds, by their ids. Throws Problem for a country or a date that is none. */
export async function instruments(
  request: InstrumentsRequest,
  record: TariffRecord,
): Promise<readonly InstrumentAnswer[]> {
  const ability = await import('./abilities/instruments.js');
  return ability.instruments(request, record);
}

/**
 * The tariff lines that a code or words may mean, in English or Japanese: candidates with why each matches and the rates of
 * their lines on a day. Throws Problem `invalidInput` for a query that is empty or too long and for a date that is none.
 */
export async function search(request: SearchRequest, record: TariffRecord): Promise<SearchAnswer> {
  const ability = await import('./abilities/search.js');
  return ability.search(request, record);
}

/**
 * What goods cost landed: the customs value from the price by its Incoterm, the duties, fees and taxes, and the sum, in
 * steps. Throws Problem for amounts, rates and terms that cannot be used; what is needed and not given is named.
 */
export async function landed(request: LandedRequest, record: TariffRecord): Promise<LandedAnswer> {
  const ability = await import('./abilities/landed.js');
  return ability.landed(request, record);
}

/** Where a date lies in the calendars of the law. Throws Problem `invalidInput` outside 2018 to 2043. */
export async function calendar(request: CalendarRequest): Promise<CalendarDay> {
  const ability = await import('./abilities/calendar.js');
  return ability.calendar(request);
}

/**
 * The record as a question assumes it to be (a notice of termination, import volumes of a user's file), to ask in place of
 * the record. Throws Problem `usage` for a safeguard that is not there, `invalidInput` for a notice before the agreement
 * and for volumes that cannot be right.
 */
export async function assume(request: AssumptionsRequest, record: TariffRecord): Promise<TariffRecord> {
  const ability = await import('./abilities/assumptions.js');
  return ability.assume(request, record);
}

/**
 * The rates of every line under a code over time, instrument by instrument. Throws Problem `notFound` with the nearest
 * codes when the schedule has no such line, `invalidInput` for a code of more than 100 lines and for days that are none.
 */
export async function path(request: PathRequest, record: TariffRecord): Promise<RatePaths> {
  const ability = await import('./abilities/path.js');
  return ability.path(request, record);
}

/**
 * The state of a safeguard on a date, by the volumes of the facts or of a user's file. Throws Problem `usage` for one that
 * is not there, `invalidInput` for a date outside the agreement and for volumes that cannot be right.
 */
export async function safeguard(request: SafeguardRequest, record: TariffRecord): Promise<SafeguardReport> {
  const ability = await import('./abilities/safeguard.js');
  return ability.safeguard(request, record);
}

/**
 * The state of a quota on a date, or of every quota. Throws Problem `usage` for one that is not there, `invalidInput` for a
 * date outside its life and for fills that cannot be right.
 */
export async function quota(request: QuotaRequest, record: TariffRecord): Promise<QuotaReports> {
  const ability = await import('./abilities/quota.js');
  return ability.quota(request, record);
}

/**
 * Assesses a file of entries: what was due on each under every treatment, the best, what was paid beyond the claim, the
 * preference left unused. Throws Problem `invalidInput` for a file that cannot be read, lacks a column or changes while it
 * is read, `usage` for options that are none.
 */
export async function assess(
  request: AssessRequest,
  record: TariffRecord,
  progress?: AssessProgress,
  signal?: AbortSignal,
): Promise<RunReport> {
  const ability = await import('./abilities/assess.js');
  return ability.assess(request, record, progress, signal);
}

/**
 * Assesses a CSV of entries that is held in memory, as `assess` does a file, also in a browser. Throws Problem
 * `invalidInput` for what cannot be read or lacks a column.
 */
export async function assessRows(
  request: AssessRowsRequest,
  record: TariffRecord,
  progress?: (done: number, all: number) => void,
): Promise<RowsReport> {
  const ability = await import('./abilities/assessRows.js');
  return ability.assessRows(request, record, progress);
}

/**
 * Reconciles what was collected on each code in a year with every duty that the law allows, and says how far a preference
 * was used. Throws Problem `invalidInput` for a file that cannot be read, lacks a column or has no row that can be used,
 * `usage` for a column map that is none.
 */
export async function reconcile(request: ReconcileRequest, record: TariffRecord): Promise<Reconciliation> {
  const ability = await import('./abilities/reconcile.js');
  return ability.reconcile(request, record);
}

/**
 * Estimates a gravity equation on a user's table of trade flows by a formula: Poisson pseudo maximum likelihood or least
 * squares with any fixed effects. Throws Problem `invalidInput` for a table, a formula or cells that cannot be used and where
 * no maximum is found, `usage` for a tolerance that is none.
 */
export async function gravity(request: GravityRequest, signal?: AbortSignal): Promise<GravityAnswer> {
  const ability = await import('./abilities/models/gravity.js');
  return ability.gravity(request, signal);
}

/**
 * What a change of tariffs does on the markets of a user's table, in partial equilibrium: SMART, an Armington market or GSIM.
 * Throws Problem `invalidInput` for a table, cells or elasticities that cannot be used and where a solver does not come to an
 * end, `usage` for options that are none.
 */
export async function partial(request: PartialRequest, signal?: AbortSignal): Promise<PartialAnswer> {
  const ability = await import('./abilities/models/partial.js');
  return ability.partial(request, signal);
}

/**
 * What a change of trade costs or tariffs does in general equilibrium, on a user's trade matrix: prices, output, real
 * income, trade and multilateral resistances as ratios new to old, or the best tariffs of countries. Throws Problem
 * `invalidInput` for tables, cells and elasticities that cannot be used and where a solver does not come to an end, `usage`
 * for options that are none.
 */
export async function equilibrium(
  request: EquilibriumRequest,
  signal?: AbortSignal,
): Promise<EquilibriumAnswer> {
  const ability = await import('./abilities/models/equilibrium.js');
  return ability.equilibrium(request, signal);
}

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
  const ability = await import('./abilities/schemas/index.js');
  return ability.jsonSchemas();
}

/**
 * Every ability with its schemas, to make a surface from: whatever is in this list has a route and a tool. One that is
 * written and not listed here does not compile.
 */
export async function abilities(): Promise<readonly Ability[]> {
  const { catalogueOf } = await import('./abilities/catalogue.js');
  return catalogueOf({
    duty,
    compare,
    search,
    landed,
    path,
    line,
    instruments,
    calendar,
    safeguard,
    quota,
    reconcile,
    assess: (request: AssessRequest, record, signal) => assess(request, record, undefined, signal),
    gravity: (request: GravityRequest, _record, signal) => gravity(request, signal),
    partial: (request: PartialRequest, _record, signal) => partial(request, signal),
    equilibrium: (request: EquilibriumRequest, _record, signal) => equilibrium(request, signal),
    record: (_request, record) => checkRecord(record),
    editions: (_request, record) => editions(record),
    import: importFile,
    assume,
  });
}

/** What writes the schema of a surface as the schemas of the abilities are written: JSON Schema, draft 2020-12. */
export async function jsonSchemaWriter(): Promise<(schema: z.ZodType) => JsonSchema> {
  const { jsonSchemaOf } = await import('./abilities/schemas/jsonSchema.js');
  return jsonSchemaOf;
}
