import { Problem } from '../../base/index.js';
import { normalTails } from '../numeric/distributions.js';
import { type Conventions, type CovarianceReport, covarianceOf } from './covariance.js';
import { type EffectEstimates, effectEstimates } from './effectEstimates.js';
import { type Fitted, fitSample } from './fit.js';
import { giveBack } from './loops/index.js';
import { type Family, type GravityOptions, type Settled, settled } from './options.js';
import type { Closing } from './poisson.js';
import { type Dropped, type GravityInput, type Sample, sampleOf } from './sample.js';
import { gaussianMeasures, type Measures, poissonMeasures, type WaldTest, waldTest } from './statistics.js';

export interface Coefficient {
  readonly name: string;
  readonly estimate: number;
  readonly standardErrors: Conventions;
  /** estimate over its standard error by the convention `clusters` */
  readonly statistic: number;
  /** of a normal variable to lie farther from zero than the statistic, either way */
  readonly probability: number;
}

/** An estimated gravity equation. */
export interface GravityEstimate extends Measures {
  readonly family: Family;
  readonly response: string;
  readonly coefficients: readonly Coefficient[];
  /** rows used */
  readonly observations: number;
  /** rows given */
  readonly rows: number;
  readonly dropped: readonly Dropped[];
  /** Poisson deviance, or the sum of squared residuals */
  readonly deviance: number;
  readonly iterations: number;
  readonly converged: true;
  readonly convergence: Closing;
  readonly errors: Omit<CovarianceReport, 'matrix'>;
  /** covariance of the coefficients without small-sample correction, row-major */
  readonly covariance: Float64Array;
  readonly wald: WaldTest;
  /** sets of fixed effects and their levels among the rows used */
  readonly effects: readonly { readonly name: string; readonly levels: number }[];
  /** of each row given, NaN where it was not used */
  readonly fitted: Float64Array;
  readonly linearPredictor: Float64Array;
  /** values of the effects by the codes given, when asked for */
  readonly effectEstimates?: readonly EffectEstimates[];
}

/** An estimate with what follow-up tests need. */
export interface Estimation {
  readonly estimate: GravityEstimate;
  readonly sample: Sample;
  readonly fit: Fitted;
  readonly settings: Settled;
}

/** Fits, leaves out the rows that turn out separated, and fits again until none is. */
function fitWithoutSeparated(
  input: GravityInput,
  constant: boolean,
  settings: Settled,
): { sample: Sample; fit: Fitted } {
  const separated: number[] = [];
  const rules = { zerosDrop: settings.family === 'poisson', singletonsDrop: !settings.keepSingletons };
  for (;;) {
    const sample = sampleOf(input, rules, separated);
    const fit = fitSample(sample, constant, settings);
    if (fit.separated.length === 0) return { sample, fit };
    giveBack(fit.absorber.loops);
    for (const row of fit.separated) separated.push(sample.rows[row] as number);
  }
}

/** Rows of X̃ (y − μ), so many numbers a row, in the order of the sample. */
function scoresOf({ residualised, response, fitted, layout }: Fitted): Float64Array {
  const size = residualised.length;
  const scores = new Float64Array(size * response.length);
  residualised.forEach((column, i) => {
    for (let row = 0; row < response.length; row += 1) {
      const residual = (response[row] as number) - (fitted[row] as number);
      scores[(layout.order[row] as number) * size + i] = (column[row] as number) * residual;
    }
  });
  return scores;
}

/** A column of the layout by the rows of the input, NaN for rows that were not used. */
function byInputRows(column: Float64Array, { layout }: Fitted, sample: Sample, rows: number): Float64Array {
  const all = new Float64Array(rows).fill(Number.NaN);
  for (let row = 0; row < column.length; row += 1) {
    all[sample.rows[layout.order[row] as number] as number] = column[row] as number;
  }
  return all;
}

function coefficientsOf(fit: Fitted, { matrix, factors }: CovarianceReport): Coefficient[] {
  const size = fit.names.length;
  return fit.names.map((name, i): Coefficient => {
    const variance = matrix[i * size + i] as number;
    const error = (factor: number): number => Math.sqrt(variance * factor);
    const standardErrors = {
      none: error(factors.none),
      clusters: error(factors.clusters),
      smallSample: error(factors.smallSample),
    };
    const estimate = fit.coefficients[i] as number;
    const statistic = estimate / standardErrors.clusters;
    return { name, estimate, standardErrors, statistic, probability: normalTails(statistic) };
  });
}

/** Estimates and keeps what follow-up tests need (see `estimate`). */
export function estimation(input: GravityInput, constant: boolean, options: GravityOptions = {}): Estimation {
  const settings = settled(options);
  const { sample, fit } = fitWithoutSeparated(input, constant, settings);
  const one = sample.clusters.find(({ count }) => count < 2);
  if (one) {
    throw new Problem('invalidInput', `${one.name} has one cluster only among the rows that are used`, [
      'give clusters with more than one group, or none for errors robust to heteroskedasticity',
    ]);
  }
  const rows = input.response.values.length;
  const size = fit.names.length;
  const covariance = covarianceOf(fit.bread, scoresOf(fit), size, sample.clusters, sample.effects);
  const { matrix, ...errors } = covariance;
  const poisson = settings.family === 'poisson';
  const estimate: GravityEstimate = {
    family: settings.family,
    response: input.response.name,
    coefficients: coefficientsOf(fit, covariance),
    observations: sample.rows.length,
    rows,
    dropped: [...sample.dropped, ...fit.dropped],
    deviance: fit.deviance,
    iterations: fit.closing.iterations,
    converged: true,
    convergence: fit.closing,
    errors,
    covariance: matrix,
    wald: waldTest(fit.names, fit.coefficients, matrix, errors.factors.clusters),
    ...(poisson ? poissonMeasures(fit) : gaussianMeasures(fit)),
    effects: sample.effects.map(({ name, count }) => ({ name, levels: count })),
    fitted: byInputRows(fit.fitted, fit, sample, rows),
    linearPredictor: byInputRows(fit.linearPredictor, fit, sample, rows),
    ...(settings.effects && { effectEstimates: effectEstimates(fit, sample, input.effects, settings) }),
  };
  return { estimate, sample, fit, settings };
}

/**
 * Estimates a gravity equation from arrays in memory: coefficients with standard errors by three conventions, what was
 * dropped and why, measures of fit, fitted values by row. `constant` adds a constant when there are no effects. Throws
 * Problem `invalidInput` for a negative flow in a Poisson model, when no row or no regressor is left and for a single
 * cluster, `usage` for options that are none, NotConverged when no maximum was reached.
 */
export function estimate(
  input: GravityInput,
  options: GravityOptions = {},
  constant = true,
): GravityEstimate {
  return alone(estimation(input, constant, options));
}

/** The estimate of an estimation that nothing else is asked of. */
export function alone({ estimate: found, fit }: Estimation): GravityEstimate {
  giveBack(fit.absorber.loops);
  return found;
}
