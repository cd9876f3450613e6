import { z } from 'zod';
import type { PlainDate } from '../base/index.js';
import { type Answer, EVIDENCE } from '../law/index.js';
import { REFUSALS, type Refusal } from '../notation/index.js';
import type { RecordReport } from './checkRecord.js';
import type { ImportReport, ImportRequest } from './importFile.js';
import type { LineAnswer, LineRequest } from './line.js';
import type { DutyRequest } from './request.js';

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
