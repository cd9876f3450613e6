import { Problem } from '../../base/index.js';
import { NotConverged } from '../convergence.js';
import { invertCholesky } from '../numeric/cholesky.js';
import { Absorber } from './effects/absorber.js';
import { type Layout, layoutOf } from './effects/layout.js';
import type { Regressor } from './formula/terms.js';
import { gramOf } from './gram.js';
import { type Loops, loopsFor } from './loops/index.js';
import type { Settled } from './options.js';
import { type Closing, fitPoisson } from './poisson.js';
import { PoissonState } from './poissonState.js';
import { independent, variation, withoutNested } from './rank.js';
import type { Dropped, Sample } from './sample.js';

/** A model fitted on a sample; columns in the order of the layout. */
export interface Fitted {
  readonly layout: Layout;
  readonly absorber: Absorber;
  readonly names: readonly string[];
  readonly response: Float64Array;
  readonly regressors: readonly Float64Array[];
  readonly coefficients: Float64Array;
  readonly linearPredictor: Float64Array;
  readonly fitted: Float64Array;
  /** working weights: fitted values for Poisson, one for least squares */
  readonly weights: Float64Array;
  /** what the effects leave of the regressors under these weights */
  readonly residualised: readonly Float64Array[];
  /** inverse of X̃'WX̃ */
  readonly bread: Float64Array;
  readonly deviance: number;
  readonly closing: Closing;
  /** regressors that were dropped */
  readonly dropped: readonly Dropped[];
  /** rows of the sample that are separated; with any, nothing else is of use */
  readonly separated: readonly number[];
}

/** Inner tolerance of what is left of regressors and, for least squares, of the response. */
const RESIDUAL_TOLERANCE = { poisson: 1e-9, gaussian: 1e-11 } as const;

/** What is left for iterated effects is taken for rounding below this part of a column. */
const ROUNDING = 1e-13;

/** A column in the order of the layout. */
function inOrder(values: Float64Array, { order }: Layout, loops: Loops): Float64Array {
  const sorted = loops.floats(order.length);
  for (let row = 0; row < order.length; row += 1) sorted[row] = values[order[row] as number] as number;
  return sorted;
}

const CONSTANT = '(Intercept)';

/** The regressors of a sample that are not seen to add nothing, with the constant that is wanted. */
function candidates(sample: Sample, constant: boolean): { kept: Regressor[]; dropped: Dropped[] } {
  const wanted = constant && sample.effects.length === 0;
  const { kept, dropped } = withoutNested(sample.regressors, sample.effects, wanted);
  if (!wanted) return { kept, dropped };
  const ones = new Float64Array(sample.rows.length).fill(1);
  return { kept: [{ name: CONSTANT, values: ones }, ...kept], dropped };
}

/**
 * Fits a sample. Regressors that add nothing are dropped with their reason: those nested in an effect and those dependent
 * under what is eliminated exactly before, those dependent under all effects after the fit, which their presence does not
 * change. Throws NotConverged, and Problem when no regressor is left of those that were asked for.
 */
export function fitSample(sample: Sample, constant: boolean, settings: Settled): Fitted {
  const layout = layoutOf(sample.effects, sample.rows.length);
  const { kept, dropped } = candidates(sample, constant);
  const loops = loopsFor(layout, kept.length, settings.plain);
  const absorber = new Absorber(layout, loops);
  const response = inOrder(sample.response.values, layout, loops);
  const columns = kept.map(({ values }) => inOrder(values, layout, loops));
  const names = kept.map(({ name }) => name);
  const state =
    settings.family === 'poisson' ? new PoissonState(response, absorber.effects, loops) : undefined;
  let chosen = names.map((_, index) => index);
  const all = [...dropped];
  const narrow = (found: { kept: number[]; dropped: Dropped[] }): void => {
    all.push(...found.dropped);
    chosen = found.kept.map((place) => chosen[place] as number);
  };
  const mark = loops.mark();
  if (state) narrow(directly(absorber, state.fitted, columns, names));
  let weighed = state !== undefined;
  for (;;) {
    loops.release(mark);
    if (chosen.length === 0 && sample.regressors.length > 0) {
      throw new Problem(
        'invalidInput',
        'no regressor is left to estimate',
        all.map(({ message }) => message),
      );
    }
    const used = chosen.map((index) => columns[index] as Float64Array);
    const own = chosen.map((index) => names[index] as string);
    const result = state
      ? poissonOf(absorber, state, used, settings, weighed)
      : leastSquaresOf(absorber, response, used, settings);
    weighed = false;
    const report = { layout, absorber, names: own, response, regressors: used, dropped: all };
    if (result.separated.length > 0) {
      const separated = result.separated.map((row) => layout.order[row] as number);
      return { ...report, ...result, residualised: [], bread: new Float64Array(0), separated };
    }
    const residualised = result.residualised ?? residualisedOf(absorber, used, result.weights, settings);
    const gram = gramOf(residualised, result.weights, loops);
    const variations = used.map((column, place) =>
      own[place] === CONSTANT ? (used[place]?.length ?? 0) : variation(column, result.weights),
    );
    const found = independent(own, gram, variations, sample.effects.length > 0);
    if (found.kept.length < own.length) {
      narrow(found);
      continue;
    }
    return { ...report, ...result, residualised, bread: invertCholesky(gram, own.length, 0) };
  }
}

