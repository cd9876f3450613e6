import { z } from 'zod';
import { readFrom, writtenTo } from './fields.js';
import { citation, count, decimal, evidence, label, list, plainDate } from './shared.js';

const lineClass = z
  .enum(['exact', 'parameter', 'unexplained'])
  .meta({ id: 'LineClass', description: 'exactly, with a free parameter, or not explained' });

const treatment = z
  .strictObject({
    instrument: z.string(),
    name: label,
    rate: z.string().describe('canonical notation'),
    onTop: list(label).describe('duties on top that it bears'),
    days: list(z.strictObject({ from: plainDate, to: plainDate })).describe(
      'of the year, on which it is lawful',
    ),
  })
  .meta({ id: 'LawfulTreatment' });

const explanation = z
  .strictObject({
    kind: z.string(),
    label,
    note: label.exactOptional(),
    treatments: list(treatment).describe('one, or the two between which the duty collected lies'),
    duty: decimal.nullable().describe('the lawful duty on the whole value; null where a parameter is free'),
    difference: decimal.nullable().describe('collected less lawful'),
    parameters: list(
      z.strictObject({
        id: z.enum(['share', 'unitValue', 'rate']),
        label,
        value: decimal.describe('a share or a rate as a part of one; a unit value in the currency'),
        unit: z.string().exactOptional(),
        bound: z
          .enum(['atLeast', 'atMost'])
          .exactOptional()
          .describe('the value is the least, or the most, that it can be'),
      }),
    ),
    evidence,
  })
  .meta({ id: 'Explanation' });

const lineUtilisation = z
  .strictObject({
    instrument: z.string(),
    rate: z.string(),
    ordinaryRate: z.string(),
    ordinaryDuty: decimal,
    preferenceDuty: decimal,
    valueUnderPreference: decimal,
    saved: decimal,
    unused: decimal.describe('duty that the preference could have saved besides'),
    percent: decimal.describe('saved to all that could be saved'),
    evidence,
  })
  .meta({ id: 'LineUtilisation' });

const part = {
  lines: count,
  value: decimal,
  collected: decimal,
  percent: decimal.describe('of the import value'),
};

const total = {
  lines: count.describe('lines with a preference below the ordinary duty whose use can be told'),
  value: decimal,
  valueUnderPreference: decimal,
  ordinaryDuty: decimal,
  saved: decimal,
  unused: decimal.describe('duty that the preference could have saved besides'),
  percent: decimal.nullable().describe('saved to all that could be saved'),
};

const utilisationTotal = z.strictObject(total).meta({ id: 'UtilisationTotal' });

const sharePart = z.strictObject(part).meta({ id: 'ValuePart' });

export const reconciliationSchema = z.strictObject({
  importer: z.string(),
  origin: z.string(),
  year: z.int(),
  currency: z.string(),
  file: z.string(),
  editions: list(plainDate),
  tolerance: z
    .strictObject({ amount: decimal, percentOfDuty: decimal, percentOfValue: decimal })
    .describe(
      'exact is within the greater of the amount and the part of the duty; more widely, of the value',
    ),
  total: z.strictObject({ lines: count, value: decimal, collected: decimal }),
  exact: sharePart,
  toTheValue: sharePart.describe(
    'what would be exact by the wider tolerance, of the value; not one more part of the whole',
  ),
  parameter: sharePart,
  unexplained: sharePart,
  kinds: list(z.strictObject({ kind: z.string(), class: lineClass, label, ...part })),
  utilisation: z.strictObject({
    ...total,
    ambiguous: utilisationTotal.describe('of these, where another treatment explains the duty as well'),
    notComputed: z
      .strictObject({
        lines: count,
        value: decimal,
        reasons: list(z.strictObject({ label, lines: count })),
      })
      .describe('lines with a preference whose use cannot be told'),
    control: z
      .strictObject({
        lines: count,
        ordinaryDuty: decimal,
        less: decimal.describe('what they paid less than the ordinary duty'),
        percent: decimal.describe('of the ordinary duty'),
      })
      .describe('lines with no treatment below their ordinary duty: what enters free for other reasons'),
    evidence,
  }),
  chapters: list(
    z.strictObject({
      chapter: z.string(),
      value: decimal,
      collected: decimal,
      exact: decimal,
      parameter: decimal,
      unexplained: decimal,
      utilisation: utilisationTotal,
    }),
  ),
  lines: list(
    z
      .strictObject({
        code: z.string(),
        description: z.string(),
        value: decimal,
        collected: decimal,
        class: lineClass,
        toTheValue: z
          .boolean()
          .describe('one treatment on the whole value explains it, at least by the wider tolerance'),
        explanation: explanation.nullable(),
        alternatives: list(explanation).describe('other lawful treatments that fit as well'),
        cause: label.nullable().describe('why nothing explains it'),
        utilisation: lineUtilisation.nullable(),
        utilisationNotComputed: label.nullable().describe('why the use of its preference cannot be told'),
      })
      .meta({ id: 'ReconciledLine' }),
  ),
  repeated: count.describe('rows whose code stood before; their amounts are added up'),
  empty: count.describe('rows without value and duty'),
  otherCountries: count.describe('rows of other countries of origin: left out'),
  badRows: z.strictObject({
    count,
    first: list(z.strictObject({ line: count.describe('line of the file'), reason: z.string() })),
  }),
  notIncluded: list(label),
  citations: list(citation),
});

export const reconcileRequestSchema = z.strictObject({
  file: readFrom('a CSV, plain or gzip, with a code, a customs value and a duty a row'),
  from: z.string().optional().describe('country of origin; JP when absent'),
  to: z.string().optional().describe('importing country: US or JP; US when absent'),
  year: z.string().optional().describe('YYYY; 2024 when absent'),
  columns: list(z.string()).optional().describe('"duty=paid": the column of a field whose name is not known'),
  table: writtenTo('a CSV to write, one row a line').optional(),
});
