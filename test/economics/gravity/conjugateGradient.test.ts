import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ConjugateGradient,
  type GradientOptions,
  type GradientReport,
} from '../../../src/economics/gravity/effects/conjugateGradient.js';
import { seeded } from '../../helpers/random.js';
import { LOOPS } from './loops.js';

/** A A' of a random matrix with so many columns: positive semi-definite of that rank. */
function semiDefinite(size: number, rank: number, seed: number): number[][] {
  const random = seeded(seed);
  const half = Array.from({ length: size }, () => Array.from({ length: rank }, () => random() - 0.5));
  return half.map((one) =>
    half.map((other) => one.reduce((sum, value, k) => sum + value * (other[k] as number), 0)),
  );
}

const times = (matrix: readonly number[][], vector: ArrayLike<number>): number[] =>
  matrix.map((row) => row.reduce((sum, value, j) => sum + value * (vector[j] as number), 0));

describe.each(Object.entries(LOOPS))('conjugate gradients with %s loops', (_, loopsOf) => {
  function solved(
    matrix: readonly number[][],
    right: readonly number[],
    start: number,
    options: GradientOptions,
  ): { report: GradientReport; solution: Float64Array } {
    const loops = loopsOf(1 << 16);
    const gradient = new ConjugateGradient(right.length, loops);
    gradient.precondition(Float64Array.from(matrix, (row, i) => row[i] as number));
    const solution = loops.floats(right.length).fill(start);
    const report = gradient.solve(
      (vector, product) => product.set(times(matrix, vector)),
      loops.copy(Float64Array.from(right)),
      solution,
      options,
    );
    return { report, solution };
  }

  it('solve, from any start, also singular consistent systems', () => {
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 1, max: 23 }), fc.integer({ min: 1, max: 1e6 })),
        fc.boolean(),
        ([size, seed], started) => {
          const matrix = semiDefinite(size, Math.max(1, size - 1), seed);
          const right = times(matrix, new Float64Array(size).fill(1));
          const { report, solution } = solved(matrix, right, started ? 3 : 0, {
            tolerance: 1e-10,
            limit: 300,
          });
          expect(report.converged).toBe(true);
          times(matrix, solution).forEach((value, i) => {
            expect(value).toBeCloseTo(right[i] as number, 6);
          });
        },
      ),
      { seed: 2026 },
    );
  });

  it('leave an unknown that nothing weighs at zero', () => {
    const { report, solution } = solved(
      [
        [4, 0, 1],
        [0, 0, 0],
        [1, 0, 3],
      ],
      [1, 0, 2],
      0,
      { tolerance: 1e-12, limit: 10 },
    );
    expect(report.converged).toBe(true);
    expect([...solution].map((value) => Number(value.toFixed(12)))).toEqual([
      0.090909090909, 0, 0.636363636364,
    ]);
  });

  it('do not say that they arrived at what is no number', () => {
    const identity = [
      [1, 0],
      [0, 1],
    ];
    const options = { tolerance: 1e-12, absolute: 1e-13, limit: 10 };
    for (const right of [
      [Number.NaN, 1],
      [Number.NaN, Number.NaN],
    ]) {
      expect(solved(identity, right, 0, options).report.converged).toBe(false);
    }
    expect(solved(identity, [1, 1], Number.NaN, options).report.converged).toBe(false);
  });

  it('leave a solution as it is where nothing is left to solve', () => {
    const { report, solution } = solved([[2]], [0], 0, { tolerance: 1e-12, limit: 10 });
    expect(report).toEqual({ iterations: 0, residual: 0, converged: true });
    expect(solution[0]).toBe(0);
  });

  it('say when they did not arrive', () => {
    const matrix = semiDefinite(12, 14, 5);
    const { report } = solved(
      matrix,
      Array.from({ length: 12 }, () => 1),
      0,
      {
        tolerance: 1e-12,
        limit: 2,
      },
    );
    expect(report).toMatchObject({ iterations: 2, converged: false });
    expect(report.residual).toBeGreaterThan(1e-12);
  });
});
