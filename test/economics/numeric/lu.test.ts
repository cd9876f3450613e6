import fc from 'fast-check';
import { expect, it } from 'vitest';
import { factorLu, solveLu } from '../../../src/economics/numeric/lu.js';

it('solves square systems, those that need another pivot too', () => {
  const system = fc.integer({ min: 1, max: 7 }).chain((size) =>
    fc.record({
      cells: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: size * size, maxLength: size * size }),
      answer: fc.array(fc.integer({ min: -9, max: 9 }), { minLength: size, maxLength: size }),
    }),
  );
  fc.assert(
    fc.property(system, ({ cells, answer }) => {
      const size = answer.length;
      const matrix = Float64Array.from(
        cells,
        (cell, place) => cell + (place % size === (Math.floor(place / size) + 1) % size ? 50 : 0),
      );
      const right = Float64Array.from(answer, (_, i) =>
        answer.reduce((sum, x, j) => sum + (matrix[i * size + j] ?? 0) * x, 0),
      );
      const pivots = new Int32Array(size);
      const regular = factorLu(matrix, size, pivots);
      if (!regular) return;
      solveLu(matrix, size, pivots, right);
      for (const [i, x] of answer.entries()) expect(right[i]).toBeCloseTo(x, 8);
    }),
  );
});

it('says when a matrix is singular', () => {
  expect(factorLu(Float64Array.of(1, 2, 2, 4), 2, new Int32Array(2))).toBe(false);
  expect(factorLu(Float64Array.of(0, 1, 1, 0), 2, new Int32Array(2))).toBe(true);
});
