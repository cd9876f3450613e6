import { z } from 'zod';
import { convergence } from './convergence.js';
import { readFrom, writtenTo } from './fields.js';
import { citation, count, label, list, step } from './shared.js';

const amount = z.number().describe('in the unit of the values of the file');
const ratio = z.number().describe('new to old');
const rate = z.number().describe('as a fraction: 0.1 is 10 %');
const name = z.string().nullable();

const shared = {
  file: z.string(),
  rows: count.describe('of the file that were read'),
  linesNotListed: count.describe(
    'lines that are not listed here, whose trade changes less; the table has them all',
  ),
  convergence,
  notes: list(label),
  citations: list(citation),
};

const flow = { value: amount, newValue: amount, tariff: rate, newTariff: rate };
const explained = z
  .strictObject({ line: name, importer: name, source: z.string(), steps: list(step) })
  .meta({ id: 'ExplainedSource' })
  .exactOptional()
  .describe('the arithmetic of the source whose trade changes most, on the line that changes most');

const quantity = z
  .number()
  .nullable()
  .exactOptional()
  .describe('in the unit of the quantities of the file; null where it has none');
const quantities = { quantity, newQuantity: quantity };

const smartEffects = {
  creation: amount.describe('trade creation'),
  diversion: amount.describe('trade diversion; zero in sum on every line'),
  priceEffect: amount.describe('old imports times the change of the world price'),
  revenueChange: amount.describe('tariff revenue, new less old'),
  consumerSurplus: amount.describe(
    'what buyers gain: the cut of their price on old imports, and half of it on those created',
  ),
  surplusTriangle: amount.describe('the second part of it, half of the tariff cut times creation'),
  deadWeightGain: amount.describe(
    'less dead-weight loss, half of the sum of both tariffs times creation; WITS calls it welfare',
  ),
  producerSurplus: amount.describe('what sources gain by a higher world price'),
};

const smartSums = {
  value: amount,
  newValue: amount,
  ...smartEffects,
  importerGain: amount.describe('consumer surplus and revenue'),
};

const smart = z
  .strictObject({
    model: z.literal('smart'),
    ...shared,
    explained,
    lines: list(
      z
        .strictObject({
          line: name,
          importer: name,
          ...smartSums,
          sources: list(
            z
              .strictObject({ source: z.string(), ...flow, ...smartEffects, ...quantities })
              .meta({ id: 'SmartSource' }),
          ),
        })
        .meta({ id: 'SmartLine' }),
    ),
    totals: z.strictObject(smartSums).meta({ id: 'SmartTotals' }),
  })
  .meta({ id: 'SmartAnswer' });

const armingtonSums = {
  value: amount,
  newValue: amount.describe('at producer prices'),
  revenueChange: amount.describe('tariff revenue, new less old'),
  domesticSurplus: amount.describe('producer surplus of domestic sources'),
  foreignSurplus: amount.describe('producer surplus of foreign sources'),
  consumerSurplus: amount.describe('area left of the demand curve for the composite good'),
  importerGain: amount.describe('consumer surplus, revenue and domestic producer surplus'),
  worldGain: amount.describe('the same with foreign producer surplus'),
};

const armington = z
  .strictObject({
    model: z.literal('armington'),
    ...shared,
    explained,
    lines: list(
      z
        .strictObject({
          line: name,
          importer: name,
          priceIndex: ratio.describe('price of the composite good, new to old'),
          ...armingtonSums,
          sources: list(
            z
              .strictObject({
                source: z.string(),
                domestic: z.boolean(),
                ...flow,
                producerPrice: ratio,
                consumerPrice: ratio,
                quantityRatio: ratio,
                revenueChange: amount,
                producerSurplus: amount,
                ...quantities,
              })
              .meta({ id: 'ArmingtonSource' }),
          ),
        })
        .meta({ id: 'ArmingtonLine' }),
    ),
    totals: z.strictObject(armingtonSums).meta({ id: 'ArmingtonTotals' }),
  })
  .meta({ id: 'ArmingtonAnswer' });

const surpluses = {
  producerSurplus: amount,
  consumerSurplus: amount,
  revenueChange: amount.describe('tariff revenue, new less old'),
  subsidyChange: amount.describe('subsidies paid, new less old'),
  net: amount.describe('producer and consumer surplus and revenue, less subsidies'),
};

const gsimSums = { value: amount, newValue: amount.describe('at world prices'), ...surpluses };

const gsim = z
  .strictObject({
    model: z.literal('gsim'),
    solution: z.enum(['exact', 'linear']),
    ...shared,
    lines: list(
      z
        .strictObject({
          line: name,
          ...gsimSums,
          countries: list(
            z
              .strictObject({
                country: z.string(),
                price: ratio.describe('world price of its goods, new to old'),
                producerPrice: ratio.describe('what its producers receive, new to old'),
                output: ratio,
                compositePrice: ratio.describe('price of the composite good to its buyers, new to old'),
                ...surpluses,
              })
              .meta({ id: 'GsimCountry' }),
          ),
          flows: list(
            z
              .strictObject({ exporter: z.string(), importer: z.string(), ...flow, quantityRatio: ratio })
              .meta({ id: 'GsimFlow' }),
          ),
        })
        .meta({ id: 'GsimLine' }),
    ),
    totals: z.strictObject(gsimSums).meta({ id: 'GsimTotals' }),
  })
  .meta({ id: 'GsimAnswer' });

export const partialAnswerSchema = z.discriminatedUnion('model', [smart, armington, gsim]);

const elasticity = (of: string) =>
  z
    .string()
    .optional()
    .describe(`elasticity of ${of}, its magnitude or "infinite"; a column of the file comes first`);

export const partialRequestSchema = z.strictObject({
  file: readFrom('a CSV (plain or gzip) or Parquet file, a row a line and source'),
  model: z.enum(['smart', 'armington', 'gsim']),
  where: z.string().optional().describe("a condition on the cells of a row: line = '870323'"),
  columns: list(z.string())
    .optional()
    .describe('"value=imports": the column of a field whose name is not known'),
  tariffs: z
    .enum(['fraction', 'percent'])
    .optional()
    .describe('what the tariffs of the file are; fraction when absent: 0.1 is 10 %'),
  importDemandElasticity: elasticity('demand for imports, or for the composite good'),
  substitutionElasticity: elasticity('substitution between sources'),
  supplyElasticity: elasticity('supply; infinite for smart when absent'),
  solution: z.enum(['exact', 'linear']).optional().describe('of gsim; exact when absent'),
  explain: z
    .boolean()
    .optional()
    .describe('gives the arithmetic of the source whose trade changes most; smart and armington'),
  table: writtenTo('a CSV to write, one row a line and source').optional(),
});
