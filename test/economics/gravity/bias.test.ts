import { describe, expect, it } from 'vitest';
import { biasCorrection, columnsOf, gravityEstimation } from '../../../src/economics/index.js';
import { seeded } from '../../helpers/random.js';
import { inverseOf } from './bruteForce.js';

type Matrix = number[][];

const FORMULA = 'trade ~ x | exporter^year + importer^year + exporter^importer';
const zeros = (size: number): Matrix => Array.from({ length: size }, () => new Array<number>(size).fill(0));
const product = (a: Matrix, b: Matrix): Matrix =>
  a.map((line) =>
    (b[0] ?? []).map((_, j) => line.reduce((sum, value, k) => sum + value * (b[k]?.[j] as number), 0)),
  );
const trace = (a: Matrix): number => a.reduce((sum, line, i) => sum + (line[i] as number), 0);
const addTo = (a: Matrix, b: Matrix): void => {
  b.forEach((line, i) => {
    line.forEach((value, j) => {
      (a[i] as number[])[j] = (a[i]?.[j] as number) + value;
    });
  });
};

/** Inverse on the space of vectors that sum to zero: H + J/T inverted, less J/T. */
function pseudoInverse(matrix: Matrix): Matrix {
  const size = matrix.length;
  const lifted = inverseOf(matrix.map((line) => line.map((value) => value + 1 / size)));
  return lifted.map((line) => line.map((value) => value - 1 / size));
}

/** Draws as in Weidner and Zylkin (2021), section 4: x predetermined, log-normal errors of a given variance. */
function draw(seed: number, countries: number, years: number, variance: (mean: number, x: number) => number) {
  const random = seeded(seed);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const own = Array.from({ length: 2 * countries * (years + 1) }, () => normal() / 16);
  const rows: { i: number; j: number; t: number; x: number; y: number }[] = [];
  for (let i = 0; i < countries; i += 1) {
    for (let j = 0; j < countries; j += 1) {
      if (i === j) continue;
      const pair = normal() / 16;
      const at = (t: number): number =>
        (own[i * (years + 1) + t] as number) + (own[(countries + j) * (years + 1) + t] as number) + pair;
      let x = pair + normal() / 2;
      let error = normal();
      for (let t = 1; t <= years; t += 1) {
        x = x / 2 + at(t - 1) + normal() / 2;
        error = 0.3 * error + Math.sqrt(1 - 0.09) * normal();
        const mean = Math.exp(x + at(t));
        const spread = Math.log(1 + variance(mean, x));
        rows.push({ i, j, t, x, y: mean * Math.exp(-spread / 2 + Math.sqrt(spread) * error) });
      }
    }
  }
  const columns = columnsOf({
    exporter: rows.map(({ i }) => i),
    importer: rows.map(({ j }) => j),
    year: rows.map(({ t }) => t),
    trade: Float64Array.from(rows, ({ y }) => y),
    x: Float64Array.from(rows, ({ x }) => x),
  });
  return { rows, columns };
}

