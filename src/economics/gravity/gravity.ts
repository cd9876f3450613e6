import type { Columns } from './columns.js';
import type { FixedEffect } from './effects/fixedEffect.js';
import { alone, type Estimation, estimation, type GravityEstimate } from './estimate.js';
import { valuesOf } from './formula/expression.js';
import { effectOf, type Factor } from './formula/factor.js';
import { type Formula, parseClusters, parseFormula } from './formula/formula.js';
import type { GravityOptions } from './options.js';
import type { GravityInput } from './sample.js';

export interface FormulaOptions extends GravityOptions {
  /** clusters of the standard errors: columns, a^b or pair(a, b); several for multi-way clusters */
  readonly clusters?: readonly string[];
}

/** The clusters that texts ask for, each once. */
export function clustersOf(texts: readonly string[]): readonly Factor[] {
  const factors = new Map(texts.flatMap(parseClusters).map((factor) => [factor.text, factor]));
  return [...factors.values()];
}

/** The columns that a formula and clusters read from a table. */
export function inputOf(formula: Formula, clusters: readonly Factor[], columns: Columns): GravityInput {
  const known = new Map<string, FixedEffect>();
  const effect = (factor: Factor): FixedEffect => {
    const found = known.get(factor.text) ?? effectOf(factor, columns);
    known.set(factor.text, found);
    return found;
  };
  return {
    response: { name: formula.response.text, values: valuesOf(formula.response, columns) },
    regressors: formula.terms.flatMap((term) => term.regressors(columns)),
    effects: formula.effects.map(effect),
    clusters: clusters.map(effect),
    ...(columns.place && { place: (row: number) => columns.place?.(row) ?? row + 1 }),
  };
}

/** Estimates by a formula and keeps what follow-up tests need (see `estimateGravity`). */
export function gravityEstimation(
  columns: Columns,
  text: string,
  { clusters = [], ...options }: FormulaOptions = {},
): Estimation {
  const formula = parseFormula(text);
  return estimation(inputOf(formula, clustersOf(clusters), columns), formula.constant, options);
}

/**
 * Estimates a gravity equation on a table by a formula such as
 * `trade ~ rta + log(dist) | exporter^year + importer^year + pair`, by Poisson pseudo maximum likelihood unless another
 * family is asked for. Throws Problem `invalidInput` for a formula or a column that is none (the place is pointed at, the
 * nearest names are given) and as `estimate` does.
 */
export function estimateGravity(
  columns: Columns,
  text: string,
  options: FormulaOptions = {},
): GravityEstimate {
  return alone(gravityEstimation(columns, text, options));
}
