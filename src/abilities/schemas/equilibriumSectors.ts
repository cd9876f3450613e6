import { z } from 'zod';
import { citation, count, label, list } from './shared.js';

const ratio = (what: string) => z.number().describe(`${what}, new to old`);
const knownRatio = (what: string) =>
  z.number().nullable().describe(`${what}, new to old; null where there was nothing before`);
const percent = (what: string) => z.number().describe(`${what}, in percent of income`);

const terms = {
  termsOfTrade: percent('terms of trade'),
  volumeOfTrade: percent('volume of trade'),
  tradeCosts: percent('iceberg costs saved'),
};

const country = z
  .strictObject({
    id: z.string(),
    wage: ratio('wages (of all value added), world value added being the unit of account'),
    price: ratio('consumer price index'),
    realWage: ratio('wages at consumer prices'),
    realIncome: ratio('welfare, exactly: wages, tariff revenue and deficit at consumer prices'),
    output: ratio('value of output'),
    exports: knownRatio('value of exports, before duties'),
    imports: knownRatio('value of imports, before duties'),
    tariffRevenue: knownRatio('tariff revenue'),
    ...terms,
    deficit: percent('change of the deficit'),
    welfare: percent('the sum of the four terms: welfare to first order, as the paper reports it'),
  })
  .meta({ id: 'SectorsCountryOutcome' });

const sums = list(z.strictObject({ id: z.string(), ...terms }));

const answerOf = <M extends string>(model: M) => ({
  model: z.literal(model),
  file: z.string(),
  closure: z.string().describe('what became of deficits'),
  countries: list(country),
  sectors: list(z.strictObject({ id: z.string(), elasticity: z.number().describe('trade elasticity') })),
  iterations: count,
  residual: z.number().describe('largest gap of an equation, as a difference of logarithms'),
  tolerance: z.number(),
  converged: z.boolean(),
  walras: z.number().describe('excess demand of the world as a part of its value added'),
  tradeBalance: z
    .number()
    .describe('largest part of value added by which imports less exports miss the deficit'),
  imbalance: z
    .number()
    .describe('largest gap of the accounts as they were given, as a difference of logarithms'),
  tariffCeiling: z.number().nullable().describe('the highest tariff that counts, a fraction; null for none'),
  capped: list(
    z.strictObject({
      sector: z.string(),
      exporter: z.string(),
      importer: z.string(),
      tariff: z.number().describe('in the table, a fraction'),
      cappedAt: z.number(),
      value: z.number().describe('trade before duties, in the unit of the table'),
    }),
  ).describe('every tariff that was lowered to the ceiling, the largest trade first'),
  dutyFree: list(z.string()).describe('services whose tariffs were not zero and were set to it'),
  breakdown: z
    .strictObject({ country: z.string(), sectors: sums, partners: sums })
    .exactOptional()
    .describe('the terms of the welfare of one country by sector and by partner'),
  notes: list(label),
  citations: list(citation),
});

export const caliendoParro = z.strictObject(answerOf('caliendo-parro')).meta({ id: 'CaliendoParroAnswer' });
export const multiSector = z.strictObject(answerOf('multi-sector')).meta({ id: 'MultiSectorAnswer' });
