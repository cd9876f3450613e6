import { NotConverged } from '../convergence.js';
import type { FixedEffect } from './effects/fixedEffect.js';
import type { Fitted } from './fit.js';
import type { Settled } from './options.js';
import type { Sample } from './sample.js';

/** Values of one set of fixed effects. */
export interface EffectEstimates {
  readonly name: string;
  /** by the codes that were given; NaN for a level without a row that was used */
  readonly values: Float64Array;
  /** another set contains this one: its values are zero */
  readonly redundant: boolean;
}

/**
 * Values of the fixed effects: linear predictor less X b, projected on the effects. Only their sum in a row is determined.
 * Of the two sets that are eliminated exactly the smaller has mean zero in every block that the rows connect (for
 * exporter-year and importer-year effects: the importer-year effects in every year), every other set has mean zero, and the
 * largest of the two carries the rest.
 */
export function effectEstimates(
  fit: Fitted,
  sample: Sample,
  given: readonly FixedEffect[],
  settings: Settled,
): EffectEstimates[] {
  const { layout, absorber, linearPredictor, regressors, coefficients } = fit;
  const column = absorber.loops.copy(linearPredictor);
  regressors.forEach((regressor, i) => {
    const coefficient = coefficients[i] as number;
    for (let row = 0; row < column.length; row += 1) {
      column[row] = (column[row] as number) - coefficient * (regressor[row] as number);
    }
  });
  const { first, second, iterated } = projected(fit, column, settings);
  if (layout.second) {
    for (let block = 0; block + 1 < layout.secondBlocks.length; block += 1) {
      const mean = takeMean(
        second,
        layout.secondBlocks[block] as number,
        layout.secondBlocks[block + 1] as number,
      );
      add(first, layout.firstBlocks[block] as number, layout.firstBlocks[block + 1] as number, mean);
    }
  }
  for (const { offset, count } of layout.iterated)
    add(first, 0, first.length, takeMean(iterated, offset, offset + count));
  return given.map((effect, index): EffectEstimates => {
    const values = new Float64Array(effect.count).fill(Number.NaN);
    const redundant = layout.redundant.includes(index);
    const valueAt = valuesOf(index);
    for (let row = 0; row < layout.rows; row += 1) {
      const place = layout.order[row] as number;
      const level = effect.codes[sample.rows[place] as number] as number;
      values[level] = valueAt ? valueAt(row) : 0;
    }
    return { name: effect.name, values, redundant };
  });

  function valuesOf(index: number): ((row: number) => number) | undefined {
    if (layout.first?.index === index) {
      const { codes } = layout.first;
      return (row) => first[codes[row] as number] as number;
    }
    if (layout.second?.index === index) {
      const { codes } = layout.second;
      return (row) => second[codes[row] as number] as number;
    }
    const own = layout.iterated.find((each) => each.index === index);
    return own && ((row) => iterated[own.offset + (own.codes[row] as number)] as number);
  }
}

/** What effects leave of the column that they make up, to the largest linear predictor: wanted, and allowed. */
const LEFT_OVER = 1e-11;
const MOST_LEFT_OVER = 1e-8;
const ROUNDS = 8;

/**
 * The values of the effects whose sum a column is; the column is overwritten. What one projection leaves is projected
 * again, since rounding keeps a single one from arriving where effects are weakly connected. Throws NotConverged.
 */
function projected(
  { layout, absorber, weights, linearPredictor }: Fitted,
  column: Float64Array,
  settings: Settled,
): { readonly first: Float64Array; readonly second: Float64Array; readonly iterated: Float64Array } {
  const { loops, direct } = absorber;
  const size = loops.largest(linearPredictor);
  const first = new Float64Array(direct.first.length);
  const second = new Float64Array(direct.second.length);
  const iterated = new Float64Array(layout.iteratedCount);
  const part = loops.floats(layout.iteratedCount);
  absorber.weigh(weights);
  let left = loops.largest(column);
  let iterations = 0;
  for (let round = 0; round < ROUNDS && left > LEFT_OVER * size; round += 1) {
    part.fill(0);
    const options = { tolerance: 1e-13, absolute: 1e-14 * left, limit: settings.innerIterations };
    iterations += absorber.residualise(column, part, options).iterations;
    addAll(first, direct.first);
    addAll(second, direct.second);
    addAll(iterated, part);
    left = loops.largest(column);
  }
  if (!(left <= MOST_LEFT_OVER * size)) {
    throw new NotConverged('the values of the fixed effects', {
      iterations,
      residual: left / size,
      tolerance: MOST_LEFT_OVER,
      converged: false,
    });
  }
  return { first, second, iterated };
}

function addAll(target: Float64Array, values: Float64Array): void {
  for (let place = 0; place < target.length; place += 1) {
    target[place] = (target[place] as number) + (values[place] as number);
  }
}

/** Takes the mean of a run away from it and gives it. */
function takeMean(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let place = from; place < to; place += 1) sum += values[place] as number;
  const mean = to > from ? sum / (to - from) : 0;
  add(values, from, to, -mean);
  return mean;
}

function add(values: Float64Array, from: number, to: number, amount: number): void {
  for (let place = from; place < to; place += 1) values[place] = (values[place] as number) + amount;
}
