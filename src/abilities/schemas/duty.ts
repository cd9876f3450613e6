import { z } from 'zod';
import {
  assumptions,
  citation,
  decimal,
  edition,
  evidence,
  label,
  list,
  notIncluded,
  plainDate,
  step,
  texts,
} from './shared.js';

export const amount = z.strictObject({ amount: decimal, currency: z.string() });

const rateEnd = z
  .strictObject({
    notation: z.string(),
    official: z.string(),
    duty: amount.nullable().describe('null when the question lacks what the duty takes'),
  })
  .meta({ id: 'RateEnd' });

const rateSpan = z
  .strictObject({
    lowest: rateEnd,
    highest: rateEnd
      .nullable()
      .describe('null: it is only known that the rate was not above the ordinary one'),
    rates: list(
      z.strictObject({
        notation: z.string(),
        official: z.string(),
        belief: z.string().exactOptional().describe('share of belief, where the editions teach one'),
      }),
    ).describe('every rate that is left, likeliest first; empty when only the ends are known'),
  })
  .meta({ id: 'RateSpan' });

export const status = z.enum(['available', 'conditional', 'notCovered', 'notApplicable', 'notComputed']);

export const safeguardNote = z
  .strictObject({
    safeguard: z.string(),
    name: label,
    status: z.enum(['notTriggered', 'triggered', 'inForce', 'ended', 'unknown']),
    reason: z.string().describe('why, in words'),
    rate: z
      .string()
      .exactOptional()
      .describe('what is paid while a measure runs, in canonical notation, where the facts have it'),
  })
  .meta({ id: 'SafeguardNote' });

const quotaNote = z
  .strictObject({
    quota: z.string(),
    name: label,
    year: z.string().describe('the quota year'),
    status: z.enum(['open', 'critical', 'exhausted', 'unknown']),
    reason: z.string().nullable(),
  })
  .meta({ id: 'QuotaNote' });

const charge = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['duty', 'fee', 'tax']),
    name: label,
    status,
    reason: label.exactOptional().describe('why it is not due or not computed; on what it is conditional'),
    headings: list(z.string())
      .exactOptional()
      .describe('of chapter 99 of the U.S. schedule: 9903.01.25; absent where there is none'),
    rate: z.string(),
    amount: amount.nullable().describe('null unless the status is available or conditional'),
    needs: texts('what the question lacks'),
    evidence,
    steps: list(step),
    citations: list(citation),
  })
  .meta({ id: 'Charge' });

const stack = z
  .strictObject({
    charges: list(charge).describe('in the order in which they are applied, those that are not due as well'),
    duties: amount
      .nullable()
      .describe('the duty of the treatment with the duties on top; null where one is not computed'),
    total: amount.nullable().describe('duties, fees and taxes'),
    otherwise: list(
      z.strictObject({
        question: z.string().describe('to be answered with declared: id or id=no'),
        label,
        answer: z.boolean(),
        total: amount.nullable(),
      }),
    ).describe('what the total would be if an open question were answered otherwise than is taken'),
    evidence,
  })
  .meta({ id: 'Stack' });

export const treatment = z
  .strictObject({
    instrument: z.string().describe('instrument id: mfn, usjta, cptpp and so on'),
    quota: z.enum(['in', 'out']).exactOptional(),
    status,
    reason: z.string().exactOptional(),
    claimed: z.boolean().exactOptional(),
    evidence,
    rate: z
      .strictObject({ notation: z.string(), official: z.string() })
      .nullable()
      .describe('canonical notation and the notation of the official schedule; null when there is no rate'),
    span: rateSpan
      .exactOptional()
      .describe('in place of a rate, where the facts leave several: what it lies between'),
    duty: amount.nullable().describe('null unless the status is available or conditional'),
    stack: stack
      .optional()
      .describe(
        'what lies on top of the duty; absent where there is no duty or the facts have nothing for the importer and origin',
      ),
    safeguard: safeguardNote
      .exactOptional()
      .describe('set where a safeguard bears on the treatment, or where it is not known whether it does'),
    quotaState: quotaNote
      .exactOptional()
      .describe('of a treatment within a quota whose order is in the facts: how it stands on the day'),
    requires: texts('what the importer must have or show'),
    needs: texts('what the question lacks: value, kg, part: case'),
    steps: list(step).describe('the arithmetic'),
    notIncluded: list(notIncluded),
    citations: list(citation),
  })
  .meta({ id: 'Treatment' });

export const line = z
  .strictObject({
    code: z.string().describe("with the importer's punctuation: 0201.30-010, 8415.90.80"),
    seq: z.int().positive().describe('among lines of the same code that differ by season or use'),
    country: z.string(),
    description: z.string(),
    japanese: z.string().exactOptional().describe('short name of its heading'),
    units: list(z.string()),
    when: z.string().exactOptional(),
  })
  .meta({ id: 'Line' });

const nomenclature = z.enum(['HS2017', 'HS2022', 'HS2028']);

export const mapping = z
  .strictObject({
    asked: z
      .string()
      .exactOptional()
      .describe('the code asked for, where it is of another nomenclature than the line'),
    codesOf: nomenclature.describe('of the code asked for, or of the line'),
    onDay: nomenclature.describe('in force on the day'),
    counterparts: texts('subheadings, the one of the conversion table first; none where no table is at hand'),
    relation: z.string().exactOptional().describe('1:1, n:1, 1:n or n:n'),
    note: z.string(),
    evidence,
    citation,
  })
  .meta({ id: 'CodeMapping' });

/** duties on top of the schedule */
export const layers = z.strictObject({ status: z.enum(['notComputed', 'notApplicable']), reason: label });

export const determination = z
  .strictObject({
    line,
    mapping: mapping.exactOptional(),
    selection: z
      .string()
      .exactOptional()
      .describe('how the season or the band of unit value of the line takes the shipment'),
    treatments: list(treatment),
    best: z.string().nullable().describe('instrument of the cheapest available treatment'),
    bestReason: z
      .string()
      .exactOptional()
      .describe('why no best can be named, or what the choice rests on beside the rates'),
    layers: layers.exactOptional(),
    notIncluded: list(notIncluded),
  })
  .meta({ id: 'Determination' });

const unused = list(z.strictObject({ name: z.string(), asked: list(z.string()) }));

export const answerSchema = z.strictObject({
  asOf: plainDate,
  importer: z.string(),
  origin: z.string(),
  assumptions,
  editions: list(edition),
  determinations: list(determination),
  skipped: list(z.strictObject({ code: z.string(), seq: z.int().positive(), reason: z.string() })),
  unused: unused.describe('named quantities and parts that no rate of the lines asks for'),
  unusedAnswers: unused.describe('answers to questions that no charge of the lines asks'),
});

export const dutyRequestSchema = z.strictObject({
  code: z.string().describe('a code or a prefix of one, with or without punctuation'),
  from: z.string().describe('country of origin'),
  to: z.string().describe('importing country: US or JP'),
  on: z.string().describe('YYYY-MM-DD'),
  value: z.string().optional().describe("customs value in the importer's currency"),
  quantities: list(z.string()).optional().describe('500kg, or lead content=20kg for a named basis'),
  parts: list(z.string()).optional().describe('name=number: case=120'),
  claim: z.string().optional().describe('an instrument id, or none'),
  declared: list(z.string()).optional().describe('answers to questions of charges: id, or id=no'),
});
