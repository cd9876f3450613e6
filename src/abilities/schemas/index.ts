import type { z } from 'zod';
import type { RunReport } from '../../assess/index.js';
import type { CalendarDay } from '../../law/calendar/index.js';
import type { Answer, RatePaths } from '../../law/index.js';
import type { Reconciliation } from '../../trade/index.js';
import type { AssessRequest } from '../assess.js';
import type { AssumptionsRequest } from '../assumptions.js';
import type { CalendarRequest } from '../calendar.js';
import type { RecordReport } from '../checkRecord.js';
import type { CompareRequest, Comparison } from '../compare.js';
import type { EditionsAnswer } from '../editions.js';
import type { ImportReport, ImportRequest } from '../importFile.js';
import type { InstrumentAnswer, InstrumentsRequest } from '../instruments.js';
import type { LandedAnswer, LandedRequest } from '../landed.js';
import type { LineAnswer, LineRequest } from '../line.js';
import type { EquilibriumAnswer, EquilibriumRequest } from '../models/equilibrium.js';
import type { GravityAnswer, GravityRequest } from '../models/gravity.js';
import type { PartialAnswer, PartialRequest } from '../models/partial.js';
import type { PathRequest } from '../path.js';
import type { QuotaReports, QuotaRequest } from '../quota.js';
import type { ReconcileRequest } from '../reconcile.js';
import type { DutyRequest } from '../request.js';
import type { SafeguardReport, SafeguardRequest } from '../safeguard.js';
import type { SearchAnswer, SearchRequest } from '../search.js';
import { assessRequestSchema, runReportSchema } from './assess.js';
import { assumptionsRequestSchema } from './assumptions.js';
import { calendarDaySchema, calendarRequestSchema } from './calendar.js';
import { compareRequestSchema, comparisonSchema } from './compare.js';
import { answerSchema, dutyRequestSchema } from './duty.js';
import { editionsAnswerSchema } from './editions.js';
import { equilibriumAnswerSchema, equilibriumRequestSchema } from './equilibrium.js';
import { gravityAnswerSchema, gravityRequestSchema } from './gravity.js';
import { importReportSchema, importRequestSchema } from './import.js';
import { instrumentAnswerSchema, instrumentsRequestSchema } from './instruments.js';
import { jsonSchemaOf } from './jsonSchema.js';
import { landedAnswerSchema, landedRequestSchema } from './landed.js';
import { lineAnswerSchema, lineRequestSchema } from './line.js';
import { partialAnswerSchema, partialRequestSchema } from './partial.js';
import { pathRequestSchema, ratePathsSchema } from './path.js';
import { quotaReportsSchema, quotaRequestSchema } from './quota.js';
import { reconcileRequestSchema, reconciliationSchema } from './reconcile.js';
import { recordReportSchema } from './record.js';
import { safeguardReportSchema, safeguardRequestSchema } from './safeguard.js';
import { searchAnswerSchema, searchRequestSchema } from './search.js';
import { list } from './shared.js';

type Same<A, B> = [A, B] extends [B, A] ? true : false;

/** A schema whose type is the TypeScript type, both ways; a difference does not compile. */
const of =
  <T>() =>
  <S extends z.ZodType>(schema: Same<z.infer<S>, T> extends true ? S : never): z.ZodType =>
    schema;

