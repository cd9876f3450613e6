import { z } from 'zod';
import type { PlainDate } from '../base/index.js';
import type { CalendarDay } from '../law/calendar/index.js';
import { type Answer, EVIDENCE } from '../law/index.js';
import { REFUSALS, type Refusal } from '../notation/index.js';
import type { CalendarRequest } from './calendar.js';
import type { RecordReport } from './checkRecord.js';
import type { ImportReport, ImportRequest } from './importFile.js';
import type { LineAnswer, LineRequest } from './line.js';
import type { QuotaReports, QuotaRequest } from './quota.js';
import type { DutyRequest } from './request.js';
import type { SafeguardReport, SafeguardRequest } from './safeguard.js';

const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
const texts = (description: string) => list(z.string()).describe(description);

const plainDate = z.iso
  .date()
  .meta({ id: 'Date', description: 'YYYY-MM-DD' }) as unknown as z.ZodType<PlainDate>;
const importer = z.enum(['JP', 'US']);
const evidence = z
  .enum(EVIDENCE)
  .meta({ id: 'Evidence', description: 'what the figure rests on, best first; the lowest grade used' });
const label = z.strictObject({ en: z.string(), ja: z.string() }).meta({ id: 'Label' });
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/);

const citation = z
  .strictObject({
    title: z.string(),
    locator: z.string().describe('article, note, page, line and column'),
    url: z.string().exactOptional(),
  })
  .meta({ id: 'Citation' });

const step = z
  .strictObject({
    label: z.string(),
    expression: z.string(),
    result: z.string(),
    evidence: evidence.exactOptional(),
  })
  .meta({ id: 'Step' });

const notIncluded = z
  .strictObject({
    id: z.string(),
    label,
    where: label.describe('where to look'),
    url: z.string().exactOptional(),
    appliesTo: z.string().exactOptional(),
  })
  .meta({ id: 'NotIncluded' });

const treatment = z
  .strictObject({
    instrument: z.string().describe('instrument id: mfn, usjta, cptpp and so on'),
    quota: z.enum(['in', 'out']).exactOptional(),
    status: z.enum(['available', 'conditional', 'notCovered', 'notApplicable', 'notComputed']),
    reason: z.string().exactOptional(),
    claimed: z.boolean().exactOptional(),
    evidence,
    rate: z
      .strictObject({ notation: z.string(), official: z.string() })
      .nullable()
      .describe('canonical notation and the notation of the official schedule; null when there is no rate'),
    duty: z
      .strictObject({ amount: decimal, currency: z.string() })
      .nullable()
      .describe('null unless the status is available or conditional'),
    requires: texts('what the importer must have or show'),
    needs: texts('what the question lacks: value, kg, part: case'),
    steps: list(step).describe('the arithmetic'),
    notIncluded: list(notIncluded),
    citations: list(citation),
  })
  .meta({ id: 'Treatment' });

const line = z
  .strictObject({
    code: z.string().describe("with the importer's punctuation: 0201.30-010, 8415.90.80"),
    seq: z.int().positive().describe('among lines of the same code that differ by season or use'),
    country: z.string(),
    description: z.string(),
    units: list(z.string()),
    when: z.string().exactOptional(),
  })
  .meta({ id: 'Line' });

const determination = z
  .strictObject({
    line,
    selection: z
      .string()
      .exactOptional()
      .describe('how the season or the band of unit value of the line takes the shipment'),
    treatments: list(treatment),
    best: z.string().nullable().describe('instrument of the cheapest available treatment'),
    bestReason: z.string().exactOptional().describe('why no best can be named'),
    layers: z.strictObject({ status: z.literal('notComputed'), reason: label }).exactOptional(),
    notIncluded: list(notIncluded),
  })
  .meta({ id: 'Determination' });

const edition = z.strictObject({ source: z.string(), date: plainDate });

const answerSchema = z.strictObject({
  asOf: plainDate,
  importer: z.string(),
  origin: z.string(),
  editions: list(edition),
  determinations: list(determination),
  skipped: list(z.strictObject({ code: z.string(), seq: z.int().positive(), reason: z.string() })),
  unused: list(z.strictObject({ name: z.string(), asked: list(z.string()) })).describe(
    'named quantities and parts that no rate of the lines asks for',
  ),
});

