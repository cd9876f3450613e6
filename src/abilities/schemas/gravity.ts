import { z } from 'zod';
import { readFrom, writtenTo } from './fields.js';
import { count, list } from './shared.js';

const figure = z.number().nullable();

const conventions = z
  .strictObject({
    none: figure.describe('no small-sample correction'),
    clusters: figure.describe('times G/(G − 1), G the smallest number of clusters'),
    smallSample: figure.describe("fixest's default: times (G/(G − 1)) (N − 1)/(N − K)"),
  })
  .meta({ id: 'Conventions', description: 'one standard error by three conventions' });

const dropped = z
  .strictObject({
    what: z.enum(['rows', 'regressor']),
    reason: z.enum([
      'missing',
      'notFinite',
      'zeroGroup',
      'singleton',
      'separated',
      'constant',
      'nested',
      'explained',
      'collinear',
    ]),
    count: count.exactOptional().describe('rows'),
    name: z.string().exactOptional().describe('the regressor, or the effect or column the rows fail in'),
    message: z.string(),
  })
  .meta({ id: 'DroppedFromEstimation' });

const reset = z
  .strictObject({
    estimate: figure.describe('coefficient of the squared linear predictor'),
    standardErrors: conventions,
    statistic: figure.describe('chi-squared, one degree of freedom, by the convention clusters'),
    probability: figure.describe('of a larger one if the form is right'),
  })
  .meta({ id: 'ResetTest' });

const biasCorrection = z
  .strictObject({
    coefficients: list(
      z.strictObject({
        name: z.string(),
        bias: figure.describe('what was taken from the estimate'),
        estimate: figure,
        standardErrors: conventions.describe('clustered by pair, corrected as well'),
      }),
    ),
    exporters: count,
    importers: count,
    periods: count,
    pairs: count,
  })
  .meta({ id: 'BiasCorrection', description: 'Weidner and Zylkin (2021)' });

export const gravityAnswerSchema = z.strictObject({
  formula: z.string(),
  file: z.string(),
  where: z.string().exactOptional(),
  family: z.enum(['poisson', 'gaussian']),
  response: z.string(),
  coefficients: list(
    z.strictObject({
      name: z.string(),
      estimate: figure,
      standardErrors: conventions,
      statistic: figure.describe('estimate over its standard error by the convention clusters'),
      probability: figure.describe('of a normal variable farther from zero, either way'),
    }),
  ),
  observations: count.describe('rows used'),
  rows: count.describe('rows of the file that meet the condition'),
  dropped: list(dropped),
  deviance: z.number().describe('Poisson deviance, or sum of squared residuals'),
  iterations: count,
  converged: z.literal(true).describe('what does not converge is an error and gives no number'),
  convergence: z.strictObject({
    iterations: count,
    change: z.number().describe('relative change of the deviance in the last iteration'),
    step: z.number().describe('largest change of a linear predictor in the last iteration'),
    tolerance: z.number(),
    addingUp: z
      .number()
      .describe('largest relative difference of a fitted total from the actual one over all effects'),
    innerIterations: count,
    innerTolerance: z.number(),
  }),
  logLikelihood: figure,
  nullLogLikelihood: figure,
  pseudoRSquared: figure,
  squaredCorrelation: figure,
  rSquared: figure.exactOptional(),
  withinRSquared: figure.exactOptional(),
  errors: z.strictObject({
    kind: z
      .enum(['clustered', 'robust'])
      .describe('robust to heteroskedasticity where no clusters are given'),
    factors: conventions.describe('what each convention multiplies the covariance by'),
    clusters: list(z.strictObject({ name: z.string(), groups: count })),
    parameters: count.describe('K of the convention smallSample'),
    eigenvaluesFixed: z.boolean().describe('negative eigenvalues of a multi-way covariance set to zero'),
  }),
  wald: z
    .strictObject({ statistic: figure, degrees: count, probability: figure })
    .describe(
      'that all coefficients but the constant are zero; null where the covariance is not positive definite',
    ),
  effects: list(z.strictObject({ name: z.string(), levels: count })),
  biasCorrection: biasCorrection.exactOptional(),
  reset: reset.exactOptional(),
});

export const gravityRequestSchema = z.strictObject({
  formula: z.string().describe('"trade ~ rta + log(dist) | exporter^year + importer^year + pair"'),
  file: readFrom('a CSV (plain or gzip) or Parquet file, a row a trade flow'),
  family: z.enum(['poisson', 'gaussian']).optional().describe('poisson (PPML) when absent'),
  clusters: list(z.string())
    .optional()
    .describe('clusters of the standard errors: a column, a^b or pair(a, b); several for multi-way clusters'),
  where: z.string().optional().describe('take the rows that meet it: "year in (1986, 1990)"'),
  tolerance: z
    .string()
    .optional()
    .describe('relative change of the deviance to come below; 1e-8 when absent'),
  keepSingletons: z.boolean().optional().describe('keep rows that are alone in an effect'),
  biasCorrection: z.boolean().optional().describe('correct three-way PPML for its bias of order 1/N'),
  reset: z.boolean().optional().describe('test the functional form (RESET)'),
  predictions: writtenTo('a CSV to write, a row a flow: fitted values').optional(),
  effects: writtenTo('a CSV to write, a row a fixed effect: its value').optional(),
});