/** What each ability gives and takes. */
export const SCHEMAS = {
  duty: { result: of<Answer>()(answerSchema), request: of<DutyRequest>()(dutyRequestSchema) },
  compare: {
    result: of<Comparison>()(comparisonSchema),
    request: of<CompareRequest>()(compareRequestSchema),
  },
  landed: {
    result: of<LandedAnswer>()(landedAnswerSchema),
    request: of<LandedRequest>()(landedRequestSchema),
  },
  path: { result: of<RatePaths>()(ratePathsSchema), request: of<PathRequest>()(pathRequestSchema) },
  assume: { request: of<AssumptionsRequest>()(assumptionsRequestSchema) },
  line: {
    result: of<readonly LineAnswer[]>()(list(lineAnswerSchema)),
    request: of<LineRequest>()(lineRequestSchema),
  },
  search: {
    result: of<SearchAnswer>()(searchAnswerSchema),
    request: of<SearchRequest>()(searchRequestSchema),
  },
  instruments: {
    result: of<readonly InstrumentAnswer[]>()(list(instrumentAnswerSchema)),
    request: of<InstrumentsRequest>()(instrumentsRequestSchema),
  },
  calendar: {
    result: of<CalendarDay>()(calendarDaySchema),
    request: of<CalendarRequest>()(calendarRequestSchema),
  },
  safeguard: {
    result: of<SafeguardReport>()(safeguardReportSchema),
    request: of<SafeguardRequest>()(safeguardRequestSchema),
  },
  quota: {
    result: of<QuotaReports>()(quotaReportsSchema),
    request: of<QuotaRequest>()(quotaRequestSchema),
  },
  reconcile: {
    result: of<Reconciliation>()(reconciliationSchema),
    request: of<ReconcileRequest>()(reconcileRequestSchema),
  },
  assess: { result: of<RunReport>()(runReportSchema), request: of<AssessRequest>()(assessRequestSchema) },
  gravity: {
    result: of<GravityAnswer>()(gravityAnswerSchema),
    request: of<GravityRequest>()(gravityRequestSchema),
  },
  partial: {
    result: of<PartialAnswer>()(partialAnswerSchema),
    request: of<PartialRequest>()(partialRequestSchema),
  },
  equilibrium: {
    result: of<EquilibriumAnswer>()(equilibriumAnswerSchema),
    request: of<EquilibriumRequest>()(equilibriumRequestSchema),
  },
  record: { result: of<RecordReport>()(recordReportSchema) },
  editions: { result: of<EditionsAnswer>()(editionsAnswerSchema) },
  import: {
    result: of<ImportReport>()(importReportSchema),
    request: of<ImportRequest>()(importRequestSchema),
  },
} as const;

export const TITLES: Readonly<Record<string, string>> = {
  duty: 'What a shipment pays, and why',
  'duty-request': 'A question for the duty of a shipment',
  compare: 'What goods of several origins pay, side by side',
  'compare-request': 'A question for what goods of several origins pay',
  landed: 'What goods cost landed, and why',
  'landed-request': 'A question for the landed cost of a shipment',
  path: 'Rates over time',
  'path-request': 'A question for rates over time',
  'assume-request': 'What a question about rates may assume beside the facts',
  line: 'Lines of the schedules, every cell in the canonical notation',
  'line-request': 'A question for the lines under a code',
  search: 'Candidates for a code or for words, with their lines and rates',
  'search-request': 'A question for tariff lines by code or words',
  instruments: 'The instruments under which goods may pay',
  'instruments-request': 'A question for instruments',
  calendar: 'A date in every calendar of the law',
  'calendar-request': 'A question for a date in every calendar',
  safeguard: 'The state of a safeguard on a date',
  'safeguard-request': 'A question for the state of a safeguard',
  quota: 'The state of quotas on a date',
  'quota-request': 'A question for the state of quotas',
  reconcile: 'What was collected in a year, reconciled with what the law allows',
  'reconcile-request': 'A request to reconcile a table of what was collected',
  assess: 'What an assessment of a file of entries made',
  'assess-request': 'A request to assess a file of entries',
  gravity: 'A gravity equation estimated on a table of trade flows',
  'gravity-request': 'A question for a gravity estimation',
  partial: 'What a change of tariffs does on its markets, in partial equilibrium',
  'partial-request': 'A question for markets in partial equilibrium',
  equilibrium: 'What a change of trade costs or tariffs does, in general equilibrium',
  'equilibrium-request': 'A question for general equilibrium',
  record: 'What the record holds',
  editions: 'The editions of the schedules at hand',
  import: 'What an import made',
  'import-request': 'A request to import an official file',
};

/** The published JSON Schemas (draft 2020-12) by name: what each ability gives, and with "-request" what it takes. */
export function jsonSchemas(): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const published = new Map<string, Readonly<Record<string, unknown>>>();
  for (const [ability, sides] of Object.entries(SCHEMAS)) {
    for (const [side, schema] of Object.entries(sides)) {
      const name = side === 'result' ? ability : `${ability}-${side}`;
      const { $schema, ...rest } = jsonSchemaOf(schema);
      published.set(name, { $schema, $id: `${name}.json`, title: TITLES[name], ...rest });
    }
  }
  return published;
}
