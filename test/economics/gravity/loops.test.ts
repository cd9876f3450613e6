import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembled, target } from '../../../scripts/assemble.mjs';
import type { Loops, PoissonRows, Runs } from '../../../src/economics/gravity/loops/loops.js';
import { estimateGravity, type GravityEstimate } from '../../../src/economics/index.js';
import { agtpa, hasAgtpa, PRINTED_YEARS } from '../../helpers/agtpa.js';
import { seeded } from '../../helpers/random.js';
import { LOOPS } from './loops.js';
import { panel } from './panel.js';

const BYTES = 1 << 20;

/** Random storage: runs of any length, their levels of a second effect with gaps and without, columns of any sign. */
function storage(loops: Loops, seed: number, levels: number) {
  const random = seeded(seed);
  const start = [0];
  const codes: number[] = [];
  const bases: number[] = [];
  const seconds = 1 + Math.floor(random() * 9);
  for (let run = 0; run < levels; run += 1) {
    const own = Array.from({ length: seconds }, (_, level) => level).filter(() => random() < 0.8);
    codes.push(...own);
    start.push(codes.length);
    const first = own[0] ?? 0;
    bases.push(own.length > 0 && (own.at(-1) as number) - first === own.length - 1 ? first : -1);
  }
  const rows = codes.length;
  const column = (low: number, high: number, length = rows): Float64Array =>
    loops.copy(Float64Array.from({ length }, () => low + (high - low) * random()));
  const runs: Runs = {
    start: loops.integers(Int32Array.from(start)),
    codes: loops.integers(Int32Array.from(codes)),
    bases: loops.integers(Int32Array.from(bases)),
  };
  return { random, rows, runs, seconds, column, weights: column(0.1, 5) };
}

type Computed = Readonly<Record<string, ArrayLike<number> | number>>;

/** Everything the loops compute on one random storage. */
function computed(loops: Loops, seed: number, levels: number): Computed {
  const { random, rows, runs, seconds, column, weights } = storage(loops, seed, levels);
  const inverse = loops.floats(levels);
  const first = loops.floats(levels);
  const second = loops.floats(seconds);
  const none = loops.floats(0);
  const values = column(-2, 2);
  loops.inverseTotals(runs, weights, inverse);
  const results: Record<string, ArrayLike<number> | number> = { inverse: [...inverse] };
  loops.means(runs, weights, inverse, values, first, none);
  results.means = [...first];
  loops.means(runs, weights, inverse, values, first, second);
  results.second = [...second];
  loops.correct(runs, weights, inverse, second, first);
  results.first = [...first];
  const sum = loops.copy(values);
  loops.addEffects(runs, first, none, 2, sum);
  loops.addEffects(runs, first, second, -1, sum);
  results.sum = [...sum];
  const gathered = loops.floats(seconds);
  loops.gather(runs.codes, weights, values, gathered);
  loops.totals(runs.codes, weights, gathered);
  results.gathered = [...gathered];
  loops.spread(runs.codes, second, sum);
  loops.spreadMore(runs.codes, gathered, sum);
  loops.addMultiple(values, 0.3, sum);
  results.spread = [...sum];
  loops.difference(values, weights, sum);
  results.difference = [...sum];
  results.largest = loops.largest(values);
  results.product = loops.product(values, weights);
  results.weighted = loops.weightedProduct(values, sum, weights);
  results.four = [...loops.fourProducts(values, sum, weights, values, weights)];
  const solution = column(-1, 1);
  const vectors = {
    direction: column(-1, 1),
    product: column(-1, 1),
    residual: column(-1, 1),
    inverse: weights,
  };
  results.descended = loops.descend(0.4, vectors, solution);
  loops.turn(0.7, vectors);
  results.vectors = [...solution, ...vectors.direction, ...vectors.product, ...vectors.residual];

  const response = column(0, 9).map((flow) => (flow < 2 ? 0 : flow));
  const state: PoissonRows = {
    response: loops.copy(response),
    logarithms: loops.copy(response.map((flow) => (flow > 0 ? Math.log(flow) : 0))),
    linearPredictor: column(-5, 5),
    fitted: loops.floats(rows),
    working: loops.floats(rows),
  };
  results.moved = loops.move(state, column(-20, 2), 0.5);
  results.state = [...state.fitted, ...state.working, ...state.linearPredictor];
  loops.rescale(state, runs.codes, column(0.5, 2, seconds), column(-1, 1, seconds));
  results.refreshed = loops.refresh(state);
  results.rescaled = [...state.fitted, ...state.working, ...state.linearPredictor];

  const size = 1 + Math.floor(random() * 12);
  const offset = Math.floor(random() * 3);
  const square = loops.floats(offset + size * size);
  const grid = column(-1, 1, size * (size + 3));
  loops.crossProducts(grid, size, size + 3, square, offset);
  for (let i = 0; i < size; i += 1) {
    square[offset + i * size + i] = 1 - (square[offset + i * size + i] as number);
    for (let j = 0; j < i; j += 1) square[offset + i * size + j] = -(square[offset + i * size + j] as number);
  }
  loops.factorCholesky(square, size, 1e-13, offset, size);
  const right = column(-1, 1, size + 2);
  loops.solveCholesky(square, size, right, 2, offset, size);
  results.dense = [...square, ...right];
  return results;
}

