/**
 * Cholesky factor of a symmetric positive semi-definite matrix, A = L Lᵀ, in place on the lower triangle (row-major, from
 * `offset`, `stride` numbers a row of which the first `size` rows and columns are taken). A pivot below `tolerance` times its diagonal entry marks a row that depends on those
 * before it: its column is set to zero and its unknown to zero, so a singular but consistent system is solved with that
 * unknown as the reference. Gives back the rank.
 */
export function factorCholesky(
  matrix: Float64Array,
  size: number,
  tolerance = 1e-13,
  offset = 0,
  stride = size,
): number {
  let rank = 0;
  for (let i = 0; i < size; i += 1) {
    const rowI = offset + i * stride;
    for (let j = 0; j < i; j += 1) {
      const pivot = matrix[offset + j * stride + j] as number;
      matrix[rowI + j] =
        pivot === 0 ? 0 : ((matrix[rowI + j] as number) - dot(matrix, rowI, offset + j * stride, j)) / pivot;
    }
    const diagonal = matrix[rowI + i] as number;
    const left = diagonal - dot(matrix, rowI, rowI, i);
    if (left > tolerance * diagonal) {
      matrix[rowI + i] = Math.sqrt(left);
      rank += 1;
    } else {
      matrix[rowI + i] = 0;
    }
  }
  return rank;
}

/** Product of two runs of one array, four sums at a time so that no addition waits for the one before. */
function dot(values: Float64Array, left: number, right: number, length: number): number {
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let k = 0;
  for (; k + 3 < length; k += 4) {
    sum0 += (values[left + k] as number) * (values[right + k] as number);
    sum1 += (values[left + k + 1] as number) * (values[right + k + 1] as number);
    sum2 += (values[left + k + 2] as number) * (values[right + k + 2] as number);
    sum3 += (values[left + k + 3] as number) * (values[right + k + 3] as number);
  }
  for (; k < length; k += 1) sum0 += (values[left + k] as number) * (values[right + k] as number);
  return sum0 + sum1 + (sum2 + sum3);
}

/** Solves L Lᵀ x = b for a factor of `factorCholesky`; `vector` holds b from `from` and is overwritten by x. */
export function solveCholesky(
  factor: Float64Array,
  size: number,
  vector: Float64Array,
  from = 0,
  offset = 0,
  stride = size,
): void {
  for (let i = 0; i < size; i += 1) {
    const row = offset + i * stride;
    const pivot = factor[row + i] as number;
    if (pivot === 0) {
      vector[from + i] = 0;
      continue;
    }
    let sum = vector[from + i] as number;
    for (let k = 0; k < i; k += 1) sum -= (factor[row + k] as number) * (vector[from + k] as number);
    vector[from + i] = sum / pivot;
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    const row = offset + i * stride;
    const pivot = factor[row + i] as number;
    if (pivot === 0) continue;
    const value = (vector[from + i] as number) / pivot;
    vector[from + i] = value;
    for (let k = 0; k < i; k += 1) {
      vector[from + k] = (vector[from + k] as number) - value * (factor[row + k] as number);
    }
  }
}

/** The inverse of a small symmetric positive definite matrix (row-major); its dependent rows and columns are zero. */
export function invertCholesky(matrix: Float64Array, size: number, tolerance?: number): Float64Array {
  const factor = Float64Array.from(matrix);
  factorCholesky(factor, size, tolerance);
  const inverse = new Float64Array(size * size);
  const column = new Float64Array(size);
  for (let j = 0; j < size; j += 1) {
    if (factor[j * size + j] === 0) continue;
    column.fill(0);
    column[j] = 1;
    solveCholesky(factor, size, column);
    for (let i = 0; i < size; i += 1) inverse[i * size + j] = column[i] as number;
  }
  return inverse;
}
