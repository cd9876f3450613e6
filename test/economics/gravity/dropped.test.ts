import { describe, expect, it } from 'vitest';
import {
  type Columns,
  columnsOf,
  estimateGravity,
  type FormulaOptions,
  type GravityEstimate,
} from '../../../src/economics/index.js';
import { seeded } from '../../helpers/random.js';
import { panel } from './panel.js';

const reasons = ({ dropped }: GravityEstimate): unknown[] =>
  dropped.map(({ reason, count, name }) => [
    reason,
    ...(name === undefined ? [] : [name]),
    ...(count ? [count] : []),
  ]);

describe('rows', () => {
  const base = {
    i: ['A', 'A', 'A', 'B', 'B', 'B', 'C', 'C', 'D', 'A', 'B', 'C'],
    trade: Float64Array.of(3, 2, 5, 4, 8, 1, 0, 0, 7, 6, 2, 0),
    x: Float64Array.of(1, 0, 2, 1, 3, 0, 1, 2, 1, 0, Number.NaN, 1),
    dist: Float64Array.of(1, 2, 3, 1, 2, 3, 1, 2, 3, 0, 1, 2),
  };
  const estimate = (formula: string, options: FormulaOptions = {}): GravityEstimate =>
    estimateGravity(columnsOf(base), formula, options);

  it('with missing values, groups of zeros and singletons are dropped and counted', () => {
    const found = estimate('trade ~ x | i');
    expect(reasons(found)).toEqual([
      ['missing', 1],
      ['zeroGroup', 'i', 3],
      ['singleton', 'i', 1],
    ]);
    expect(found.observations).toBe(7);
    expect([...found.fitted].map(Number.isNaN)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 1, 1].map(Boolean));
  });

  it('alone in an effect may be kept: slopes stay, rows and effects count', () => {
    const kept = estimate('trade ~ x | i', { keepSingletons: true });
    expect(kept.observations).toBe(8);
    expect(kept.coefficients[0]?.estimate).toBeCloseTo(
      estimate('trade ~ x | i').coefficients[0]?.estimate ?? 0,
      9,
    );
  });

  it('of least squares keep their zeros, and lose what has no logarithm', () => {
    expect(reasons(estimate('trade ~ x | i', { family: 'gaussian' }))).toEqual([
      ['missing', 1],
      ['singleton', 'i', 1],
    ]);
    expect(reasons(estimate('log(trade) ~ log(dist) | i', { family: 'gaussian' }))).toEqual([
      ['notFinite', 'log(trade)', 3],
      ['notFinite', 'log(dist)', 1],
      ['singleton', 'i', 1],
    ]);
  });

  it('without a value are not called missing: logarithms of negative numbers, zero over zero, zero times infinity', () => {
    const table = columnsOf({ ...base, b: base.x.map((value) => value - 1) });
    const rowsOf = (formula: string): unknown[] =>
      reasons(estimateGravity(table, formula, { family: 'gaussian' })).filter(
        (reason) => (reason as unknown[])[0] !== 'singleton',
      );
    expect(rowsOf('trade ~ dist + log(b)')).toEqual([
      ['missing', 1],
      ['notFinite', 'log(b)', 8],
    ]);
    expect(rowsOf('log(b) ~ dist')).toEqual([
      ['missing', 1],
      ['notFinite', 'log(b)', 8],
    ]);
    expect(rowsOf('trade ~ x + I(b/b)')).toEqual(expect.arrayContaining([['notFinite', 'I(b/b)', 5]]));
    expect(rowsOf('trade ~ x + b:log(dist)')).toEqual([
      ['missing', 1],
      ['notFinite', 'b:log(dist)', 1],
    ]);
  });

  it('with a negative flow are an error that names the row', () => {
    const table = columnsOf({ ...base, trade: base.trade.map((flow, row) => (row === 4 ? -8 : flow)) });
    expect(() => estimateGravity(table, 'trade ~ x | i')).toThrow(/trade is negative \(-8\) in row 5/);
    expect(() => estimateGravity(table, 'trade ~ x | i', { family: 'gaussian' })).not.toThrow();
  });

  it('must be left', () => {
    expect(() =>
      estimateGravity(columnsOf({ trade: new Float64Array(0), x: new Float64Array(0) }), 'trade ~ x'),
    ).toThrow(/no row is left/);
    expect(() =>
      estimateGravity(columnsOf({ ...base, trade: base.trade.map(() => 0) }), 'trade ~ x | i'),
    ).toThrow(/no row is left/);
  });

  it('must have more than one cluster', () => {
    const table = columnsOf({ ...base, one: base.i.map(() => 'w') });
    expect(() => estimateGravity(table, 'trade ~ x | i', { clusters: ['one'] })).toThrow(
      /one has one cluster only/,
    );
  });
});