/** Compares numbers relative to the largest of their kind. */
function expectSame(one: Computed, other: Computed, tolerance: number): void {
  expect(Object.keys(one)).toEqual(Object.keys(other));
  for (const [name, values] of Object.entries(one)) {
    const left = typeof values === 'number' ? [values] : Array.from(values);
    const found = other[name] as ArrayLike<number> | number;
    const right = typeof found === 'number' ? [found] : Array.from(found);
    expect(left.length, name).toBe(right.length);
    const scale = left.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-300);
    left.forEach((value, place) => {
      const distance = Math.abs(value - (right[place] as number)) / scale;
      if (!(distance <= tolerance)) throw new Error(`${name}[${place}]: ${value} and ${right[place]}`);
    });
  }
}

describe('the compiled loops', () => {
  it('are those of the source', async () => {
    expect(await assembled()).toBe(readFileSync(target, 'utf8'));
  });

  it('agree with plain TypeScript, whatever the lengths', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 9 }), (seed, levels) => {
        const [plain, simd] = [LOOPS.plain(BYTES), LOOPS.simd(BYTES)];
        expectSame(computed(plain, seed, levels), computed(simd, seed, levels), 1e-12);
      }),
      { seed: 2026, numRuns: 300 },
    );
  });

  it('take the exponential as exactly as Math.exp does', () => {
    const loops = LOOPS.simd(BYTES);
    const rows = 20_001;
    const state: PoissonRows = {
      response: loops.floats(rows),
      logarithms: loops.floats(rows),
      linearPredictor: loops.copy(
        Float64Array.from({ length: rows }, (_, row) => -660 + (row * 1369) / rows),
      ),
      fitted: loops.floats(rows),
      working: loops.floats(rows),
    };
    loops.move(state, loops.floats(rows), 0);
    for (let row = 0; row < rows; row += 1) {
      const exact = Math.exp(state.linearPredictor[row] as number);
      expect(Math.abs((state.fitted[row] as number) / exact - 1)).toBeLessThan(4.5e-16);
    }
  });

  it('keep to a least fitted value, and let what is infinite or no number through', () => {
    const ends = [-700, -1e9, Number.NEGATIVE_INFINITY, 720, 1e9, Number.POSITIVE_INFINITY, Number.NaN];
    for (const loopsOf of Object.values(LOOPS)) {
      const loops = loopsOf(BYTES);
      const state: PoissonRows = {
        response: loops.floats(ends.length),
        logarithms: loops.floats(ends.length),
        linearPredictor: loops.copy(Float64Array.from(ends)),
        fitted: loops.floats(ends.length),
        working: loops.floats(ends.length),
      };
      expect(loops.move(state, loops.floats(ends.length), 1)).toBeNaN();
      expect([...state.fitted]).toEqual([1e-290, 1e-290, 1e-290, Infinity, Infinity, Infinity, NaN]);
    }
  });

  it('give no number as the largest where any is none', () => {
    for (const loopsOf of Object.values(LOOPS)) {
      const loops = loopsOf(BYTES);
      for (const length of [1, 2, 5, 6]) {
        for (let place = 0; place < length; place += 1) {
          const column = loops.floats(length).fill(-2);
          expect(loops.largest(column)).toBe(2);
          column[place] = Number.NaN;
          expect(loops.largest(column)).toBeNaN();
        }
      }
    }
  });

  it('take no array from elsewhere and no more than there is room for', () => {
    const loops = LOOPS.simd(4096);
    expect(() => loops.largest(new Float64Array(3))).toThrow('outside of the storage');
    expect(() => loops.floats(20_000)).toThrow('the storage of the loops is full');
  });

  it('give new storage that is zero, also after it was given back', () => {
    const loops = LOOPS.simd(4096);
    const mark = loops.mark();
    loops.floats(7).fill(3);
    loops.release(mark);
    expect([...loops.floats(9)]).toEqual(Array.from({ length: 9 }, () => 0));
  });
});