const lineAnswerSchema = z.strictObject({
  code: z.string(),
  seq: z.int().positive(),
  country: importer,
  description: z.string(),
  units: list(z.string()),
  when: z.string().exactOptional(),
  edition,
  cells: z.record(z.string(), z.string()).readonly().describe('column to rate in the canonical notation'),
});

const count = z.int().nonnegative();
const reasons = Object.keys(REFUSALS) as [Refusal, ...Refusal[]];

const recordReportSchema = z.strictObject({
  editions: list(
    z.strictObject({
      importer,
      date: plainDate,
      source: z.string(),
      evidence,
      lines: count,
      linesWithGeneralRate: count,
      cells: count.describe('cells that are not blank'),
      read: count,
      refused: z.record(z.enum(reasons), count).readonly(),
      otherShare: decimal.describe('cells refused for a reason the source does not give, in per cent'),
    }),
  ),
  instruments: count,
  ok: z.boolean(),
  faults: list(z.string()),
});

const importReportSchema = z.strictObject({
  importer,
  edition: z.string(),
  lines: count,
  cells: count,
  refused: count,
  refusedCells: list(z.strictObject({ code: z.string(), column: z.string(), text: z.string() })),
  replaces: z.boolean().describe('an edition of the same date was at hand before'),
  file: z.string(),
});

const span = { from: plainDate, to: plainDate.describe('included') };

