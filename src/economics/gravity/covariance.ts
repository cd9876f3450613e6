import { symmetricEigen } from '../numeric/eigen.js';
import { squareProduct } from '../numeric/squareProduct.js';
import type { FixedEffect } from './effects/fixedEffect.js';
import { nestsIn } from './rank.js';

/** The three conventions of a covariance, side by side. */
export interface Conventions {
  /** no small-sample correction */
  readonly none: number;
  /** G/(G − 1) of the smallest number of clusters, as in ppmlhdfe */
  readonly clusters: number;
  /** (G/(G − 1)) (N − 1)/(N − K), fixest's default, K without the effects that are nested in a cluster */
  readonly smallSample: number;
}

export interface CovarianceReport {
  readonly kind: 'clustered' | 'robust';
  /** row-major, without correction */
  readonly matrix: Float64Array;
  /** what each convention multiplies the matrix by */
  readonly factors: Conventions;
  readonly clusters: readonly { readonly name: string; readonly groups: number }[];
  /** parameters counted in the small-sample correction */
  readonly parameters: number;
  /** a variance was negative: negative eigenvalues were set to zero (Cameron, Gelbach and Miller 2011) */
  readonly eigenvaluesFixed: boolean;
}

/** Sums of scores over clusters; scores are `size` numbers a row. */
function clusterSums(scores: Float64Array, size: number, codes: Int32Array, count: number): Float64Array {
  const sums = new Float64Array(count * size);
  for (let row = 0; row < codes.length; row += 1) {
    const to = (codes[row] as number) * size;
    const from = row * size;
    for (let k = 0; k < size; k += 1) sums[to + k] = (sums[to + k] as number) + (scores[from + k] as number);
  }
  return sums;
}

function addProducts(meat: Float64Array, sums: Float64Array, size: number, sign: number): void {
  for (let from = 0; from < sums.length; from += size) {
    for (let i = 0; i < size; i += 1) {
      const value = sign * (sums[from + i] as number);
      if (value === 0) continue;
      for (let j = 0; j <= i; j += 1) {
        meat[i * size + j] = (meat[i * size + j] as number) + value * (sums[from + j] as number);
      }
    }
  }
}

/** The clusters in which several agree: (a, b) for rows with the same a and the same b. */
function intersection(clusters: readonly FixedEffect[]): FixedEffect {
  return clusters.reduce((left, right) => {
    const places = new Map<number, number>();
    const codes = left.codes.map((code, row) => {
      const key = code * right.count + (right.codes[row] as number);
      let place = places.get(key);
      if (place === undefined) {
        place = places.size;
        places.set(key, place);
      }
      return place;
    });
    return { name: `${left.name} and ${right.name}`, codes, count: places.size };
  });
}

function sandwich(bread: Float64Array, meat: Float64Array, size: number): Float64Array {
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < i; j += 1) meat[j * size + i] = meat[i * size + j] as number;
  }
  const half = squareProduct(bread, meat, size);
  return squareProduct(half, bread, size);
}

/**
 * The sandwich covariance of coefficients. `bread` is the inverse of X̃'WX̃, `scores` the rows of X̃ (y − μ), `size` numbers a
 * row. Without clusters every row is a cluster of its own (heteroskedasticity-robust). Several clusters are added and their
 * intersections taken away (Cameron, Gelbach and Miller 2011, Journal of Business and Economic Statistics 29(2), eq. 2.13).
 * K counts coefficients, and effects as fixest does: levels of all sets less one for each set but the first; sets nested
 * in a cluster count one together.
 */
export function covarianceOf(
  bread: Float64Array,
  scores: Float64Array,
  size: number,
  clusters: readonly FixedEffect[],
  effects: readonly FixedEffect[],
): CovarianceReport {
  const rows = size > 0 ? scores.length / size : 0;
  const meat = new Float64Array(size * size);
  if (clusters.length === 0) addProducts(meat, scores, size, 1);
  for (let set = 1; set < 1 << clusters.length; set += 1) {
    const members = clusters.filter((_, place) => (set >> place) & 1);
    const { codes, count } = intersection(members);
    addProducts(meat, clusterSums(scores, size, codes, count), size, members.length % 2 === 1 ? 1 : -1);
  }
  let matrix = sandwich(bread, meat, size);
  let eigenvaluesFixed = false;
  for (let i = 0; i < size; i += 1) if ((matrix[i * size + i] as number) < 0) eigenvaluesFixed = true;
  if (eigenvaluesFixed) matrix = withoutNegative(matrix, size);
  const { factors, parameters } = smallSampleFactors(size, rows, clusters, effects);
  return {
    kind: clusters.length > 0 ? 'clustered' : 'robust',
    matrix,
    factors,
    clusters: clusters.map(({ name, count }) => ({ name, groups: count })),
    parameters,
    eigenvaluesFixed,
  };
}

/** What each convention multiplies a covariance by, and the parameters that are counted. */
export function smallSampleFactors(
  coefficients: number,
  rows: number,
  clusters: readonly FixedEffect[],
  effects: readonly FixedEffect[],
): { readonly factors: Conventions; readonly parameters: number } {
  const groups = clusters.length > 0 ? Math.min(...clusters.map(({ count }) => count)) : rows;
  const parameters = parametersCounted(coefficients, clusters, effects);
  const ofClusters = groups / (groups - 1);
  return {
    factors: { none: 1, clusters: ofClusters, smallSample: (ofClusters * (rows - 1)) / (rows - parameters) },
    parameters,
  };
}

function parametersCounted(
  coefficients: number,
  clusters: readonly FixedEffect[],
  effects: readonly FixedEffect[],
): number {
  if (effects.length === 0) return coefficients;
  const all = effects.reduce((sum, { count }) => sum + count, 0) - (effects.length - 1);
  const nested = effects.filter((effect) => clusters.some((cluster) => nestsIn(effect, cluster)));
  if (nested.length === effects.length) return coefficients + 1;
  return coefficients + all - nested.reduce((sum, { count }) => sum + count - 1, 0);
}

function withoutNegative(matrix: Float64Array, size: number): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, size);
  const fixed = new Float64Array(size * size);
  for (let k = 0; k < size; k += 1) {
    const value = Math.max(values[k] as number, 0);
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j < size; j += 1) {
        fixed[i * size + j] =
          (fixed[i * size + j] as number) +
          value * (vectors[i * size + k] as number) * (vectors[j * size + k] as number);
      }
    }
  }
  return fixed;
}