/** Which regressors are independent under the effects that are eliminated exactly. */
function directly(
  absorber: Absorber,
  weights: Float64Array,
  columns: readonly Float64Array[],
  names: readonly string[],
): { kept: number[]; dropped: Dropped[] } {
  const { loops } = absorber;
  absorber.weigh(weights);
  const left = columns.map((column) => {
    const own = loops.copy(column);
    absorber.direct.residualise(own);
    return own;
  });
  const variations = columns.map((column, place) =>
    names[place] === CONSTANT ? loops.weightedProduct(column, column, weights) : variation(column, weights),
  );
  return independent(names, gramOf(left, weights, loops), variations, absorber.layout.first !== undefined);
}

function residualisedOf(
  absorber: Absorber,
  columns: readonly Float64Array[],
  weights: Float64Array,
  settings: Settled,
): readonly Float64Array[] {
  absorber.weigh(weights);
  return columns.map((column) => {
    const own = absorber.loops.copy(column);
    leave(absorber, own, weights, settings);
    return own;
  });
}

/** Replaces a column by what all effects leave of it. Throws NotConverged. */
function leave(absorber: Absorber, column: Float64Array, weights: Float64Array, settings: Settled): number {
  const values = absorber.loops.floats(absorber.layout.iteratedCount);
  const tolerance = RESIDUAL_TOLERANCE[settings.family];
  const report = absorber.residualise(column, values, {
    tolerance,
    absolute: 1e-13 * absorber.loops.largest(column),
    negligible: ROUNDING * ROUNDING * absorber.loops.weightedProduct(column, column, weights),
    limit: settings.innerIterations,
  });
  if (!report.converged) {
    throw new NotConverged('the projection on the fixed effects', {
      ...report,
      tolerance,
    });
  }
  return report.iterations;
}

interface FamilyFit {
  readonly coefficients: Float64Array;
  readonly linearPredictor: Float64Array;
  readonly fitted: Float64Array;
  readonly weights: Float64Array;
  readonly deviance: number;
  readonly closing: Closing;
  readonly separated: readonly number[];
  readonly residualised?: readonly Float64Array[];
}

function poissonOf(
  absorber: Absorber,
  state: PoissonState,
  regressors: readonly Float64Array[],
  settings: Settled,
  weighed: boolean,
): FamilyFit {
  const fit = fitPoisson(absorber, state, regressors, settings, weighed);
  return { ...fit, weights: fit.fitted };
}

/** Least squares on what the effects leave of response and regressors (Frisch, Waugh and Lovell). */
function leastSquaresOf(
  absorber: Absorber,
  response: Float64Array,
  regressors: readonly Float64Array[],
  settings: Settled,
): FamilyFit {
  const { loops } = absorber;
  const weights = loops.floats(response.length).fill(1);
  const residualised = residualisedOf(absorber, regressors, weights, settings);
  const residual = loops.copy(response);
  const innerIterations = leave(absorber, residual, weights, settings);
  const inverse = invertCholesky(gramOf(residualised, weights, loops), residualised.length, 1e-12);
  const size = residualised.length;
  const sides = residualised.map((column) => loops.weightedProduct(column, residual, weights));
  const coefficients = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      coefficients[i] =
        (coefficients[i] as number) + (inverse[i * size + j] as number) * (sides[j] as number);
    }
  }
  residualised.forEach((column, i) => {
    loops.addMultiple(column, -(coefficients[i] as number), residual);
  });
  const fitted = loops.floats(response.length);
  loops.difference(response, residual, fitted);
  return {
    coefficients,
    linearPredictor: fitted,
    fitted,
    weights,
    deviance: loops.weightedProduct(residual, residual, weights),
    separated: [],
    residualised,
    closing: {
      iterations: 1,
      change: 0,
      step: 0,
      tolerance: settings.tolerance,
      addingUp: worstImbalance(absorber.layout, response, residual),
      innerIterations,
      innerTolerance: RESIDUAL_TOLERANCE.gaussian,
    },
  };
}

/** Largest sum of residuals over a level of an effect, relative to the sum of absolute responses. */
function worstImbalance(layout: Layout, response: Float64Array, residual: Float64Array): number {
  let worst = 0;
  for (const effect of [layout.first, layout.second, ...layout.iterated]) {
    if (!effect) continue;
    const sums = new Float64Array(effect.count);
    const sizes = new Float64Array(effect.count);
    for (let row = 0; row < residual.length; row += 1) {
      const code = effect.codes[row] as number;
      sums[code] = (sums[code] as number) + (residual[row] as number);
      sizes[code] = (sizes[code] as number) + Math.abs(response[row] as number);
    }
    for (let level = 0; level < effect.count; level += 1) {
      const size = sizes[level] as number;
      if (size > 0) worst = Math.max(worst, Math.abs(sums[level] as number) / size);
    }
  }
  return worst;
}
