/** Factors a square matrix (row-major) in place, P A = L U with partial pivoting. False where it is singular. */
export function factorLu(matrix: Float64Array, size: number, pivots: Int32Array): boolean {
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k + 1; i < size; i++) {
      if (Math.abs(matrix[i * size + k] as number) > Math.abs(matrix[pivot * size + k] as number)) pivot = i;
    }
    pivots[k] = pivot;
    const largest = matrix[pivot * size + k] as number;
    if (!(Math.abs(largest) > 0) || !Number.isFinite(largest)) return false;
    if (pivot !== k) {
      for (let j = 0; j < size; j++) {
        const kept = matrix[k * size + j] as number;
        matrix[k * size + j] = matrix[pivot * size + j] as number;
        matrix[pivot * size + j] = kept;
      }
    }
    const top = k * size;
    for (let i = k + 1; i < size; i++) {
      const row = i * size;
      const factor = (matrix[row + k] as number) / largest;
      matrix[row + k] = factor;
      if (factor === 0) continue;
      for (let j = k + 1; j < size; j++) {
        matrix[row + j] = (matrix[row + j] as number) - factor * (matrix[top + j] as number);
      }
    }
  }
  return true;
}

/** Solves A x = b for a factor of `factorLu`; `vector` holds b and is overwritten by x. */
export function solveLu(factor: Float64Array, size: number, pivots: Int32Array, vector: Float64Array): void {
  for (let k = 0; k < size; k++) {
    const pivot = pivots[k] as number;
    const kept = vector[k] as number;
    vector[k] = vector[pivot] as number;
    vector[pivot] = kept;
  }
  for (let i = 0; i < size; i++) {
    let sum = vector[i] as number;
    for (let j = 0; j < i; j++) sum -= (factor[i * size + j] as number) * (vector[j] as number);
    vector[i] = sum;
  }
  for (let i = size - 1; i >= 0; i--) {
    let sum = vector[i] as number;
    for (let j = i + 1; j < size; j++) sum -= (factor[i * size + j] as number) * (vector[j] as number);
    vector[i] = sum / (factor[i * size + i] as number);
  }
}