describe('the bias correction of Weidner and Zylkin', () => {
  it('is the formula of the paper, spelled out with every third derivative', () => {
    const countries = 6;
    const years = 3;
    const { rows, columns } = draw(5, countries, years, () => 1);
    const estimation = gravityEstimation(columns, FORMULA, { tolerance: 1e-12 });
    const { fit, estimate } = estimation;
    const x = new Float64Array(rows.length);
    fit.residualised[0]?.forEach((value, row) => {
      x[fit.layout.order[row] as number] = value;
    });
    const side = (
      own: (row: (typeof rows)[number]) => number,
      other: (row: (typeof rows)[number]) => number,
    ) => {
      let sum = 0;
      for (let country = 0; country < countries; country += 1) {
        const curvature = zeros(years);
        const scores = zeros(years);
        const crossings = zeros(years);
        const thirds = zeros(years);
        for (let partner = 0; partner < countries; partner += 1) {
          const places = rows
            .map((_, row) => row)
            .filter((row) => own(rows[row] as never) === country && other(rows[row] as never) === partner);
          if (places.length === 0) continue;
          const mean = places.map((row) => estimate.fitted[row] as number);
          const total = mean.reduce((all, value) => all + value, 0);
          const share = mean.map((value) => value / total);
          const score = places.map((row, t) => (rows[row]?.y as number) - (mean[t] as number));
          const H = share.map((a, t) => share.map((b, s) => total * ((t === s ? a : 0) - a * b)));
          addTo(curvature, H);
          addTo(
            scores,
            score.map((a) => score.map((b) => a * b)),
          );
          const Hx = H.map((line) =>
            line.reduce((all, value, s) => all + value * (x[places[s] as number] as number), 0),
          );
          addTo(
            crossings,
            Hx.map((a) => score.map((b) => a * b)),
          );
          const third = zeros(years);
          for (let t = 0; t < years; t += 1) {
            for (let s = 0; s < years; s += 1) {
              for (let r = 0; r < years; r += 1) {
                const [a, b, c] = [share[t] as number, share[s] as number, share[r] as number];
                const same = (p: number, q: number): number => (p === q ? 1 : 0);
                const G =
                  -total *
                  (same(t, s) * same(s, r) * a -
                    same(t, s) * a * c -
                    same(s, r) * b * a -
                    same(t, r) * a * b +
                    2 * a * b * c);
                (third[t] as number[])[s] =
                  (third[t]?.[s] as number) + G * (x[places[r] as number] as number);
              }
            }
          }
          addTo(thirds, third);
        }
        const inverse = pseudoInverse(curvature);
        sum -= trace(product(inverse, crossings));
        sum += trace(product(product(product(thirds, inverse), scores), inverse)) / 2;
      }
      return (sum * countries) / (countries - 1);
    };
    const W = rows.reduce(
      (sum, _, row) => sum + (estimate.fitted[row] as number) * (x[row] as number) ** 2,
      0,
    );
    const expected =
      (side(
        ({ i }) => i,
        ({ j }) => j,
      ) +
        side(
          ({ j }) => j,
          ({ i }) => i,
        )) /
      W;
    const found = biasCorrection(estimation);
    expect(found.coefficients[0]?.bias).toBeCloseTo(expected, 10);
    expect(found).toMatchObject({ exporters: 6, importers: 6, periods: 3, pairs: 30 });
  });

  it('corrects the variance by the blocks of the dense projection on regressor and effects', () => {
    const { rows, columns } = draw(8, 5, 3, () => 1);
    const estimation = gravityEstimation(columns, FORMULA, { tolerance: 1e-12 });
    const { fit, estimate } = estimation;
    const fitted = [...estimate.fitted];
    const pair = rows.map(({ i, j }) => i * 10 + j);
    // what pair effects leave of dummies of exporter-year and importer-year, and of the regressor
    const within = (column: number[]): number[] => {
      const sums = new Map<number, [number, number]>();
      column.forEach((value, row) => {
        const [weight, sum] = sums.get(pair[row] as number) ?? [0, 0];
        sums.set(pair[row] as number, [
          weight + (fitted[row] as number),
          sum + (fitted[row] as number) * value,
        ]);
      });
      return column.map((value, row) => {
        const [weight, sum] = sums.get(pair[row] as number) as [number, number];
        return value - sum / weight;
      });
    };
    const keys = [...new Set(rows.flatMap(({ i, j, t }) => [`e${i} ${t}`, `i${j} ${t}`]))];
    const dummies = keys.map((key) =>
      rows.map(({ i, j, t }) => (key === `e${i} ${t}` || key === `i${j} ${t}` ? 1 : 0)),
    );
    const basis: number[][] = [];
    for (const column of [...dummies, rows.map(({ x }) => x)].map(within)) {
      const left = [...column];
      for (let pass = 0; pass < 2; pass += 1) {
        for (const vector of basis) {
          const part = vector.reduce(
            (sum, value, row) => sum + value * (fitted[row] as number) * (left[row] as number),
            0,
          );
          for (let row = 0; row < left.length; row += 1)
            left[row] = (left[row] as number) - part * (vector[row] as number);
        }
      }
      const size = Math.sqrt(
        left.reduce((sum, value, row) => sum + (fitted[row] as number) * value * value, 0),
      );
      if (size > 1e-7) basis.push(left.map((value) => value / size));
    }
    let meat = 0;
    const last = basis.at(-1) as number[];
    for (const own of new Set(pair)) {
      const places = pair.map((_, row) => row).filter((row) => pair[row] === own);
      const leverage = places.map((row, t) =>
        places.map((other, s) => {
          const block = basis.reduce(
            (sum, vector) => sum + (vector[row] as number) * (vector[other] as number),
            0,
          );
          return (t === s ? 1 : 0) - (fitted[row] as number) * block;
        }),
      );
      const score = places.map((row) => (rows[row]?.y as number) - (fitted[row] as number));
      const corrected = inverseOf(leverage).map((line) =>
        line.reduce((sum, value, s) => sum + value * (score[s] as number), 0),
      );
      const one = places.reduce((sum, row, t) => sum + (last[row] as number) * (corrected[t] as number), 0);
      const other = places.reduce((sum, row, t) => sum + (last[row] as number) * (score[t] as number), 0);
      meat += one * other;
    }
    // the last vector of the basis is x̃ over the square root of W
    const expected = Math.sqrt(meat * (fit.bread[0] as number));
    const [found] = biasCorrection(estimation).coefficients;
    expect((found?.standardErrors.none as number) / expected).toBeCloseTo(1, 8);
    expect(found?.standardErrors.none).toBeGreaterThan(estimate.coefficients[0]?.standardErrors.none ?? 0);
  });

  it('brings the mean of draws nearer to the truth', { timeout: 120_000 }, () => {
    for (const variance of [
      (mean: number) => 1 / mean ** 2,
      (mean: number, x: number) => 0.5 / mean + 0.5 * Math.exp(2 * x),
    ]) {
      let plain = 0;
      let corrected = 0;
      let plainError = 0;
      let correctedError = 0;
      const draws = 120;
      for (let seed = 1; seed <= draws; seed += 1) {
        const { columns } = draw(seed, 20, 4, variance);
        const estimation = gravityEstimation(columns, FORMULA, { clusters: ['exporter^importer'] });
        const [one] = estimation.estimate.coefficients;
        const [other] = biasCorrection(estimation).coefficients;
        plain += (one?.estimate as number) / draws;
        corrected += (other?.estimate as number) / draws;
        plainError += (one?.standardErrors.clusters as number) / draws;
        correctedError += (other?.standardErrors.clusters as number) / draws;
      }
      expect(Math.abs(corrected - 1)).toBeLessThan(0.85 * Math.abs(plain - 1));
      expect(correctedError).toBeGreaterThan(plainError);
    }
  });

  it('finds a column of pairs wherever it is written', () => {
    const { columns, rows } = draw(3, 6, 3, () => 1);
    const table = columnsOf({
      exporter: rows.map(({ i }) => i),
      importer: rows.map(({ j }) => j),
      year: rows.map(({ t }) => t),
      trade: columns.numbers('trade'),
      x: columns.numbers('x'),
      pair: rows.map(({ i, j }) => `${i}-${j}`),
    });
    const of = (formula: string): number =>
      biasCorrection(gravityEstimation(table, formula, { tolerance: 1e-12 })).coefficients[0]?.bias ?? 0;
    const expected = of(FORMULA);
    expect(Math.abs(expected)).toBeGreaterThan(1e-4);
    expect(of('trade ~ x | pair + importer^year + exporter^year')).toBeCloseTo(expected, 9);
  });

  it('refuses other models', () => {
    const { columns } = draw(1, 5, 3, () => 1);
    const of = (formula: string, family: 'poisson' | 'gaussian' = 'poisson') =>
      biasCorrection(gravityEstimation(columns, formula, { family }));
    expect(() => of('trade ~ x | exporter^year + importer^year')).toThrow(/needs effects exporter\^year/);
    expect(() => of('trade ~ x | exporter^year + importer^year + pair(exporter, importer)')).toThrow(
      /pairs with a direction/,
    );
    const long = draw(1, 4, 6, () => 1).columns;
    expect(() => biasCorrection(gravityEstimation(long, FORMULA))).toThrow(
      /fewer periods than countries; exporter\^year and importer\^year share 6 periods, with 4 exporters/,
    );
    expect(() => of('trade ~ x | exporter^importer + importer^year + exporter^year')).toThrow(
      /share 5 periods/,
    );
    expect(() => of(FORMULA, 'gaussian')).toThrow(/in a Poisson model/);
  });
});
