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
  const even = size - (size % 2);
  for (let i = 0; i < even; i += 2) {
    const row = offset + i * stride;
    const next = row + stride;
    for (let j = 0; j < i; j += 2) eliminatePair(matrix, row, next, offset + j * stride, stride, j);
    let one = 0;
    let cross = 0;
    let other = 0;
    for (let k = 0; k < i; k += 1) {
      const a = matrix[row + k] as number;
      const b = matrix[next + k] as number;
      one += a * a;
      cross += a * b;
      other += b * b;
    }
    const first = pivotOf(matrix[row + i] as number, one, tolerance);
    const below = first === 0 ? 0 : ((matrix[next + i] as number) - cross) / first;
    const second = pivotOf(matrix[next + i + 1] as number, other + below * below, tolerance);
    matrix[row + i] = first;
    matrix[next + i] = below;
    matrix[next + i + 1] = second;
    rank += (first > 0 ? 1 : 0) + (second > 0 ? 1 : 0);
  }
  if (even < size) {
    const row = offset + even * stride;
    let squares = 0;
    for (let j = 0; j < even; j += 1) {
      const line = offset + j * stride;
      const pivot = matrix[line + j] as number;
      let sum = matrix[row + j] as number;
      for (let k = 0; k < j; k += 1) sum -= (matrix[row + k] as number) * (matrix[line + k] as number);
      const value = pivot === 0 ? 0 : sum / pivot;
      matrix[row + j] = value;
      squares += value * value;
    }
    const pivot = pivotOf(matrix[row + even] as number, squares, tolerance);
    matrix[row + even] = pivot;
    rank += pivot > 0 ? 1 : 0;
  }
  return rank;
}

function pivotOf(diagonal: number, squares: number, tolerance: number): number {
  const left = diagonal - squares;
  return left > tolerance * diagonal ? Math.sqrt(left) : 0;
}

/** Columns j and j + 1 of two rows at once: four sums for four loads keep the arithmetic busy. */
function eliminatePair(
  matrix: Float64Array,
  row: number,
  next: number,
  line: number,
  stride: number,
  j: number,
): void {
  const following = line + stride;
  let s00 = 0;
  let s01 = 0;
  let s10 = 0;
  let s11 = 0;
  for (let k = 0; k < j; k += 1) {
    const a0 = matrix[row + k] as number;
    const a1 = matrix[next + k] as number;
    const b0 = matrix[line + k] as number;
    const b1 = matrix[following + k] as number;
    s00 += a0 * b0;
    s01 += a0 * b1;
    s10 += a1 * b0;
    s11 += a1 * b1;
  }
  const first = matrix[line + j] as number;
  const below = matrix[following + j] as number;
  const second = matrix[following + j + 1] as number;
  const inverse = first === 0 ? 0 : 1 / first;
  const inverse2 = second === 0 ? 0 : 1 / second;
  const l00 = ((matrix[row + j] as number) - s00) * inverse;
  const l10 = ((matrix[next + j] as number) - s10) * inverse;
  matrix[row + j] = l00;
  matrix[next + j] = l10;
  matrix[row + j + 1] = ((matrix[row + j + 1] as number) - s01 - l00 * below) * inverse2;
  matrix[next + j + 1] = ((matrix[next + j + 1] as number) - s11 - l10 * below) * inverse2;
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