const near = (one: number, other: number): void => {
  expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(other)));
};

function expectSameEstimate(one: GravityEstimate, other: GravityEstimate): void {
  expect(one.dropped).toEqual(other.dropped);
  expect(one.iterations).toBe(other.iterations);
  expect(one.coefficients.map(({ name }) => name)).toEqual(other.coefficients.map(({ name }) => name));
  one.coefficients.forEach(({ estimate, standardErrors }, place) => {
    near(estimate, other.coefficients[place]?.estimate as number);
    near(standardErrors.none, other.coefficients[place]?.standardErrors.none as number);
  });
  near(one.deviance / other.deviance, 1);
  near(one.logLikelihood / other.logLikelihood, 1);
}

describe('an estimate by compiled loops and in plain TypeScript', () => {
  const FORMULAS = [
    'trade ~ x + z',
    'trade ~ x + z | exporter',
    'trade ~ x + z | exporter^year + importer^year',
    'trade ~ x + z | exporter^year + importer^year + exporter^importer',
    'trade ~ x + z | exporter^year + importer^year + pair(exporter, importer)',
    'trade ~ x + z | exporter + importer + year + exporter^importer',
  ];

  it.each(FORMULAS)('is the same to 1e-12: %s', (formula) => {
    for (const family of ['poisson', 'gaussian'] as const) {
      for (const [seed, countries, years, filled] of [
        [1, 9, 4, 0.9],
        [2, 6, 5, 1],
        [3, 13, 3, 0.35],
      ] as const) {
        const { columns } = panel(seed, countries, years, filled);
        const options = { family, tolerance: 1e-13, clusters: ['exporter'] };
        expectSameEstimate(
          estimateGravity(columns, formula, options),
          estimateGravity(columns, formula, { ...options, plain: true }),
        );
      }
    }
  });

  it.runIf(hasAgtpa)('is the same to 1e-12 on the AGTPA panel', () => {
    for (const pair of ['pair_id', 'exporter^importer']) {
      const formula = `trade ~ rta | exporter^year + importer^year + ${pair}`;
      const options = { clusters: [pair], tolerance: 1e-12 };
      const columns = agtpa(PRINTED_YEARS);
      expectSameEstimate(
        estimateGravity(columns, formula, options),
        estimateGravity(columns, formula, { ...options, plain: true }),
      );
    }
  });
});
