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
  const iterated = absorber.loops.floats(layout.iteratedCount);
  absorber.weigh(fit.weights);
  absorber.residualise(column, iterated, {
    tolerance: 1e-13,
    absolute: 1e-13,
    limit: settings.innerIterations,
  });
  const first = Float64Array.from(absorber.direct.first);
  const second = Float64Array.from(absorber.direct.second);
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
