import { Problem } from '../../base/index.js';
import { factorCholesky } from '../numeric/cholesky.js';
import { randomNumbers } from '../numeric/random.js';
import { type OneSectorOptions, prepare, solvePrepared } from './oneSector.js';
import type { CountryOutcome, Equilibrium } from './outcome.js';
import type { Shock } from './shock.js';
import type { World } from './world.js';

/** Coefficients of a gravity estimation on the trade-cost term. */
export interface Estimates {
  readonly names: readonly string[];
  readonly values: Float64Array;
  /** k × k covariance matrix, row-major */
  readonly covariance: Float64Array;
}

export interface DrawsInput {
  readonly estimates: Estimates;
  /** for each coefficient the n × n change, new less old, of its variable */
  readonly changes: readonly Float64Array[];
  /** what changes besides, the same in every draw */
  readonly besides?: Shock | undefined;
  readonly draws: number;
  /** a whole number of 0 or more; the same seed gives the same draws anywhere */
  readonly seed: number;
  /** parts of one; 0.025, 0.5 and 0.975 when absent */
  readonly percentiles?: readonly number[] | undefined;
}

export const measures = [
  'price',
  'output',
  'realIncome',
  'exports',
  'imports',
  'inwardResistance',
  'outwardResistance',
] as const satisfies readonly (keyof CountryOutcome)[];

export type Measure = (typeof measures)[number];

export interface Distribution {
  readonly mean: number;
  /** standard deviation over the draws */
  readonly standardError: number;
  readonly percentiles: readonly number[];
}

export interface DrawnCountry {
  readonly id: string;
  readonly distributions: Readonly<Record<Measure, Distribution>>;
}

export interface DrawResults {
  /** at the estimates themselves */
  readonly central: Equilibrium;
  readonly draws: number;
  readonly seed: number;
  readonly percentiles: readonly number[];
  readonly countries: readonly DrawnCountry[];
  /** the worst over all draws */
  readonly iterations: number;
  readonly residual: number;
}

/**
 * Draws coefficients of a joint normal distribution, draws × k, row by row: values + L z with L Lᵀ the covariance.
 * Throws Problem `invalidInput` for a matrix that is not a covariance.
 */
export function drawCoefficients(estimates: Estimates, draws: number, seed: number): Float64Array {
  const { names, values, covariance } = estimates;
  const count = names.length;
  const factor = covarianceFactor(estimates);
  if (values.length !== count || covariance.length !== count * count) {
    throw new Problem(
      'invalidInput',
      `${count} coefficients need a covariance matrix of ${count} × ${count}`,
    );
  }
  if (!Number.isSafeInteger(draws) || draws < 2) {
    throw new Problem('invalidInput', `${draws} draws are too few; a distribution needs 2 or more`);
  }
  const { normal } = randomNumbers(seed);
  const drawn = new Float64Array(draws * count);
  const independent = new Float64Array(count);
  for (let draw = 0; draw < draws; draw++) {
    for (let k = 0; k < count; k++) independent[k] = normal();
    for (let k = 0; k < count; k++) {
      let value = values[k] as number;
      for (let l = 0; l <= k; l++) value += (factor[k * count + l] as number) * (independent[l] as number);
      drawn[draw * count + k] = value;
    }
  }
  return drawn;
}

function covarianceFactor({ names, covariance }: Estimates): Float64Array {
  const count = names.length;
  const factor = covariance.slice();
  factorCholesky(factor, count);
  for (let k = 0; k < count; k++) {
    for (let l = 0; l <= k; l++) {
      let product = 0;
      for (let m = 0; m <= l; m++) {
        product += (factor[k * count + m] as number) * (factor[l * count + m] as number);
      }
      const given = covariance[k * count + l] as number;
      const scale = Math.sqrt(
        Math.abs((covariance[k * count + k] as number) * (covariance[l * count + l] as number)),
      );
      const symmetric = given === covariance[l * count + k];
      if (!symmetric || !(Math.abs(product - given) <= 1e-8 * scale)) {
        throw new Problem(
          'invalidInput',
          `the covariances of ${names[k]} and ${names[l]} belong to no covariance matrix; it is symmetric, with no variance below 0`,
        );
      }
    }
  }
  return factor;
}

/** Σ_k coefficient_k · change_k as factors on the trade-cost term; only cells where some variable changes are touched. */
function termsOf(changes: readonly Float64Array[], size: number, besides: Float64Array | undefined) {
  const cells: number[] = [];
  const certain = besides ?? new Float64Array(size * size).fill(1);
  for (let cell = 0; cell < size * size; cell++) {
    if (changes.some((change) => change[cell] !== 0)) cells.push(cell);
  }
  return (coefficients: Float64Array): Float64Array => {
    const term = certain.slice();
    for (const cell of cells) {
      let effect = 0;
      for (let k = 0; k < changes.length; k++) {
        effect += (coefficients[k] as number) * ((changes[k] as Float64Array)[cell] as number);
      }
      term[cell] = (term[cell] as number) * Math.exp(effect);
    }
    return term;
  };
}

/** The value below which a part of the sorted numbers lies, between neighbours in proportion. */
export function percentile(sorted: Float64Array, part: number): number {
  const at = part * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (at - below) * (high - low);
}

function distributionOf(values: Float64Array, parts: readonly number[]): Distribution {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const sorted = values.slice().sort();
  return {
    mean,
    standardError: Math.sqrt(squares / (values.length - 1)),
    percentiles: parts.map((part) => percentile(sorted, part)),
  };
}

/**
 * The distribution of the results over the uncertainty of the coefficients of the shock: each draw is solved as a world of
 * its own, from the prices of the central estimate on. Throws as `solveOneSector` does; a draw that does not converge
 * ends the whole, since leaving it out would bend the distribution.
 */
export function drawOneSector(world: World, input: DrawsInput, options: OneSectorOptions): DrawResults {
  const { estimates, changes, besides = {}, draws, seed, percentiles = [0.025, 0.5, 0.975] } = input;
  const size = world.size;
  if (changes.length !== estimates.names.length || changes.some(({ length }) => length !== size * size)) {
    throw new Problem('invalidInput', 'each coefficient needs the change of its variable for every pair');
  }
  const coefficients = drawCoefficients(estimates, draws, seed);
  const prepared = prepare(world, options);
  const costTerm = termsOf(changes, size, besides.costTerm);
  const { tariffs } = besides;
  const start = new Float64Array(size);
  const central = solvePrepared(prepared, { costTerm: costTerm(estimates.values), tariffs }, start);
  const drawn = measures.map(() => world.countries.map(() => new Float64Array(draws)));
  const count = estimates.names.length;
  let { iterations, residual } = central;
  for (let draw = 0; draw < draws; draw++) {
    const row = coefficients.subarray(draw * count, (draw + 1) * count);
    const found = solvePrepared(prepared, { costTerm: costTerm(row), tariffs }, start.slice());
    iterations = Math.max(iterations, found.iterations);
    residual = Math.max(residual, found.residual);
    for (const [m, measure] of measures.entries()) {
      for (const [i, country] of found.countries.entries()) {
        const values = drawn[m]?.[i] as Float64Array;
        values[draw] = country[measure];
      }
    }
  }
  const countries = world.countries.map((id, i): DrawnCountry => {
    const entries = measures.map((measure, m) => [
      measure,
      distributionOf(drawn[m]?.[i] as Float64Array, percentiles),
    ]);
    return { id, distributions: Object.fromEntries(entries) as Record<Measure, Distribution> };
  });
  return { central, draws, seed, percentiles, countries, iterations, residual };
}
