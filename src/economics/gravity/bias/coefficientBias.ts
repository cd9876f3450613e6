import { symmetricEigen } from '../../numeric/eigen.js';
import { squareProduct } from '../../numeric/squareProduct.js';
import type { Fitted } from '../fit.js';
import type { ThreeWayPanel } from './panel.js';

/** Sums over the pairs of one country, T × T each; `crossings` and `thirds` one a regressor. */
interface CountrySums {
  readonly curvature: Float64Array;
  readonly scores: Float64Array;
  readonly crossings: readonly Float64Array[];
  readonly thirds: readonly Float64Array[];
}

const emptySums = (periods: number, size: number): CountrySums => ({
  curvature: new Float64Array(periods * periods),
  scores: new Float64Array(periods * periods),
  crossings: Array.from({ length: size }, () => new Float64Array(periods * periods)),
  thirds: Array.from({ length: size }, () => new Float64Array(periods * periods)),
});

/**
 * Adds a pair's terms. With θ the shares of the pair's fitted flows over time, Y their sum, S = y − λ and x̃ what the effects
 * leave of a regressor (Σ λ x̃ = 0 within the pair):
 *
 *     H_ts = Y (θ_t [t = s] − θ_t θ_s),   (H x̃ S')_ts = λ_t x̃_t S_s,   (G x̃)_ts = −Y (θ_t x̃_t [t = s] − θ_t θ_s (x̃_t + x̃_s))
 */
function addPair(
  sums: CountrySums,
  panel: ThreeWayPanel,
  pair: number,
  { response, fitted, residualised }: Fitted,
): void {
  const { periods, start, rows, period } = panel;
  const from = start[pair] as number;
  const end = start[pair + 1] as number;
  let total = 0;
  for (let at = from; at < end; at += 1) total += fitted[rows[at] as number] as number;
  for (let at = from; at < end; at += 1) {
    const row = rows[at] as number;
    const t = period[row] as number;
    const mean = fitted[row] as number;
    const score = (response[row] as number) - mean;
    const own = t * periods + t;
    sums.curvature[own] = (sums.curvature[own] as number) + mean;
    residualised.forEach((column, k) => {
      const third = sums.thirds[k] as Float64Array;
      third[own] = (third[own] as number) - mean * (column[row] as number);
    });
    for (let other = from; other < end; other += 1) {
      const row2 = rows[other] as number;
      const place = t * periods + (period[row2] as number);
      const both = (mean * (fitted[row2] as number)) / total;
      const score2 = (response[row2] as number) - (fitted[row2] as number);
      sums.curvature[place] = (sums.curvature[place] as number) - both;
      sums.scores[place] = (sums.scores[place] as number) + score * score2;
      for (let k = 0; k < residualised.length; k += 1) {
        const x = residualised[k]?.[row] as number;
        const x2 = residualised[k]?.[row2] as number;
        const crossing = sums.crossings[k] as Float64Array;
        const third = sums.thirds[k] as Float64Array;
        crossing[place] = (crossing[place] as number) + mean * x * score2;
        third[place] = (third[place] as number) + both * (x + x2);
      }
    }
  }
}

/** The Moore–Penrose inverse of a symmetric matrix. */
function pseudoInverse(matrix: Float64Array, size: number): Float64Array {
  const { values, vectors } = symmetricEigen(matrix, size);
  const least = 1e-10 * values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  const inverse = new Float64Array(size * size);
  for (let k = 0; k < size; k += 1) {
    const value = values[k] as number;
    if (value <= least) continue;
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j < size; j += 1) {
        inverse[i * size + j] =
          (inverse[i * size + j] as number) +
          ((vectors[i * size + k] as number) * (vectors[j * size + k] as number)) / value;
      }
    }
  }
  return inverse;
}

function traceOfProduct(left: Float64Array, right: Float64Array, size: number): number {
  let trace = 0;
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < size; k += 1)
      trace += (left[i * size + k] as number) * (right[k * size + i] as number);
  }
  return trace;
}

/** −tr(H⁺ ΣHx̃S') + ½ tr(ΣGx̃ H⁺ ΣSS' H⁺), summed over the countries of one side, a regressor each. */
function sideTerms(
  fit: Fitted,
  panel: ThreeWayPanel,
  countryOf: Int32Array,
  countries: number,
): Float64Array {
  const { periods } = panel;
  const size = fit.residualised.length;
  const members = Array.from({ length: countries }, (): number[] => []);
  for (let pair = 0; pair < panel.pairs; pair += 1) members[countryOf[pair] as number]?.push(pair);
  const terms = new Float64Array(size);
  for (const pairs of members) {
    const sums = emptySums(periods, size);
    for (const pair of pairs) addPair(sums, panel, pair, fit);
    const inverse = pseudoInverse(sums.curvature, periods);
    const middle = squareProduct(squareProduct(inverse, sums.scores, periods), inverse, periods);
    for (let k = 0; k < size; k += 1) {
      terms[k] =
        (terms[k] as number) -
        traceOfProduct(inverse, sums.crossings[k] as Float64Array, periods) +
        traceOfProduct(sums.thirds[k] as Float64Array, middle, periods) / 2;
    }
  }
  return terms;
}

/**
 * The bias of order 1/N of three-way PPML coefficients that the estimated exporter-year and importer-year effects cause, to
 * be taken from the estimates. Source: Weidner and Zylkin (2021), "Bias and consistency in three-way gravity models", Journal
 * of International Economics 132, proposition 3, with the factor N/(N − 1) of their `ppml_fe_bias` on each side.
 */
export function coefficientBias(fit: Fitted, panel: ThreeWayPanel): Float64Array {
  const size = fit.residualised.length;
  const exporters = sideTerms(fit, panel, panel.exporterOf, panel.exporters);
  const importers = sideTerms(fit, panel, panel.importerOf, panel.importers);
  const onExporters = panel.exporters / (panel.exporters - 1);
  const onImporters = panel.importers / (panel.importers - 1);
  const bias = new Float64Array(size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      bias[i] =
        (bias[i] as number) +
        (fit.bread[i * size + j] as number) *
          (onExporters * (exporters[j] as number) + onImporters * (importers[j] as number));
    }
  }
  return bias;
}
