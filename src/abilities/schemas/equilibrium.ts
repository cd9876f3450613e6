import { z } from 'zod';
import { caliendoParro, multiSector } from './equilibriumSectors.js';
import { readFrom, writtenTo } from './fields.js';
import { citation, count, label, list } from './shared.js';

const ratio = z.number().describe('new to old');
const knownRatio = z.number().nullable().describe('new to old; null where there was nothing before');
const rate = z.number().describe('as a fraction: 0.1 is 10 %');

const country = z
  .strictObject({
    id: z.string(),
    price: ratio.describe('factory-gate price, new to old'),
    output: ratio.describe('value of output, new to old'),
    realIncome: ratio.describe(
      'welfare: what is spent, tariff revenue included, at the price index, new to old',
    ),
    exports: knownRatio.describe('value of sales abroad, before tariffs'),
    imports: knownRatio.describe('value of purchases abroad, before tariffs'),
    inwardResistance: ratio.describe('inward multilateral resistance, the price index, new to old'),
    outwardResistance: ratio.describe('outward multilateral resistance, new to old'),
    expenditure: ratio.describe('what is spent, tariff revenue included, new to old'),
    domesticSales: knownRatio,
    realOutput: ratio.describe('value of output at the price index: real GDP'),
    termsOfTrade: ratio.describe('factory-gate price at the price index'),
    revenueShare: z.number().describe('tariff revenue after the change, as a part of what is then spent'),
  })
  .meta({ id: 'CountryOutcome' });

const distribution = z
  .strictObject({
    mean: z.number().nullable(),
    standardError: z.number().nullable().describe('standard deviation over the draws'),
    percentiles: list(z.number().nullable()).describe('at the percentiles named above'),
  })
  .meta({ id: 'DrawnDistribution' });

const drawn = z
  .strictObject({
    draws: count,
    seed: count,
    percentiles: list(z.number()).describe('as parts of one'),
    countries: list(
      z.strictObject({
        id: z.string(),
        price: distribution,
        output: distribution,
        realIncome: distribution,
        exports: distribution,
        imports: distribution,
        inwardResistance: distribution,
        outwardResistance: distribution,
      }),
    ),
  })
  .meta({ id: 'DrawnEquilibria' });

const solved = {
  iterations: count,
  residual: z.number().describe('largest part by which demand and supply of a country differ'),
  tolerance: z.number(),
  converged: z.boolean(),
};

const chosen = z
  .strictObject({
    players: list(
      z.strictObject({
        name: z.string(),
        average: rate.describe('weighted by imports, as a fraction'),
        gradient: z
          .number()
          .describe('largest change of the logarithm of welfare that a change of one rate could still bring'),
        rates: list(z.strictObject({ exporter: z.string(), rate })),
      }),
    ),
    ...solved,
    residual: z.number().describe('largest change of 1 + rate that a player would still make'),
  })
  .meta({ id: 'ChosenTariffs', description: 'the best tariffs of the countries asked for' });

const oneSector = z
  .strictObject({
    model: z.literal('one-sector'),
    file: z.string(),
    mode: z.enum(['full', 'conditional']),
    closure: z.string().nullable().describe('null in the conditional mode'),
    tradeElasticity: z.number().describe('the elasticity of substitution less one'),
    supplyElasticity: z.number(),
    reference: z
      .string()
      .nullable()
      .describe('the country whose price index is the numeraire; null for world output'),
    countries: list(country),
    ...solved,
    walras: z.number().describe('excess demand of the world as a part of its output'),
    drawn: drawn.exactOptional(),
    chosen: chosen.exactOptional(),
    notes: list(label),
    citations: list(citation),
  })
  .meta({ id: 'OneSectorAnswer' });

export const equilibriumAnswerSchema = z.discriminatedUnion('model', [oneSector, caliendoParro, multiSector]);

const number = (description: string) => z.string().optional().describe(description);

export const equilibriumRequestSchema = z.strictObject({
  file: readFrom(
    'a CSV (plain or gzip) or Parquet file, a row a pair of countries: exporter, importer, trade; with several sectors a row a sector and pair',
  ),
  model: z
    .enum(['one-sector', 'caliendo-parro', 'multi-sector'])
    .optional()
    .describe('one-sector when absent; caliendo-parro has sectors and inputs, multi-sector sectors only'),
  shock: readFrom(
    'a table of what changes, a row a pair: exporter, importer, and cost, effect, tariff_new or a variable',
  ).optional(),
  where: z.string().optional().describe('a condition on the rows of the file: year = 2006'),
  columns: list(z.string())
    .optional()
    .describe('"trade=value": the column of a field whose name is not known'),
  tariffs: z
    .enum(['fraction', 'percent'])
    .optional()
    .describe('what the tariffs of the files are; fraction when absent: 0.1 is 10 %'),
  elasticity: number('the trade elasticity: that of substitution less one'),
  substitutionElasticity: number('the elasticity of substitution, in place of the trade elasticity'),
  supplyElasticity: number('of output in its price over the price index; 0 when absent'),
  closure: z
    .enum(['balanced', 'additive', 'multiplicative', 'removed'])
    .optional()
    .describe('what becomes of trade imbalances; additive when absent'),
  mode: z
    .enum(['full', 'conditional'])
    .optional()
    .describe('full when absent; conditional holds outputs and expenditures'),
  reference: z.string().optional().describe('the country whose price index is the numeraire'),
  tolerance: number(
    'largest part by which demand and supply may differ; 1e-12 when absent, 1e-10 with several sectors',
  ),
  effect: number('change of the logarithm of the trade-cost term of every pair of the shock'),
  standardError: number('of that effect, for draws'),
  coefficients: readFrom(
    'a table of coefficients: name, estimate, and standard_error or a column of covariances for each',
  ).optional(),
  fitted: z.boolean().optional().describe('starts from trade as the coefficients fit it'),
  draws: number('how many times the coefficients are drawn'),
  seed: number('of the draws; 1 when absent'),
  optimal: list(z.string())
    .optional()
    .describe('countries, or unions as EU=DEU+FRA, whose best tariffs are found; several play Nash'),
  zeroDomesticSales: z.boolean().optional().describe('lets countries have no sales at home'),
  elasticities: readFrom('a table of trade elasticities, a row a sector: sector, elasticity').optional(),
  elasticitySet: z
    .string()
    .optional()
    .describe('the set of elasticities where the table holds several: the column of this name, or eps_NAME'),
  inputs: readFrom('an input–output table: region, sector, input, value').optional(),
  valueAdded: readFrom(
    'a table of value added: region, sector, value; output less inputs when absent',
  ).optional(),
  finalUse: readFrom(
    'a table of final use: region, sector, value; what inputs leave of purchases when absent',
  ).optional(),
  deficits: readFrom(
    'a table of deficits to be held: region, deficit; those of trade when absent',
  ).optional(),
  removeDeficits: z
    .boolean()
    .optional()
    .describe('closes deficits before the change, as the closure balanced does'),
  tariffCeiling: number(
    'tariffs above this fraction are lowered to it, or none; 0.5 in multi-sector and none in caliendo-parro when absent',
  ),
  services: list(z.string())
    .optional()
    .describe(
      'sectors whose tariffs count as zero, or none; those that the table of elasticities names as services when absent',
    ),
  dutiesIncluded: z.boolean().optional().describe('values of the trade table include duties'),
  breakdown: z.string().optional().describe('a country whose welfare is split by sector and by partner'),
  table: writtenTo('a CSV of the trade flows to write').optional(),
});