/** A small panel of mostly zeros, its flows spread over five powers of ten. */
function sparsePanel(seed: number): Columns {
  const random = seeded(seed);
  const countries = 3 + Math.floor(random() * 4);
  const years = 1 + Math.floor(random() * 4);
  const zeros = 0.3 + 0.6 * random();
  const columns: Record<'e' | 'i' | 't' | 'y' | 'x' | 'd', number[]> = {
    e: [],
    i: [],
    t: [],
    y: [],
    x: [],
    d: [],
  };
  for (let e = 0; e < countries; e += 1) {
    for (let i = 0; i < countries; i += 1) {
      for (let t = 0; t < years; t += 1) {
        if (random() < 0.1) continue;
        columns.e.push(e);
        columns.i.push(i);
        columns.t.push(t);
        columns.y.push(random() < zeros ? 0 : Math.exp(12 * random() ** 3));
        columns.x.push(random() * 2 - 1);
        columns.d.push(random() < 0.15 ? 1 : 0);
      }
    }
  }
  return columnsOf(columns);
}

describe('separated rows', () => {
  it('are found beyond groups of zeros, whatever combination separates them', () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const own = panel(seed, 6, 4, 0.95);
      const random = seeded(seed + 100);
      const chosen = own.trade.map((flow) => flow === 0 && random() < 0.3);
      const w = own.trade.map((_, row) => (chosen[row] ? 0.5 + random() : 0));
      const columns = columnsOf({
        exporter: own.exporter,
        importer: own.importer,
        year: own.year,
        trade: Float64Array.from(own.trade),
        x: Float64Array.from(own.x),
        mixed: Float64Array.from(
          own.x,
          (value, row) => value - (w[row] as number) + (own.year[row] as number),
        ),
      });
      const formula = 'trade ~ x + mixed | exporter^year + importer^year';
      const found = estimateGravity(columns, formula);
      const separated = found.dropped.find(({ reason }) => reason === 'separated');
      const zeros = found.dropped.filter(({ reason }) => reason === 'zeroGroup' || reason === 'singleton');
      const gone = [...found.fitted].map(Number.isNaN);
      chosen.forEach((each, row) => {
        if (each) expect(gone[row]).toBe(true);
      });
      const count = (separated?.count ?? 0) + zeros.reduce((sum, each) => sum + (each.count ?? 0), 0);
      expect(gone.filter(Boolean)).toHaveLength(count);
      if (zeros.length === 0) expect(separated?.count).toBe(chosen.filter(Boolean).length);
      // without these rows the two regressors say the same
      expect(found.coefficients.map(({ name }) => name)).toEqual(['x']);
    }
  });

  it('are found where nearly all is zero and the flows differ by powers of ten', () => {
    // verified by linear programming: these four rows can be driven down, no other
    const sparse = sparsePanel(68);
    const found = estimateGravity(sparse, 'y ~ x + d | e^t + i^t + pair(e, i)');
    expect(reasons(found).slice(0, 2)).toEqual([
      ['separated', 4],
      ['zeroGroup', 'pair(e, i)', 1],
    ]);
    expect(found.observations).toBe(13);
    expect(found.coefficients[0]?.estimate).toBeCloseTo(1.184247682, 7);
    for (const seed of [137, 144]) {
      // what separates takes the regressor along; it is not called explained by the effects
      expect(() => estimateGravity(sparsePanel(seed), 'y ~ x + d | e^t + i^t + e^i')).toThrow(
        /no (regressor|row) is left/,
      );
    }
  });

  it('are none where a maximum exists', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const found = estimateGravity(
        panel(seed, 6, 4).columns,
        'trade ~ x + z | exporter^year + importer^year',
      );
      expect(found.dropped.filter(({ reason }) => reason === 'separated')).toEqual([]);
    }
  });
});

