import { z } from 'zod';
import { INCOTERM_CODES } from '../../law/valuation/index.js';
import { answerSchema, dutyRequestSchema, status } from './duty.js';
import { readFrom } from './fields.js';
import {
  assumptions,
  citation,
  evidence,
  label,
  list,
  notIncluded,
  plainDate,
  step,
  texts,
} from './shared.js';

const exactText = z
  .string()
  .regex(/^-?\d+(\.\d+|\/\d+)?$/)
  .describe('exact: a decimal, or p/q where no finite decimal is equal');

const amount = z.strictObject({ amount: exactText, currency: z.string() }).meta({ id: 'ExactAmount' });

const need = z
  .strictObject({ id: z.string().describe('a component, or "rate USD"'), label })
  .meta({ id: 'SaleNeed' });

const component = z
  .strictObject({
    id: z.enum(['price', 'inland', 'freight', 'insurance', 'delivery', 'duties']),
    label,
    inPrice: z.boolean().describe('whether the price contains it by the terms of sale'),
    belongs: z
      .enum(['included', 'excluded', 'asSold'])
      .describe('whether it belongs to the customs value; asSold: as far as the price contains it'),
    effect: z.enum(['price', 'added', 'deducted', 'none']),
    given: amount.nullable(),
    converted: amount.nullable().describe("in the importer's currency"),
  })
  .meta({ id: 'ValuedComponent' });

const exchange = z
  .strictObject({
    currency: z.string(),
    rate: exactText,
    basis: z.enum(['given', 'table', 'facts']),
    from: plainDate.nullable().describe('the days on which it is used; null for a rate given'),
    to: plainDate.nullable(),
    law: label.describe('which rate the law uses'),
    evidence: evidence.nullable().describe('null for a rate given'),
    citation,
  })
  .meta({ id: 'ExchangeUsed' });

const customsValue = z
  .strictObject({
    amount: amount.nullable().describe('null where something is lacking'),
    needs: list(need),
    steps: list(step),
    evidence,
    citations: list(citation),
  })
  .meta({ id: 'CustomsValue' });

const treatment = z
  .strictObject({
    instrument: z.string(),
    quota: z.enum(['in', 'out']).exactOptional(),
    status,
    reason: z.string().exactOptional(),
    duty: amount.nullable(),
    charges: amount.nullable().describe('duties, fees and taxes'),
    landed: amount.nullable(),
    perUnit: list(z.strictObject({ unit: z.string(), amount: exactText, currency: z.string() })),
    steps: list(step),
    otherwise: list(
      z.strictObject({ question: z.string(), label, answer: z.boolean(), landed: amount.nullable() }),
    ).describe('what it would be if an open question of a charge were answered otherwise than is taken'),
    difference: amount
      .exactOptional()
      .describe('how far the duties that a price with duty paid contains are from those computed'),
    evidence,
    notIncluded: list(notIncluded),
  })
  .meta({ id: 'LandedTreatment' });

const line = z
  .strictObject({
    code: z.string(),
    seq: z.int().positive(),
    best: z.string().nullable(),
    bestReason: z.string().exactOptional(),
    treatments: list(treatment),
  })
  .meta({ id: 'LandedLine' });

export const landedAnswerSchema = z.strictObject({
  asOf: plainDate,
  importer: z.string(),
  origin: z.string(),
  incoterm: z.strictObject({ code: z.string(), name: label, place: label }),
  basis: label.describe('what the customs value is, in words'),
  components: list(component),
  exchange: list(exchange),
  customsValue,
  needs: list(need).describe('what the landed cost lacks beside the customs value'),
  lines: list(line),
  evidence,
  assumptions,
  notes: list(label),
  notIncluded: list(notIncluded),
  unusedRates: texts('currencies of rates given that no amount needs'),
  duty: answerSchema.describe('the duty of the shipment at this customs value'),
});

const { value: _value, ...goods } = dutyRequestSchema.shape;
const charge = z.string().optional();

export const landedRequestSchema = z.strictObject({
  ...goods,
  price: z.string().describe('amount with its currency: 10000 USD'),
  incoterm: z.string().describe(`one of ${INCOTERM_CODES.join(', ')}`),
  inland: charge.describe('carriage and charges in the country of exportation, with the currency, or 0'),
  freight: charge.describe('freight to the place of importation, with the currency, or 0'),
  freightShare: z.string().optional().describe('share of the freight that falls on these goods: 40% or 2/5'),
  insurance: charge.describe('insurance to the place of importation, with the currency, or 0'),
  delivery: charge.describe('carriage after the place of importation, with the currency, or 0'),
  duties: charge.describe('import duties, fees and taxes inside a price with duty paid (DDP)'),
  rates: list(z.string()).optional().describe('USD=149.32 JPY: one unit of the foreign currency'),
  rateTable: readFrom('a CSV of exchange rates: currency, from, to, rate, and unit').optional(),
  exported: z.string().optional().describe('day of exportation, by which the United States convert'),
  mode: z
    .enum(['sea', 'air'])
    .optional()
    .describe('how the goods arrive; by sea under FAS, FOB, CFR and CIF when absent'),
});
