import { factorCholesky, solveCholesky } from '../numeric/cholesky.js';
import { chiSquaredTail, logPoissonPeak } from '../numeric/distributions.js';
import type { Fitted } from './fit.js';

/** Measures of fit. */
export interface Measures {
  readonly logLikelihood: number;
  /** of a model of nothing but a constant, on the same rows */
  readonly nullLogLikelihood: number;
  /** 1 − log-likelihood / null log-likelihood (McFadden) */
  readonly pseudoRSquared: number;
  /** squared correlation of response and fitted values */
  readonly squaredCorrelation: number;
  /** least squares: share of the variation explained; absent for Poisson */
  readonly rSquared?: number;
  /** least squares with fixed effects: the same after the effects are taken out */
  readonly withinRSquared?: number;
}

export function squaredCorrelation(one: Float64Array, other: Float64Array): number {
  const rows = one.length;
  let meanOne = 0;
  let meanOther = 0;
  for (let row = 0; row < rows; row += 1) {
    meanOne += (one[row] as number) / rows;
    meanOther += (other[row] as number) / rows;
  }
  let cross = 0;
  let squareOne = 0;
  let squareOther = 0;
  for (let row = 0; row < rows; row += 1) {
    const a = (one[row] as number) - meanOne;
    const b = (other[row] as number) - meanOther;
    cross += a * b;
    squareOne += a * a;
    squareOther += b * b;
  }
  return (cross * cross) / (squareOne * squareOther);
}

/** Measures of a Poisson fit. The saturated model gives the log-likelihood from the deviance. */
export function poissonMeasures({ response, fitted, deviance }: Fitted): Measures {
  const rows = response.length;
  let saturated = 0;
  let total = 0;
  let constant = 0;
  for (let row = 0; row < rows; row += 1) {
    const flow = response[row] as number;
    total += flow;
    if (flow === 0) continue;
    const logarithm = Math.log(flow);
    const peak = logPoissonPeak(flow, logarithm);
    saturated += peak;
    constant += flow * logarithm - flow - peak;
  }
  const logLikelihood = saturated - deviance / 2;
  const nullLogLikelihood = total * Math.log(total / rows) - total - constant;
  return {
    logLikelihood,
    nullLogLikelihood,
    pseudoRSquared: 1 - logLikelihood / nullLogLikelihood,
    squaredCorrelation: squaredCorrelation(response, fitted),
  };
}

/** Measures of a least-squares fit. */
export function gaussianMeasures(fit: Fitted): Measures {
  const { response, fitted, deviance, residualised, coefficients, layout } = fit;
  const rows = response.length;
  const mean = response.reduce((sum, value) => sum + value / rows, 0);
  const total = response.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const likelihood = (squares: number): number =>
    (-rows / 2) * (Math.log(2 * Math.PI) + Math.log(squares / rows) + 1);
  let explained = 0;
  for (let row = 0; row < rows; row += 1) {
    let value = 0;
    for (let i = 0; i < coefficients.length; i += 1) {
      value += (coefficients[i] as number) * (residualised[i]?.[row] as number);
    }
    explained += value * value;
  }
  const logLikelihood = likelihood(deviance);
  const nullLogLikelihood = likelihood(total);
  return {
    logLikelihood,
    nullLogLikelihood,
    pseudoRSquared: 1 - logLikelihood / nullLogLikelihood,
    squaredCorrelation: squaredCorrelation(response, fitted),
    rSquared: 1 - deviance / total,
    ...(layout.first && { withinRSquared: explained / (explained + deviance) }),
  };
}

/** A test that several coefficients are zero. */
export interface WaldTest {
  readonly statistic: number;
  readonly degrees: number;
  /** of a chi-squared variable to exceed the statistic */
  readonly probability: number;
}

/** A coefficient of whose variance at most this part is its own makes a covariance singular. */
const LEAST_LEFT = 1e-11;

/**
 * b'V⁻¹b over all coefficients but the constant, V by the convention `clusters`. NaN where V is not positive
 * definite: G clusters give it a rank of at most G − 1, and a multi-way V can have negative eigenvalues.
 */
export function waldTest(
  names: readonly string[],
  coefficients: Float64Array,
  covariance: Float64Array,
  factor: number,
): WaldTest {
  const size = names.length;
  const tested = names.map((_, index) => index).filter((index) => names[index] !== '(Intercept)');
  const degrees = tested.length;
  const part = new Float64Array(degrees * degrees);
  tested.forEach((i, row) => {
    tested.forEach((j, column) => {
      part[row * degrees + column] = factor * (covariance[i * size + j] as number);
    });
  });
  const undefinedTest = { statistic: Number.NaN, degrees, probability: Number.NaN };
  if (degrees === 0 || factorCholesky(part, degrees, LEAST_LEFT) < degrees) return undefinedTest;
  const solved = Float64Array.from(tested, (i) => coefficients[i] as number);
  solveCholesky(part, degrees, solved);
  let statistic = 0;
  tested.forEach((i, row) => {
    statistic += (coefficients[i] as number) * (solved[row] as number);
  });
  return { statistic, degrees, probability: chiSquaredTail(statistic, degrees) };
}
