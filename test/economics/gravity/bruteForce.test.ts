import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateGravity, type GravityEstimate } from '../../../src/economics/index.js';
import { type DenseFit, type DenseModel, denseLeastSquares, densePoisson } from './bruteForce.js';
import { type Panel, panel } from './panel.js';

const pairOf = (one: number, other: number): number => 100 * Math.min(one, other) + Math.max(one, other);

/** Effects by the names of the formula. */
const EFFECTS: Readonly<Record<string, (panel: Panel) => number[]>> = {
  exporter: ({ exporter }) => exporter,
  importer: ({ importer }) => importer,
  year: ({ year }) => year,
  'exporter^year': ({ exporter, year }) => exporter.map((i, row) => i * 10_000 + (year[row] as number)),
  'importer^year': ({ importer, year }) => importer.map((j, row) => j * 10_000 + (year[row] as number)),
  'exporter^importer': ({ exporter, importer }) =>
    exporter.map((i, row) => i * 100 + (importer[row] as number)),
  'pair(exporter, importer)': ({ exporter, importer }) =>
    exporter.map((i, row) => pairOf(i, importer[row] as number)),
};

const SETS = [
  [],
  ['exporter'],
  ['exporter', 'importer'],
  ['exporter', 'importer', 'year'],
  ['exporter^year', 'importer^year'],
  ['exporter^year', 'year'],
  ['exporter^importer', 'year'],
  ['exporter^year', 'importer^year', 'exporter^importer'],
  ['exporter^year', 'importer^year', 'pair(exporter, importer)'],
  ['exporter^importer', 'importer^year', 'year', 'exporter^year'],
] as const;

/** The rows that an estimate used, as a dense model. */
function denseOf(
  own: Panel,
  estimate: GravityEstimate,
  effects: readonly string[],
): {
  model: DenseModel;
  pick: (values: readonly number[]) => number[];
} {
  const used = own.trade.map((_, row) => row).filter((row) => !Number.isNaN(estimate.fitted[row]));
  const pick = (values: readonly number[]): number[] => used.map((row) => values[row] as number);
  const model = {
    response: pick(own.trade),
    regressors: [pick(own.x), pick(own.z)],
    effects:
      effects.length > 0 ? effects.map((name) => pick(EFFECTS[name]?.(own) ?? [])) : [used.map(() => 0)],
  };
  return { model, pick };
}

function compare(estimate: GravityEstimate, dense: DenseFit, clusters: number[][]): void {
  const slopes = estimate.coefficients.filter(({ name }) => name !== '(Intercept)');
  expect(slopes).toHaveLength(dense.kept.length);
  const errors = dense.errors(clusters);
  slopes.forEach((coefficient, place) => {
    expect(coefficient.estimate).toBeCloseTo(dense.coefficients[place] as number, 8);
    const error = errors[place] as number;
    if (error > 1e-8) expect(coefficient.standardErrors.none / error).toBeCloseTo(1, 7);
  });
}

describe('against a dummy for every level, by dense normal equations', () => {
  for (const effects of SETS) {
    for (const family of ['gaussian', 'poisson'] as const) {
      it(`${family}, ${effects.join(' + ') || 'a constant'}`, () => {
        fc.assert(
          fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 4, max: 5 }), (seed, countries) => {
            const own = panel(seed, countries, 3);
            const text = `trade ~ x + z${effects.length > 0 ? ` | ${effects.join(' + ')}` : ''}`;
            for (const clusters of [[], ['pair(exporter, importer)'], ['exporter', 'importer']]) {
              const estimate = estimateGravity(own.columns, text, { family, clusters });
              const { model, pick } = denseOf(own, estimate, effects);
              const dense = family === 'poisson' ? densePoisson(model) : denseLeastSquares(model);
              const groups =
                clusters.length > 0
                  ? clusters.map((name) => pick(EFFECTS[name]?.(own) ?? []))
                  : [model.response.map((_, row) => row)];
              if (!estimate.errors.eigenvaluesFixed) compare(estimate, dense, groups);
              let largest = 0;
              let row = 0;
              for (const fitted of estimate.fitted) {
                if (Number.isNaN(fitted)) continue;
                largest = Math.max(largest, Math.abs(fitted - (dense.fitted[row] as number)));
                row += 1;
              }
              expect(largest).toBeLessThan(1e-6);
            }
          }),
          { numRuns: 8, seed: 2026 },
        );
      });
    }
  }
});
