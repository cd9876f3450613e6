import { factorLu, solveLu } from './lu.js';

/**
 * Solves A x = b in place by elimination with partial pivoting: `matrix` (n × n, by rows) is overwritten, `right` becomes x.
 * Gives false for a matrix that is singular to working precision.
 */
export function solveLinearSystem(matrix: Float64Array, right: Float64Array): boolean {
  const pivots = new Int32Array(right.length);
  if (!factorLu(matrix, right.length, pivots)) return false;
  solveLu(matrix, right.length, pivots, right);
  return true;
}
