import { Problem } from '../../../base/index.js';
import { invertCholesky } from '../../numeric/cholesky.js';
import type { Fitted } from '../fit.js';
import type { ThreeWayPanel } from './panel.js';

/** Exporter-year and importer-year effects together; their dense inverse takes the cube of this. */
const MOST_EFFECTS = 3000;

/** Variance of the exporter-year and importer-year effects after the pairs are taken out: an inverse of D̃'ΛD̃. */
function effectVariance({ fitted }: Fitted, panel: ThreeWayPanel): Float64Array {
  const size = panel.exporterPeriods + panel.importerPeriods;
  if (size > MOST_EFFECTS) {
    throw new Problem(
      'invalidInput',
      `the corrected standard errors need a dense inverse of ${size} effects; at most ${MOST_EFFECTS} are taken`,
      ['take fewer years, for example every fourth, by --where'],
    );
  }
  const matrix = new Float64Array(size * size);
  const add = (i: number, j: number, value: number): void => {
    matrix[i * size + j] = (matrix[i * size + j] as number) + value;
  };
  for (let pair = 0; pair < panel.pairs; pair += 1) {
    const rows = panel.rows.subarray(panel.start[pair], panel.start[pair + 1]);
    let total = 0;
    for (const row of rows) total += fitted[row] as number;
    for (const row of rows) {
      const mean = fitted[row] as number;
      const e = panel.exporterPeriod[row] as number;
      const c = panel.exporterPeriods + (panel.importerPeriod[row] as number);
      add(e, e, mean);
      add(c, c, mean);
      add(e, c, mean);
      add(c, e, mean);
      for (const other of rows) {
        const both = (mean * (fitted[other] as number)) / total;
        const e2 = panel.exporterPeriod[other] as number;
        const c2 = panel.exporterPeriods + (panel.importerPeriod[other] as number);
        add(e, e2, -both);
        add(e, c2, -both);
        add(c, e2, -both);
        add(c, c2, -both);
      }
    }
  }
  return invertCholesky(matrix, size, 1e-9);
}

/** Solves a small system by elimination with row exchange; both arguments are overwritten, `right` by the solution. */
function eliminate(matrix: Float64Array, size: number, right: Float64Array): void {
  for (let i = 0; i < size; i += 1) {
    let pivot = i;
    for (let row = i + 1; row < size; row += 1) {
      if (Math.abs(matrix[row * size + i] as number) > Math.abs(matrix[pivot * size + i] as number))
        pivot = row;
    }
    for (let column = 0; pivot !== i && column < size; column += 1) {
      const value = matrix[i * size + column] as number;
      matrix[i * size + column] = matrix[pivot * size + column] as number;
      matrix[pivot * size + column] = value;
    }
    const side = right[i] as number;
    right[i] = right[pivot] as number;
    right[pivot] = pivot === i ? (right[i] as number) : side;
    for (let row = i + 1; row < size; row += 1) {
      const factor = (matrix[row * size + i] as number) / (matrix[i * size + i] as number);
      for (let column = i; column < size; column += 1) {
        matrix[row * size + column] =
          (matrix[row * size + column] as number) - factor * (matrix[i * size + column] as number);
      }
      right[row] = (right[row] as number) - factor * (right[i] as number);
    }
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    let sum = right[i] as number;
    for (let column = i + 1; column < size; column += 1) {
      sum -= (matrix[i * size + column] as number) * (right[column] as number);
    }
    right[i] = sum / (matrix[i * size + i] as number);
  }
}

/**
 * Covariance of the coefficients clustered by pair, with the downward bias of order 1/N taken out of the variance of the
 * scores: each pair's outer product SS' becomes (I − A)⁻¹ SS', A = H (x̃ V x̃' + d V_d d') the pair's own block of the
 * projection on regressors and effects. Source: Weidner and Zylkin (2021), section 3.3, after Kline, Saggio and Sølvsten.
 */
export function correctedCovariance(fit: Fitted, panel: ThreeWayPanel): Float64Array {
  const { response, fitted, residualised, bread } = fit;
  const size = residualised.length;
  const variance = effectVariance(fit, panel);
  const width = panel.exporterPeriods + panel.importerPeriods;
  const meat = new Float64Array(size * size);
  for (let pair = 0; pair < panel.pairs; pair += 1) {
    const rows = panel.rows.subarray(panel.start[pair], panel.start[pair + 1]);
    const periods = rows.length;
    const projection = new Float64Array(periods * periods);
    let total = 0;
    for (const row of rows) total += fitted[row] as number;
    for (let t = 0; t < periods; t += 1) {
      const row = rows[t] as number;
      const e = (panel.exporterPeriod[row] as number) * width;
      const c = (panel.exporterPeriods + (panel.importerPeriod[row] as number)) * width;
      for (let s = 0; s < periods; s += 1) {
        const other = rows[s] as number;
        const e2 = panel.exporterPeriod[other] as number;
        const c2 = panel.exporterPeriods + (panel.importerPeriod[other] as number);
        let value =
          (variance[e + e2] as number) +
          (variance[e + c2] as number) +
          (variance[c + e2] as number) +
          (variance[c + c2] as number);
        for (let i = 0; i < size; i += 1) {
          for (let j = 0; j < size; j += 1) {
            value +=
              (residualised[i]?.[row] as number) *
              (bread[i * size + j] as number) *
              (residualised[j]?.[other] as number);
          }
        }
        projection[t * periods + s] = value;
      }
    }
    const system = new Float64Array(periods * periods);
    const corrected = new Float64Array(periods);
    for (let t = 0; t < periods; t += 1) {
      const mean = fitted[rows[t] as number] as number;
      corrected[t] = (response[rows[t] as number] as number) - mean;
      for (let s = 0; s < periods; s += 1) {
        let value = mean * (projection[t * periods + s] as number);
        for (let r = 0; r < periods; r += 1) {
          const share = (fitted[rows[r] as number] as number) / total;
          value -= mean * share * (projection[r * periods + s] as number);
        }
        system[t * periods + s] = (t === s ? 1 : 0) - value;
      }
    }
    eliminate(system, periods, corrected);
    for (let i = 0; i < size; i += 1) {
      let left = 0;
      for (let t = 0; t < periods; t += 1) {
        left += (residualised[i]?.[rows[t] as number] as number) * (corrected[t] as number);
      }
      for (let j = 0; j < size; j += 1) {
        let right = 0;
        for (const row of rows) {
          right += (residualised[j]?.[row] as number) * ((response[row] as number) - (fitted[row] as number));
        }
        meat[i * size + j] = (meat[i * size + j] as number) + left * right;
      }
    }
  }
  return symmetricSandwich(bread, meat, size);
}

function symmetricSandwich(bread: Float64Array, meat: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      let sum = 0;
      for (let k = 0; k < size; k += 1) {
        for (let l = 0; l < size; l += 1) {
          const middle = ((meat[k * size + l] as number) + (meat[l * size + k] as number)) / 2;
          sum += (bread[i * size + k] as number) * middle * (bread[l * size + j] as number);
        }
      }
      result[i * size + j] = sum;
    }
  }
  return result;
}
