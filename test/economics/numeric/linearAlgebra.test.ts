import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factorCholesky, invertCholesky, solveCholesky } from '../../../src/economics/numeric/cholesky.js';
import { symmetricEigen } from '../../../src/economics/numeric/eigen.js';
import { seeded } from '../../helpers/random.js';

/** A A' of a random matrix with so many columns: positive semi-definite of that rank. */
function semiDefinite(size: number, rank: number, seed: number): Float64Array {
  const random = seeded(seed);
  const half = Array.from({ length: size }, () => Array.from({ length: rank }, () => random() - 0.5));
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j < size; j += 1) {
      matrix[i * size + j] = (half[i] ?? []).reduce(
        (sum, value, k) => sum + value * (half[j]?.[k] as number),
        0,
      );
    }
  }
  return matrix;
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  return vector.map((_, i) =>
    vector.reduce((sum, value, j) => sum + (matrix[i * size + j] as number) * value, 0),
  );
}

const cases = fc.tuple(fc.integer({ min: 1, max: 13 }), fc.integer({ min: 1, max: 1e6 }));

function expectClose(found: ArrayLike<number>, wanted: ArrayLike<number>, digits: number): void {
  for (let i = 0; i < wanted.length; i += 1) expect(found[i]).toBeCloseTo(wanted[i] as number, digits);
}

describe('Cholesky', () => {
  it('solves, also inside a larger array, with rows of another length', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 0, max: 3 }), ([size, seed], more) => {
        const matrix = semiDefinite(size, size + 3, seed);
        const stride = size + more;
        const offset = 2 * more;
        const held = new Float64Array(offset + stride * size + more).fill(7);
        for (let i = 0; i < size; i += 1) {
          held.set(matrix.subarray(i * size, (i + 1) * size), offset + i * stride);
        }
        const solution = Float64Array.from({ length: size }, (_, i) => i - 2);
        const vector = new Float64Array(size + more);
        vector.set(times(matrix, solution), more);
        expect(factorCholesky(held, size, 1e-13, offset, stride)).toBe(size);
        solveCholesky(held, size, vector, more, offset, stride);
        expectClose(vector.subarray(more), solution, 5);
      }),
      { seed: 2026 },
    );
  });

  it('finds the rank, and solves a consistent system with the dependent unknowns at zero', () => {
    fc.assert(
      fc.property(cases, ([size, seed]) => {
        const rank = Math.max(1, Math.floor(size / 2));
        const matrix = semiDefinite(size, rank, seed);
        const right = times(
          matrix,
          Float64Array.from({ length: size }, (_, i) => i + 1),
        );
        const factor = Float64Array.from(matrix);
        expect(factorCholesky(factor, size, 1e-9)).toBe(rank);
        const solution = Float64Array.from(right);
        solveCholesky(factor, size, solution);
        expectClose(times(matrix, solution), right, 6);
        expect(solution.filter((value) => value === 0).length).toBeGreaterThanOrEqual(size - rank);
      }),
      { seed: 2026 },
    );
  });

  it('inverts', () => {
    const matrix = semiDefinite(5, 9, 3);
    const inverse = invertCholesky(matrix, 5);
    for (let j = 0; j < 5; j += 1) {
      const column = Float64Array.from({ length: 5 }, (_, i) => inverse[i * 5 + j] as number);
      expectClose(
        times(matrix, column),
        Float64Array.from({ length: 5 }, (_, i) => (i === j ? 1 : 0)),
        8,
      );
    }
  });
});

describe('eigenvalues', () => {
  it('and eigenvectors make the matrix again', () => {
    fc.assert(
      fc.property(cases, ([size, seed]) => {
        const matrix = semiDefinite(size, Math.max(1, size - 2), seed);
        const { values, vectors } = symmetricEigen(matrix, size);
        const again = matrix.map((_, place) => {
          const i = Math.floor(place / size);
          const j = place % size;
          return values.reduce(
            (sum, value, k) =>
              sum + value * (vectors[i * size + k] as number) * (vectors[j * size + k] as number),
            0,
          );
        });
        expectClose(again, matrix, 10);
      }),
      { seed: 2026 },
    );
  });
});
