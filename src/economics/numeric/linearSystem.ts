/**
 * Solves A x = b in place by elimination with partial pivoting: `matrix` (n × n, by rows) is overwritten, `right` becomes x.
 * Gives false for a matrix that is singular to working precision.
 */
export function solveLinearSystem(matrix: Float64Array, right: Float64Array): boolean {
  const n = right.length;
  for (let k = 0; k < n; k += 1) {
    let pivot = k;
    for (let i = k + 1; i < n; i += 1) {
      if (Math.abs(matrix[i * n + k] as number) > Math.abs(matrix[pivot * n + k] as number)) pivot = i;
    }
    const head = matrix[pivot * n + k] as number;
    if (!(Math.abs(head) > 0) || !Number.isFinite(head)) return false;
    if (pivot !== k) {
      for (let j = k; j < n; j += 1) {
        const held = matrix[k * n + j] as number;
        matrix[k * n + j] = matrix[pivot * n + j] as number;
        matrix[pivot * n + j] = held;
      }
      const held = right[k] as number;
      right[k] = right[pivot] as number;
      right[pivot] = held;
    }
    for (let i = k + 1; i < n; i += 1) {
      const factor = (matrix[i * n + k] as number) / head;
      if (factor === 0) continue;
      for (let j = k + 1; j < n; j += 1) {
        matrix[i * n + j] = (matrix[i * n + j] as number) - factor * (matrix[k * n + j] as number);
      }
      right[i] = (right[i] as number) - factor * (right[k] as number);
    }
  }
  for (let k = n - 1; k >= 0; k -= 1) {
    let sum = right[k] as number;
    for (let j = k + 1; j < n; j += 1) sum -= (matrix[k * n + j] as number) * (right[j] as number);
    right[k] = sum / (matrix[k * n + k] as number);
  }
  return true;
}
