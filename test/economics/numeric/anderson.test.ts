import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { andersonFixedPoint, andersonWorkspace } from '../../../src/economics/numeric/anderson.js';

/** x ↦ A x + b with ‖A‖∞ = size of contraction; the answer is made first and b from it. */
function linearMap(answer: readonly number[], entries: readonly number[], contraction: number) {
  const n = answer.length;
  const matrix = answer.map((_, i) => {
    const row = answer.map((_, j) => entries[(i * n + j) % entries.length] ?? 0);
    const size = row.reduce((sum, x) => sum + Math.abs(x), 0) || 1;
    return row.map((x) => (x / size) * contraction);
  });
  return (point: Float64Array, image: Float64Array) => {
    matrix.forEach((row, i) => {
      image[i] =
        (answer[i] ?? 0) + row.reduce((sum, a, j) => sum + a * ((point[j] ?? 0) - (answer[j] ?? 0)), 0);
    });
  };
}

describe('Anderson acceleration', () => {
  it('finds the fixed point of contractions, slow ones too', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 8 }),
        fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 }),
        fc.constantFrom(0.2, 0.9, 0.99),
        (answer, entries, contraction) => {
          const point = new Float64Array(answer.length);
          const end = andersonFixedPoint(point, linearMap(answer, entries, contraction), {
            tolerance: 1e-11,
          });
          expect(end.converged).toBe(true);
          expect(end.residual).toBeLessThanOrEqual(1e-11);
          for (const [i, value] of answer.entries()) expect(point[i]).toBeCloseTo(value, 7);
        },
      ),
      { numRuns: 100 },
    );
  });

  it('needs far fewer steps than the plain iteration where that is slow', () => {
    const answer = Array.from({ length: 30 }, (_, i) => Math.sin(i));
    const entries = Array.from({ length: 901 }, (_, i) => 1.5 + Math.cos(i * i));
    const map = linearMap(answer, entries, 0.99);
    const fast = andersonFixedPoint(new Float64Array(30), map, { tolerance: 1e-10 });
    const plain = andersonFixedPoint(new Float64Array(30), map, {
      tolerance: 1e-10,
      maximumIterations: 10_000,
      workspace: andersonWorkspace(30, 0),
    });
    expect(fast.converged && plain.converged).toBe(true);
    expect(fast.iterations * 20).toBeLessThan(plain.iterations);
  });

  it('finds a fixed point from which the plain iteration runs away', () => {
    const point = Float64Array.of(0.4, 0.7);
    const end = andersonFixedPoint(point, (x, image) => {
      image[0] = Math.cos(2 * (x[0] ?? 0));
      image[1] = -1.5 * (x[1] ?? 0) + (x[0] ?? 0);
    });
    expect(end.converged).toBe(true);
    expect(point[0]).toBeCloseTo(Math.cos(2 * (point[0] ?? 0)), 10);
    expect(point[1]).toBeCloseTo((point[0] ?? 0) / 2.5, 10);
  });

  it('comes back from points at which the map has no value', () => {
    const point = Float64Array.of(30);
    let without = 0;
    const end = andersonFixedPoint(point, (x, image) => {
      const at = x[0] ?? 0;
      if (at < 0) without += 1;
      image[0] = at - (Math.sqrt(at) - 1);
    });
    expect(end.converged).toBe(true);
    expect(without).toBeGreaterThan(0);
    expect(point[0]).toBeCloseTo(1, 10);
  });

  it('does not converge where there is no fixed point, and says how far it came', () => {
    const point = Float64Array.of(0);
    const end = andersonFixedPoint(
      point,
      (x, image) => {
        image[0] = (x[0] ?? 0) + 1;
      },
      { maximumIterations: 50 },
    );
    expect(end).toMatchObject({ converged: false, residual: 1 });
    const nothing = andersonFixedPoint(Float64Array.of(1), (_, image) => image.fill(Number.NaN));
    expect(nothing).toMatchObject({ converged: false, iterations: 1, residual: Number.POSITIVE_INFINITY });
  });

  it('gives the same with a workspace used before', () => {
    const map = linearMap([1, -2, 0.5], [0.3, -0.8, 0.1, 0.9], 0.95);
    const workspace = andersonWorkspace(3);
    const first = Float64Array.of(5, 5, 5);
    andersonFixedPoint(first, map, { workspace });
    andersonFixedPoint(Float64Array.of(-9, 4, 2), map, { workspace });
    const again = Float64Array.of(5, 5, 5);
    andersonFixedPoint(again, map, { workspace });
    expect([...again]).toEqual([...first]);
    expect(() => andersonFixedPoint(new Float64Array(2), map, { workspace })).toThrow(RangeError);
  });
});
