import { z } from 'zod';
import { amount, answerSchema, determination, dutyRequestSchema, layers, status, treatment } from './duty.js';
import { list, notIncluded } from './shared.js';

const compared = z
  .strictObject({
    amount: amount.nullable().describe('null where it is not computed'),
    margin: amount.nullable().describe('above the least that is known; null where it is not computed'),
  })
  .meta({ id: 'ComparedAmount' });

const other = z
  .strictObject({
    instrument: z.string(),
    quota: z.enum(['in', 'out']).exactOptional(),
    status,
    reason: z.string().exactOptional(),
    rate: z.string().nullable().describe('canonical notation'),
    duty: amount.nullable(),
  })
  .meta({ id: 'OtherTreatment' });

const origin = z
  .strictObject({
    origin: z.string(),
    best: determination.shape.best,
    bestReason: determination.shape.bestReason,
    treatment: treatment.nullable().describe('the best, as duty gives it; null where none can be named'),
    duty: compared,
    duties: compared.describe('with the duties on top'),
    others: list(other).describe('the other treatments'),
    layers: layers.exactOptional(),
    notIncluded: list(notIncluded),
  })
  .meta({ id: 'ComparedOrigin' });

const cheapest = z
  .strictObject({
    origins: list(z.string()).describe('of those whose amount is computed; none where nothing is'),
    open: list(z.string()).describe('whose amount is not computed and could be lower'),
  })
  .meta({ id: 'Cheapest' });

const { asOf, importer, assumptions, editions, skipped, unused, unusedAnswers } = answerSchema.shape;

export const comparisonSchema = z.strictObject({
  asOf,
  importer,
  origins: list(z.string()).describe('in the order of the question'),
  assumptions,
  editions,
  lines: list(
    z.strictObject({
      line: determination.shape.line,
      mapping: determination.shape.mapping,
      selection: determination.shape.selection,
      origins: list(origin),
      cheapest: z.strictObject({ duty: cheapest, duties: cheapest }),
    }),
  ),
  skipped,
  unused,
  unusedAnswers,
});

export const compareRequestSchema = dutyRequestSchema.omit({ from: true, claim: true }).extend({
  origins: list(z.string()).describe('countries of origin, 2 to 20'),
});
