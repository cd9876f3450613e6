import { Problem } from '../../base/index.js';
import type { Conventions } from './covariance.js';
import { alone, type Estimation, estimation } from './estimate.js';

/** Ramsey's test of the functional form. */
export interface ResetTest {
  /** coefficient of the squared linear predictor */
  readonly estimate: number;
  readonly standardErrors: Conventions;
  /** squared ratio of the coefficient to its standard error by the convention `clusters` */
  readonly statistic: number;
  /** of a chi-squared variable with one degree of freedom to exceed the statistic; a small one speaks against the form */
  readonly probability: number;
}

const NAME = 'squared linear predictor';

/**
 * RESET: estimates again with the square of the fitted linear predictor, effects included, and tests its coefficient by
 * the same clusters. Source: Ramsey (1969); for gravity equations Santos Silva and Tenreyro (2006), section IV. Throws
 * Problem `invalidInput` when the square adds nothing to the regressors.
 */
export function resetTest({ estimate, sample, settings }: Estimation): ResetTest {
  const squares = new Float64Array(sample.rows.length);
  for (let row = 0; row < squares.length; row += 1) {
    const predictor = estimate.linearPredictor[sample.rows[row] as number] as number;
    squares[row] = predictor * predictor;
  }
  const input = { ...sample, regressors: [...sample.regressors, { name: NAME, values: squares }] };
  const { tolerance, family, keepSingletons, iterations, plain } = settings;
  const constant = estimate.coefficients.some(({ name }) => name === '(Intercept)');
  const again = alone(estimation(input, constant, { tolerance, family, keepSingletons, iterations, plain }));
  const found = again.coefficients.find(({ name }) => name === NAME);
  if (!found) {
    throw new Problem(
      'invalidInput',
      'RESET cannot be done: the squared predictor adds nothing to the regressors',
    );
  }
  return {
    estimate: found.estimate,
    standardErrors: found.standardErrors,
    statistic: found.statistic * found.statistic,
    probability: found.probability,
  };
}
