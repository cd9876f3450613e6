import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  columnsOf,
  estimateGravity,
  type GravityEstimate,
  NotConverged,
} from '../../../src/economics/index.js';
import { seeded } from '../../helpers/random.js';
import { type Panel, panel } from './panel.js';

const THREE_WAY = 'trade ~ x + z | exporter^year + importer^year + exporter^importer';
const FORMULAS = [
  THREE_WAY,
  'trade ~ x + z | exporter^year + importer^year + pair(exporter, importer)',
  'trade ~ x + z | exporter^year + importer^year',
  'trade ~ x + z | exporter + importer + year',
];

/** A panel with its rows in another order, or its flows in another unit. */
function changed(own: Panel, order: readonly number[], scale = 1): ReturnType<typeof columnsOf> {
  const pick = (values: readonly number[]): Float64Array =>
    Float64Array.from(order, (row) => values[row] as number);
  return columnsOf({
    exporter: pick(own.exporter),
    importer: pick(own.importer),
    year: pick(own.year),
    trade: pick(own.trade).map((flow) => flow * scale),
    x: pick(own.x),
    z: pick(own.z),
  });
}

function shuffled(count: number, seed: number): number[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, row) => ({ row, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ row }) => row);
}

function expectAlike(one: GravityEstimate, other: GravityEstimate, digits = 8): void {
  expect(other.coefficients.map(({ name }) => name)).toEqual(one.coefficients.map(({ name }) => name));
  one.coefficients.forEach(({ estimate, standardErrors }, place) => {
    expect(other.coefficients[place]?.estimate).toBeCloseTo(estimate, digits);
    expect(other.coefficients[place]?.standardErrors.smallSample).toBeCloseTo(
      standardErrors.smallSample,
      digits,
    );
  });
}

const seeds = fc.integer({ min: 1, max: 1e6 });

describe('Poisson with fixed effects', () => {
  it('adds up: fitted totals equal actual totals in every level of every effect, to 1e-9', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(...FORMULAS), (seed, formula) => {
        const own = panel(seed, 6, 4);
        const { fitted, convergence } = estimateGravity(own.columns, formula);
        expect(convergence.addingUp).toBeLessThan(1e-9);
        const groups = new Map<string, [number, number]>();
        own.trade.forEach((flow, row) => {
          const mean = fitted[row] as number;
          if (Number.isNaN(mean)) return;
          const { exporter, importer, year } = own;
          const keys = formula.includes('year +')
            ? [`e${exporter[row]} ${year[row]}`, `i${importer[row]} ${year[row]}`]
            : [`e${exporter[row]}`, `i${importer[row]}`];
          for (const key of keys) {
            const [actual, sum] = groups.get(key) ?? [0, 0];
            groups.set(key, [actual + flow, sum + mean]);
          }
        });
        if (!formula.includes('^year')) return;
        for (const [actual, sum] of groups.values()) expect(Math.abs(sum / actual - 1)).toBeLessThan(1e-9);
      }),
      { numRuns: 40, seed: 2026 },
    );
  });

  it('recovers slopes and effects that made the data', () => {
    const countries = 7;
    const random = seeded(11);
    const rows = Array.from({ length: countries * countries * 4 }, (_, row) => row);
    const exporter = rows.map((row) => row % countries);
    const importer = rows.map((row) => Math.floor(row / countries) % countries);
    const year = rows.map((row) => Math.floor(row / countries ** 2));
    const own = Array.from({ length: 300 }, () => random() * 4 - 2);
    const x = rows.map(() => random());
    const trade = rows.map((row) => {
      const i = exporter[row] as number;
      const j = importer[row] as number;
      const t = year[row] as number;
      return Math.exp(
        0.7 * (x[row] as number) +
          (own[i * 4 + t] as number) +
          (own[50 + j * 4 + t] as number) +
          (own[100 + i * countries + j] as number),
      );
    });
    const columns = columnsOf({
      exporter,
      importer,
      year,
      trade: Float64Array.from(trade),
      x: Float64Array.from(x),
    });
    const formula = 'trade ~ x | exporter^year + importer^year + exporter^importer';
    const estimate = estimateGravity(columns, formula, { effects: true, tolerance: 1e-12 });
    expect(estimate.coefficients[0]?.estimate).toBeCloseTo(0.7, 10);
    const [one, two, three] = estimate.effectEstimates ?? [];
    const sums = rows.map((row) => {
      const key = (a: number, b: number) => [a, b] as const;
      const [i, j, t] = [exporter[row] as number, importer[row] as number, year[row] as number];
      const ij = key(i, j);
      return (
        (one?.values[indexOf(exporter, year, i, t)] as number) +
        (two?.values[indexOf(importer, year, j, t)] as number) +
        (three?.values[indexOf(exporter, importer, ...ij)] as number) +
        0.7 * (x[row] as number)
      );
    });
    sums.forEach((sum, row) => {
      expect(sum).toBeCloseTo(Math.log(trade[row] as number), 8);
    });
  });

  it('does not depend on the order of rows or on the unit of flows', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.constantFrom(...FORMULAS),
        fc.constantFrom(1e-3, 7, 1e6),
        (seed, formula, scale) => {
          const own = panel(seed, 5, 4);
          const options = { clusters: ['pair(exporter, importer)'], tolerance: 1e-11 };
          const plain = estimateGravity(
            changed(
              own,
              own.trade.map((_, row) => row),
            ),
            formula,
            options,
          );
          const order = shuffled(own.trade.length, seed);
          expectAlike(plain, estimateGravity(changed(own, order), formula, options));
          const scaled = estimateGravity(changed(own, order, scale), formula, options);
          expectAlike(plain, scaled, 6);
          expect(scaled.deviance / (scale * plain.deviance)).toBeCloseTo(1, 7);
        },
      ),
      { numRuns: 25, seed: 2026 },
    );
  });

  it('says so and gives no number when it may not iterate long enough', () => {
    expect(() => estimateGravity(panel(3, 5, 4).columns, THREE_WAY, { iterations: 2 })).toThrow(NotConverged);
  });
});

/** The code of the first row with two labels: the order in which combinations are numbered. */
function indexOf(one: readonly number[], other: readonly number[], a: number, b: number): number {
  const seen = new Map<string, number>();
  for (let row = 0; row < one.length; row += 1) {
    const key = `${one[row]} ${other[row]}`;
    if (!seen.has(key)) seen.set(key, seen.size);
  }
  return seen.get(`${a} ${b}`) as number;
}

describe('least squares with fixed effects', () => {
  it('leave residuals that sum to zero in every level', () => {
    fc.assert(
      fc.property(seeds, fc.constantFrom(...FORMULAS), (seed, formula) => {
        const own = panel(seed, 5, 3);
        const { convergence } = estimateGravity(own.columns, formula, { family: 'gaussian' });
        expect(convergence.addingUp).toBeLessThan(1e-9);
      }),
      { numRuns: 25, seed: 2026 },
    );
  });
});
