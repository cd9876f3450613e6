import { describe, expect, it } from 'vitest';
import {
  columnsOf,
  estimateGravity,
  type GravityEstimate,
  gravityEstimation,
  resetTest,
} from '../../../src/economics/index.js';
import { inverseOf } from './bruteForce.js';
import { panel } from './panel.js';

const own = panel(7, 8, 4, 0.95);
const base = {
  exporter: own.exporter,
  importer: own.importer,
  year: own.year,
  trade: Float64Array.from(own.trade),
  x: Float64Array.from(own.x),
  z: Float64Array.from(own.z),
};
const columns = columnsOf(base);
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((all, value) => all + value, 0);

describe('K of the small-sample convention, as fixest counts it', () => {
  const counted = (effects: string, clusters: readonly string[]): number =>
    estimateGravity(columns, `trade ~ x + z${effects}`, { clusters }).errors.parameters;

  it.each([
    ['no effects: coefficients and constant', '', ['exporter'], 3],
    [
      'no clusters: all levels less one for each set but the first',
      ' | exporter + importer',
      [],
      2 + 8 + 8 - 1,
    ],
    ['effects nested in the clusters count one together', ' | exporter^year + exporter', ['exporter'], 2 + 1],
    [
      'one set nested counts one, the other all',
      ' | exporter + importer',
      ['exporter'],
      2 + 8 + 8 - 1 - (8 - 1),
    ],
    [
      'nested in any of several clusters',
      ' | exporter^year + importer^year + year',
      ['exporter', 'importer'],
      2 + 32 + 32 + 4 - 2 - 2 * (32 - 1),
    ],
  ])('%s', (_, effects, clusters, parameters) => {
    expect(counted(effects, clusters)).toBe(parameters);
  });

  it('G is that of the fewest clusters, for every term', () => {
    const { errors } = estimateGravity(columns, 'trade ~ x + z | exporter', {
      clusters: ['importer', 'year'],
    });
    expect(errors.factors.clusters).toBeCloseTo(4 / 3, 14);
    const rows = own.trade.length;
    expect(errors.factors.smallSample).toBeCloseTo(((4 / 3) * (rows - 1)) / (rows - errors.parameters), 14);
  });

  it('without clusters is N/(N − K)', () => {
    const { errors, observations } = estimateGravity(columns, 'trade ~ x + z | exporter');
    expect(errors.kind).toBe('robust');
    expect(errors.factors.smallSample).toBeCloseTo(observations / (observations - 10), 14);
  });
});

describe('a multi-way covariance with a negative variance', () => {
  it('has its negative eigenvalues set to zero and says so', () => {
    const found = Array.from({ length: 60 }, (_, seed) =>
      estimateGravity(panel(seed + 1, 4, 3).columns, 'trade ~ x + z | exporter + importer', {
        clusters: ['exporter', 'importer', 'year'],
      }),
    );
    const fixed = found.filter(({ errors }) => errors.eigenvaluesFixed);
    expect(fixed.length).toBeGreaterThan(0);
    expect(fixed.length).toBeLessThan(60);
    for (const { covariance } of fixed) {
      const [a = 0, b = 0, c = 0, d = 0] = covariance;
      expect(b).toBeCloseTo(c, 12);
      expect(a).toBeGreaterThanOrEqual(0);
      expect(d).toBeGreaterThanOrEqual(0);
      expect(a * d - b * c).toBeGreaterThanOrEqual(-1e-12 * (a + d) ** 2);
    }
    for (const { covariance } of found)
      expect(Math.min(covariance[0] ?? -1, covariance[3] ?? -1)).toBeGreaterThanOrEqual(0);
  });
});

