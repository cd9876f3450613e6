import { NotConverged } from '../convergence.js';
import { type Absorber, JointSpace, jointStep } from './effects/absorber.js';
import type { PoissonState } from './poissonState.js';

/** How an estimation closed; part of every result. */
export interface Closing {
  /** iterations of reweighted least squares; 1 for least squares */
  readonly iterations: number;
  /** relative change of the deviance in the last iteration */
  readonly change: number;
  /** largest change of a linear predictor in the last iteration */
  readonly step: number;
  /** what the change of the deviance had to come below */
  readonly tolerance: number;
  /** largest difference of a fitted total from the actual one over all levels of all effects, relative to it */
  readonly addingUp: number;
  readonly innerIterations: number;
  /** relative tolerance of the last inner solve */
  readonly innerTolerance: number;
}

/** A Poisson fit; columns in the order of the layout. */
export interface PoissonFit {
  readonly coefficients: Float64Array;
  readonly linearPredictor: Float64Array;
  readonly fitted: Float64Array;
  readonly deviance: number;
  readonly closing: Closing;
  /** rows that are separated; with any the rest is of no use */
  readonly separated: readonly number[];
}

export interface Limits {
  /** relative change of the deviance to come below */
  readonly tolerance: number;
  readonly iterations: number;
  readonly innerIterations: number;
}

const HALVINGS = 12;

/**
 * Poisson pseudo maximum likelihood by iteratively reweighted least squares, started at fitted values of y + 0.1. Each
 * iteration is a Newton step for coefficients and effects at once. While steps are large the effects are then rescaled, one
 * set after the other, so that their totals agree: that has a closed form for Poisson and saves small groups a long way
 * down. `weighed` says that the state is at its start and the absorber has its weights already. Inner solves are as exact
 * as the coming step deserves, so rows that are separated are looked for in every step: once they weigh nothing, inner
 * solves leave them where they are. It ends when the deviance changes by less than the tolerance and the fitted totals
 * agree to a tenth of it in every level of every effect. Throws NotConverged.
 */
export function fitPoisson(
  absorber: Absorber,
  state: PoissonState,
  regressors: readonly Float64Array[],
  limits: Limits,
  weighed = false,
): PoissonFit {
  const { loops } = absorber;
  const space = new JointSpace(absorber, regressors.length);
  const step = loops.floats(state.response.length);
  if (!weighed) state.start();
  const coefficients = new Float64Array(regressors.length);
  const wanted = Math.max(limits.tolerance / 10, 1e-12);
  let deviance = Number.POSITIVE_INFINITY;
  let change = Number.POSITIVE_INFINITY;
  let largest = Number.POSITIVE_INFINITY;
  let innerIterations = 0;
  let tame = false;
  const ended = (iterations: number, innerTolerance: number, separated: readonly number[]): PoissonFit => ({
    coefficients,
    linearPredictor: state.linearPredictor,
    fitted: state.fitted,
    deviance,
    separated,
    closing: {
      iterations,
      change,
      step: largest,
      tolerance: limits.tolerance,
      addingUp: state.imbalance(),
      innerIterations,
      innerTolerance,
    },
  });
  let iteration = 1;
  for (; iteration <= limits.iterations; iteration += 1) {
    const starting = deviance === Number.POSITIVE_INFINITY;
    if (iteration > 1 || !weighed) absorber.weigh(state.fitted);
    const innerTolerance = Math.min(1e-2, Math.max(1e-7, largest * largest));
    const report = jointStep(absorber, space, regressors, state.fitted, state.working, step, {
      tolerance: innerTolerance,
      absolute: wanted / 10,
      limit: limits.innerIterations,
    });
    innerIterations += report.iterations;
    let part = 1;
    let found = state.move(step, 1);
    if (starting && !Number.isFinite(found)) {
      if (tame) break;
      state.startTame();
      tame = true;
      continue;
    }
    for (let halving = 0; !(found <= deviance * (1 + 1e-9)) && halving < HALVINGS; halving += 1) {
      part /= 2;
      found = state.move(step, -part);
    }
    for (let i = 0; i < coefficients.length; i += 1) {
      coefficients[i] = (coefficients[i] as number) + part * (space.coefficients[i] as number);
    }
    largest = starting ? Number.POSITIVE_INFINITY : part * loops.largest(step);
    if (largest > 1e-2 && absorber.effects.length > 0) found = state.rescale();
    change = Math.abs(deviance - found) / (0.1 + Math.abs(found));
    deviance = found;
    if (Number.isNaN(found)) break;
    const separated = !starting && largest > 0.05 ? state.runaways(step) : [];
    if (separated.length > 0) return ended(iteration, innerTolerance, separated);
    if (!(change <= limits.tolerance)) continue;
    if (largest > Math.sqrt(limits.tolerance)) continue;
    if (largest < 1e-10 || state.imbalance() <= wanted) return ended(iteration, innerTolerance, []);
  }
  throw new NotConverged('the Poisson regression', {
    iterations: Math.min(iteration, limits.iterations),
    residual: change,
    tolerance: limits.tolerance,
    converged: false,
  });
}
