import { describe, expect, it } from 'vitest';
import {
  drawCoefficients,
  drawOneSector,
  type Estimates,
  makeWorld,
  measures,
  solveOneSector,
} from '../../../src/economics/index.js';

const countries = ['AUS', 'JPN', 'USA'];
const world = makeWorld({ countries, trade: Float64Array.of(90, 5, 6, 4, 200, 9, 7, 11, 500) });
const agreement = Float64Array.of(0, 1, 0, 1, 0, 0, 0, 0, 0);
const border = Float64Array.of(0, 1, 1, 1, 0, 1, 1, 1, 0);
const estimates: Estimates = {
  names: ['agreement', 'border'],
  values: Float64Array.of(0.5, -0.1),
  covariance: Float64Array.of(0.04, -0.006, -0.006, 0.01),
};
const input = { estimates, changes: [agreement, border], draws: 400, seed: 11 };
const options = { tradeElasticity: 4 };

describe('draws of coefficients', () => {
  it('have the means and covariances of the estimates', () => {
    const draws = 100_000;
    const drawn = drawCoefficients(estimates, draws, 3);
    const column = (k: number) => Array.from({ length: draws }, (_, d) => drawn[2 * d + k] ?? 0);
    const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / draws;
    const [a, b] = [column(0), column(1)];
    const product = mean(a.map((x, d) => (x - 0.5) * ((b[d] ?? 0) + 0.1)));
    expect(mean(a)).toBeCloseTo(0.5, 2);
    expect(mean(b)).toBeCloseTo(-0.1, 2);
    expect(mean(a.map((x) => (x - 0.5) ** 2))).toBeCloseTo(0.04, 3);
    expect(product).toBeCloseTo(-0.006, 3);
  });

  it('may be perfectly correlated, or of no variance', () => {
    const tied = drawCoefficients(
      { ...estimates, covariance: Float64Array.of(0.04, 0.02, 0.02, 0.01) },
      5,
      1,
    );
    for (let d = 0; d < 5; d++)
      expect((tied[2 * d] ?? 0) - 0.5).toBeCloseTo(2 * ((tied[2 * d + 1] ?? 0) + 0.1), 12);
    const fixed = drawCoefficients({ ...estimates, covariance: new Float64Array(4) }, 3, 1);
    expect([...fixed]).toEqual([0.5, -0.1, 0.5, -0.1, 0.5, -0.1]);
  });

  it.each([
    ['a negative variance', Float64Array.of(-0.04, 0, 0, 0.01)],
    ['a correlation above one', Float64Array.of(0.04, 0.03, 0.03, 0.01)],
    ['no symmetry', Float64Array.of(0.04, 0.001, 0.002, 0.01)],
    ['no number', Float64Array.of(0.04, Number.NaN, Number.NaN, 0.01)],
  ])('refuse %s', (_, covariance) => {
    expect(() => drawCoefficients({ ...estimates, covariance }, 5, 1)).toThrow(
      'belong to no covariance matrix',
    );
  });
});

describe('the distribution of the results', () => {
  it('is the same for the same seed, another for another', () => {
    const first = drawOneSector(world, input, options);
    expect(drawOneSector(world, input, options)).toEqual(first);
    const other = drawOneSector(world, { ...input, seed: 12 }, options);
    expect(other.central).toEqual(first.central);
    expect(other.countries).not.toEqual(first.countries);
  });

  it('is that of solving each draw by itself', () => {
    const found = drawOneSector(world, { ...input, percentiles: [0, 0.25, 1] }, options);
    const drawn = drawCoefficients(estimates, input.draws, input.seed);
    const alone = Array.from({ length: input.draws }, (_, d) => {
      const costTerm = agreement.map((cell, at) =>
        Math.exp((drawn[2 * d] ?? 0) * cell + (drawn[2 * d + 1] ?? 0) * (border[at] ?? 0)),
      );
      return solveOneSector(world, { costTerm }, options).countries;
    });
    for (const [i, { distributions }] of found.countries.entries()) {
      for (const measure of measures) {
        const values = alone.map((each) => each[i]?.[measure] ?? 0).sort((a, b) => a - b);
        const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
        const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
        const { percentiles, standardError } = distributions[measure];
        expect(distributions[measure].mean).toBeCloseTo(mean, 9);
        expect(standardError).toBeCloseTo(Math.sqrt(squares / (values.length - 1)), 8);
        expect(percentiles[0]).toBeCloseTo(values[0] ?? 0, 9);
        expect(percentiles[1]).toBeCloseTo((values[99] ?? 0) * 0.25 + (values[100] ?? 0) * 0.75, 9);
        expect(percentiles[2]).toBeCloseTo(values.at(-1) ?? 0, 9);
      }
    }
  });

  it('narrows to a point where nothing is uncertain', () => {
    const certain = { ...estimates, covariance: new Float64Array(4) };
    const { central, countries: found } = drawOneSector(
      world,
      { ...input, estimates: certain, draws: 3 },
      options,
    );
    for (const [i, { distributions }] of found.entries()) {
      expect(distributions.realIncome.mean).toBeCloseTo(central.countries[i]?.realIncome ?? 0, 12);
      expect(distributions.realIncome.standardError).toBeLessThan(1e-13);
    }
  });

  it('refuses what cannot be drawn', () => {
    expect(() => drawOneSector(world, { ...input, draws: 1 }, options)).toThrow('too few');
    expect(() => drawOneSector(world, { ...input, seed: -1 }, options)).toThrow('is not a seed');
    expect(() => drawOneSector(world, { ...input, changes: [agreement] }, options)).toThrow(
      'each coefficient',
    );
  });
});