const calendarDaySchema = z.strictObject({
  date: plainDate,
  weekday: z.enum(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']),
  japaneseFiscalYear: z.strictObject({ year: z.int(), name: z.string(), ...span }),
  agreementYears: list(
    z.strictObject({
      instrument: z.string(),
      importer,
      year: z.int().positive().describe('1 for the year of entry into force'),
      ...span,
      evidence,
      citation,
      note: z.string().exactOptional(),
    }),
  ).describe('of the agreements in force on the date'),
  tenDayPeriod: z.strictObject({ third: z.literal([1, 2, 3]), ...span }),
  holiday: z
    .strictObject({
      date: plainDate,
      name: label,
      basis: z.enum(['day', 'substitute', 'between']),
      evidence,
    })
    .nullable(),
  businessDay: z.boolean().describe('whether Japan Customs is open'),
  nextBusinessDay: plainDate,
  quotaYears: list(
    z.strictObject({
      calendar: z.enum(['calendarYear', 'japaneseFiscalYear', 'agreementYear']),
      name: z.string(),
      ...span,
    }),
  ).describe("of Japan's quotas under USJTA while in force, and of the U.S. beef quota"),
});

const unverified = list(
  z.strictObject({
    fact: label,
    about: z.string().describe('where the source has it, or what is known of it'),
  }),
).describe('the facts an answer for this date may rest on that are unverified');

const volume = {
  volume: decimal,
  unit: z.string(),
  evidence,
  citation,
  note: z.string().exactOptional(),
};
const gradedVolume = z.strictObject(volume).meta({ id: 'GradedVolume' });
const countedVolume = z
  .strictObject({ ...volume, to: plainDate.describe('counted from the start of the year to this day') })
  .meta({ id: 'CountedVolume' });
const share = z
  .strictObject({ exact: z.string(), percent: z.string().describe('to one decimal') })
  .meta({ id: 'Share' });
const distance = decimal.nullable().describe('left to the threshold; below zero once it is passed');

const safeguardReportSchema = z.strictObject({
  safeguard: z.enum(['beef', 'pork', 'processed-pork', 'whey', 'oranges', 'race-horses']),
  name: label,
  on: plainDate,
  status: z.enum(['notTriggered', 'triggered', 'inForce', 'ended', 'unknown']),
  reason: z.string().nullable(),
  year: z.strictObject({ name: z.string(), ...span }).describe('the counting year of the date'),
  trigger: gradedVolume.nullable(),
  volume: countedVolume.nullable(),
  share: share.nullable(),
  distance,
  conditions: list(
    z.strictObject({
      name: label,
      met: z.enum(['yes', 'no', 'unknown']),
      threshold: gradedVolume.nullable(),
      volume: countedVolume.nullable(),
      share: share.nullable(),
      distance,
      evidence,
      reason: z.string().exactOptional(),
    }),
  ).describe('all must hold for one figure'),
  exceededOn: z.strictObject(span).nullable().describe('the period whose figure passed every condition'),
  earliestStart: z
    .strictObject({ value: plainDate, evidence, citation, note: z.string().exactOptional() })
    .nullable()
    .describe("earliest first day of a measure, if the next period's figure passes the trigger"),
  unknownFrom: plainDate.nullable().describe('first day on which a measure cannot be excluded'),
  measures: list(
    z.strictObject({
      year: z.string(),
      exceededIn: z.strictObject(span),
      from: plainDate,
      to: plainDate.nullable(),
      rate: z.string().nullable(),
      followedBy: z.strictObject({ from: plainDate, rate: z.string(), evidence }).nullable(),
      basis: z.enum(['recorded', 'computed']),
      agreesWithRule: z.boolean().exactOptional(),
      evidence,
      citations: list(citation),
    }),
  ),
  agreementEnds: plainDate.nullable(),
  evidence,
  steps: list(step),
  citations: list(citation),
  notComputed: list(z.string()),
  products: z.strictObject({
    codes: list(z.string()),
    unsettled: list(z.string()).describe('codes of which it is not known whether they are covered'),
    evidence,
    citation,
    note: z.string().nullable(),
  }),
  unverified,
  notes: list(z.string()),
});

const safeguardRequestSchema = z.strictObject({
  safeguard: z.string().describe('beef, pork, processed-pork, whey, oranges or race-horses'),
  on: z.string().describe('YYYY-MM-DD'),
  volumes: z.string().optional().describe('path of a CSV of import volumes'),
});

const quotaReportSchema = z
  .strictObject({
    quota: z.string(),
    name: label,
    on: plainDate,
    status: z.enum(['open', 'critical', 'exhausted', 'unknown']),
    reason: z.string().nullable(),
    year: z.strictObject({
      calendar: z.enum(['calendarYear', 'japaneseFiscalYear', 'agreementYear']),
      name: z.string(),
      ...span,
    }),
    allocation: z.enum(['firstCome', 'licence', 'stateTrading', 'tender']).nullable(),
    volume: z.strictObject({ ...volume, approximate: z.literal(true).exactOptional() }).nullable(),
    drawn: z
      .strictObject({ ...volume, approximate: z.literal(true).exactOptional(), to: plainDate })
      .nullable()
      .describe('drawn since the year began, by the latest figure up to the date'),
    balance: decimal.nullable().describe('what is left by that figure, never below zero'),
    over: decimal.nullable().describe('drawn beyond the volume'),
    fillRate: decimal.nullable().describe('in per cent, to one decimal'),
    filled: z
      .strictObject({ ...span, evidence, citation, note: z.string().exactOptional() })
      .nullable()
      .describe('when it filled, as a source records it: a day, or the span in which it did'),
    forecast: z
      .strictObject({
        method: z.enum(['pace of this year', 'pace of past years']),
        description: z.string(),
        coverage: z.number().describe('probability of the interval, if its assumptions hold'),
        expected: plainDate.nullable().describe('null: beyond the quota year'),
        earliest: plainDate,
        latest: plainDate.nullable().describe('null: beyond the quota year'),
        basedOn: z.int().positive().describe('figures or years it rests on'),
        evidence,
      })
      .nullable(),
    rates: list(
      z.strictObject({
        codes: list(z.string()),
        inQuota: z.string().nullable(),
        outOfQuota: z.string().nullable(),
        from: plainDate,
        evidence,
        sourceGrade: z.enum(['official', 'secondary', 'derived', 'unverified']),
        citation,
        note: z.string().exactOptional(),
      }),
    ).describe('rates the facts quote; the schedule governs'),
    evidence,
    steps: list(step),
    citations: list(citation),
    notComputed: list(z.string()),
    allocationEvidence: evidence,
    importer: z.string(),
    origins: list(z.string()),
    lines: list(z.string()),
    unverified,
    notes: list(z.string()),
  })
  .meta({ id: 'Quota' });

const quotaReportsSchema = z.strictObject({
  quotas: list(quotaReportSchema),
  outside: list(z.strictObject({ quota: z.string(), reason: z.string() })).describe(
    'quotas whose order does not reach the date',
  ),
});

const quotaRequestSchema = z.strictObject({
  quota: z.string().optional().describe('a quota id; every quota when absent'),
  on: z.string().describe('YYYY-MM-DD'),
  fills: z.string().optional().describe('path of a CSV of what was drawn; needs a quota'),
});

const calendarRequestSchema = z.strictObject({ on: z.string().describe('YYYY-MM-DD, of 2018 to 2041') });

const dutyRequestSchema = z.strictObject({
  code: z.string().describe('a code or a prefix of one, with or without punctuation'),
  from: z.string().describe('country of origin'),
  to: z.string().describe('importing country: US or JP'),
  on: z.string().describe('YYYY-MM-DD'),
  value: z.string().optional().describe("customs value in the importer's currency"),
  quantities: list(z.string()).optional().describe('500kg, or lead content=20kg for a named basis'),
  parts: list(z.string()).optional().describe('name=number: case=120'),
  claim: z.string().optional().describe('an instrument id, or none'),
});

const lineRequestSchema = z.strictObject({
  code: z.string().describe('a code or a prefix of one'),
  to: z.string().optional().describe('importing country; both schedules when absent'),
  on: z.string().describe('YYYY-MM-DD'),
});

const importRequestSchema = z.strictObject({
  file: z.string().describe('path of the official file'),
  importer: z.string().describe('whose schedule it is: JP or US'),
  edition: z.string().describe('YYYY-MM-DD'),
  folder: z.string().optional(),
});

type Same<A, B> = [A, B] extends [B, A] ? true : false;

/** A schema whose type is the TypeScript type, both ways; a difference does not compile. */
const of =
  <T>() =>
  <S extends z.ZodType>(schema: Same<z.infer<S>, T> extends true ? S : never): z.ZodType =>
    schema;

/** What each ability gives and takes. */
const SCHEMAS = {
  duty: { result: of<Answer>()(answerSchema), request: of<DutyRequest>()(dutyRequestSchema) },
  line: {
    result: of<readonly LineAnswer[]>()(list(lineAnswerSchema)),
    request: of<LineRequest>()(lineRequestSchema),
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
  record: { result: of<RecordReport>()(recordReportSchema) },
  import: {
    result: of<ImportReport>()(importReportSchema),
    request: of<ImportRequest>()(importRequestSchema),
  },
} as const;

/** A date says so by its format; that a list is read-only concerns TypeScript alone. */
function simplify({
  jsonSchema,
}: {
  jsonSchema: { readOnly?: boolean; format?: string; pattern?: string };
}): void {
  delete jsonSchema.readOnly;
  if (jsonSchema.format === 'date') delete jsonSchema.pattern;
}

const TITLES: Readonly<Record<string, string>> = {
  duty: 'What a shipment pays, and why',
  'duty-request': 'A question for the duty of a shipment',
  line: 'Lines of the schedules, every cell in the canonical notation',
  'line-request': 'A question for the lines under a code',
  calendar: 'A date in every calendar of the law',
  'calendar-request': 'A question for a date in every calendar',
  safeguard: 'The state of a safeguard on a date',
  'safeguard-request': 'A question for the state of a safeguard',
  quota: 'The state of quotas on a date',
  'quota-request': 'A question for the state of quotas',
  record: 'What the record holds',
  import: 'What an import made',
  'import-request': 'A request to import an official file',
};

/** The published JSON Schemas (draft 2020-12) by name: what each ability gives, and with "-request" what it takes. */
export function jsonSchemas(): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const published = new Map<string, Readonly<Record<string, unknown>>>();
  for (const [ability, sides] of Object.entries(SCHEMAS)) {
    for (const [side, schema] of Object.entries(sides)) {
      const name = side === 'result' ? ability : `${ability}-${side}`;
      const { $schema, ...rest } = z.toJSONSchema(schema, { override: simplify });
      published.set(name, { $schema, $id: `${name}.json`, title: TITLES[name], ...rest });
    }
  }
  return published;
}