describe('regressors', () => {
  const own = panel(5, 6, 4);
  const columns = columnsOf({
    exporter: own.exporter,
    importer: own.importer,
    year: own.year,
    trade: Float64Array.from(own.trade),
    x: Float64Array.from(own.x),
    z: Float64Array.from(own.z),
    gdp: Float64Array.from(own.exporter, (i, row) => i * 3 + (own.year[row] as number)),
    both: Float64Array.from(own.exporter, (i, row) => i + (own.importer[row] as number) ** 2),
  });
  const dropped = (terms: string, effects: string, family: 'poisson' | 'gaussian'): unknown =>
    estimateGravity(columns, `trade ~ ${terms}${effects && ` | ${effects}`}`, { family })
      .dropped.filter(({ what }) => what === 'regressor')
      .map(({ reason, message }) => [reason, message]);

  for (const family of ['poisson', 'gaussian'] as const) {
    it(`are dropped with the reason, ${family}`, () => {
      const twoWay = 'exporter^year + importer^year';
      expect(dropped('x + gdp', twoWay, family)).toEqual([
        ['nested', 'gdp: it is constant within every level of the fixed effect exporter^year'],
      ]);
      expect(dropped('x + both', twoWay, family)).toEqual([
        ['explained', 'both: the fixed effects together explain it perfectly'],
      ]);
      expect(dropped('x + I(0*z)', twoWay, family)).toEqual([
        ['constant', 'I(0 * z): it is 0 in every row that is used'],
      ]);
      expect(dropped('x + z + I(x - 2*z + both)', twoWay, family)).toEqual([
        ['collinear', 'I(x - 2 * z + both): it is a linear combination of x, z and the fixed effects'],
      ]);
      expect(dropped('x + i(year)', '', family)).toEqual([
        [
          'collinear',
          'year::2003: it is a linear combination of (Intercept), year::2000, year::2001, year::2002',
        ],
      ]);
      expect(dropped('x + (exporter != importer)', `${twoWay} + exporter^importer`, family)).toEqual([
        [
          'nested',
          '(exporter != importer): it is constant within every level of the fixed effect exporter^importer',
        ],
      ]);
    });

    it(`explained only by iterated effects together are dropped after the fit, ${family}`, () => {
      const effects = 'exporter^year + importer^year + exporter^importer';
      const terms = 'x + I(both + exporter*importer + exporter*year)';
      const [[reason] = []] = dropped(terms, effects, family) as string[][];
      expect(reason).toBe('explained');
      const with2 = estimateGravity(columns, `trade ~ ${terms} | ${effects}`, { family });
      const alone = estimateGravity(columns, `trade ~ x | ${effects}`, { family });
      expect(with2.coefficients[0]?.estimate).toBeCloseTo(alone.coefficients[0]?.estimate ?? 0, 9);
    });
  }

  it('must be left', () => {
    expect(() => estimateGravity(columns, 'trade ~ gdp | exporter^year')).toThrow(/no regressor is left/);
  });

  it('may be none: effects alone are fitted', () => {
    const found = estimateGravity(columns, 'trade ~ 1 | exporter + importer');
    expect(found.coefficients).toEqual([]);
    expect(found.convergence.addingUp).toBeLessThan(1e-9);
  });
});