describe('the Wald test', () => {
  const wald = (formula: string, clusters: readonly string[]): [GravityEstimate, GravityEstimate['wald']] => {
    const estimate = estimateGravity(columns, formula, { clusters });
    return [estimate, estimate.wald];
  };

  it("is b'V⁻¹b without the constant", () => {
    const [{ coefficients, covariance, errors }, found] = wald('trade ~ x + z', ['exporter^importer']);
    const [, one, other] = coefficients.map(({ estimate }) => estimate) as [number, number, number];
    const inverse = inverseOf(
      [4, 7].map((from) => [0, 1].map((j) => errors.factors.clusters * (covariance[from + j] as number))),
    ) as [[number, number], [number, number]];
    const expected =
      one * (inverse[0][0] * one + inverse[0][1] * other) +
      other * (inverse[1][0] * one + inverse[1][1] * other);
    expect(found.degrees).toBe(2);
    expect(found.statistic).toBeCloseTo(expected, 8);
    // the tail of chi-squared with two degrees of freedom is an exponential
    expect(found.probability).toBeCloseTo(Math.exp(-expected / 2), 10);
  });

  it('of one coefficient is its z squared', () => {
    const [{ coefficients }, found] = wald('trade ~ x | exporter', []);
    expect(found.statistic).toBeCloseTo((coefficients[0]?.statistic ?? 0) ** 2, 9);
    expect(found.probability).toBeCloseTo(coefficients[0]?.probability ?? 0, 9);
  });

  it('is not defined where there are fewer clusters than coefficients', () => {
    const [{ coefficients }, found] = wald('trade ~ x + z + x:z + I(z^2) | exporter', ['year']);
    expect(found).toEqual({ statistic: Number.NaN, degrees: 4, probability: Number.NaN });
    for (const { standardErrors } of coefficients) expect(standardErrors.none).toBeGreaterThan(0);
    // nor where a multi-way covariance is not positive definite
    const indefinite = Array.from({ length: 60 }, (_, seed) =>
      estimateGravity(panel(seed + 1, 4, 3).columns, 'trade ~ x + z | exporter + importer', {
        clusters: ['exporter', 'importer', 'year'],
      }),
    ).filter(({ covariance: [a = 0, b = 0, , d = 0] }) => a > 0 && d > 0 && a * d - b * b < -1e-9 * a * d);
    expect(indefinite.length).toBeGreaterThan(0);
    for (const each of indefinite) expect(each.wald.statistic).toBeNaN();
  });
});

describe('measures of fit', () => {
  it('of Poisson: log-likelihood, that of a constant, and their ratio', () => {
    // whole flows, so that log y! is a sum of logarithms
    const trade = Float64Array.from(own.trade, Math.round);
    const found = estimateGravity(columnsOf({ ...base, trade }), 'trade ~ x + z | exporter', {
      keepSingletons: true,
    });
    const factorial = (flow: number): number => sum(Array.from({ length: flow }, (_, k) => Math.log(k + 1)));
    const likelihood = (mean: (row: number) => number): number =>
      sum(trade.map((flow, row) => flow * Math.log(mean(row)) - mean(row) - factorial(flow)));
    const mean = sum(trade) / trade.length;
    const full = likelihood((row) => found.fitted[row] as number);
    const none = likelihood(() => mean);
    expect(found.logLikelihood).toBeCloseTo(full, 7);
    expect(found.nullLogLikelihood).toBeCloseTo(none, 7);
    expect(found.pseudoRSquared).toBeCloseTo(1 - full / none, 10);
  });

  it('of least squares: R², and within R² only where there is a within', () => {
    const options = { family: 'gaussian' } as const;
    const plain = estimateGravity(columns, 'trade ~ x + z', options);
    expect(plain.withinRSquared).toBeUndefined();
    expect(plain.rSquared).toBeCloseTo(plain.squaredCorrelation, 12);
    const within = estimateGravity(columns, 'trade ~ x + z | exporter', options);
    const effects = estimateGravity(columns, 'trade ~ 1 | exporter', options);
    expect(within.withinRSquared).toBeCloseTo(1 - within.deviance / effects.deviance, 12);
  });
});

describe('RESET', () => {
  it('is the test of the squared linear predictor as one more regressor', () => {
    for (const effects of ['', ' - 1', ' | exporter^year + importer^year']) {
      const estimation = gravityEstimation(columns, `trade ~ x + z${effects}`, { clusters: ['exporter'] });
      const squares = estimation.estimate.linearPredictor.map((value) => value * value);
      const again = estimateGravity(columnsOf({ ...base, squares }), `trade ~ x + z + squares${effects}`, {
        clusters: ['exporter'],
      });
      const expected = again.coefficients.at(-1);
      const found = resetTest(estimation);
      expect(found.estimate).toBeCloseTo(expected?.estimate ?? Number.NaN, 7);
      expect(found.statistic).toBeCloseTo((expected?.statistic ?? Number.NaN) ** 2, 5);
      expect(found.probability).toBeCloseTo(expected?.probability ?? Number.NaN, 7);
    }
  });
});
