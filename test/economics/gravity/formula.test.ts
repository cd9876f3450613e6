import { describe, expect, it } from 'vitest';
import { columnsOf, estimateGravity, parseFormula } from '../../../src/economics/index.js';

const columns = columnsOf({
  exporter: ['A', 'A', 'B', 'B', 'A', 'B'],
  importer: ['A', 'B', 'A', 'B', 'B', 'A'],
  year: Float64Array.of(2000, 2000, 2000, 2000, 2001, 2001),
  trade: Float64Array.of(9, 2, 3, 8, 4, 5),
  dist: Float64Array.of(1, 10, 10, 1, 20, 30),
  rta: Float64Array.of(0, 1, 0, 0, 1, 1),
});

function regressors(text: string): Record<string, number[]> {
  const terms = parseFormula(`trade ~ ${text}`).terms.flatMap((term) => term.regressors(columns));
  return Object.fromEntries(terms.map(({ name, values }) => [name, [...values]]));
}

function effects(text: string): number[][] {
  return parseFormula(`trade ~ rta | ${text}`).effects.map((factor) => [...factor.labels(columns).codes]);
}

describe('terms', () => {
  it('are columns, functions and arithmetic, named as R prints them', () => {
    expect(regressors('rta + log(dist) + I(dist^2) + (dist/2 - 1)')).toEqual({
      rta: [0, 1, 0, 0, 1, 1],
      'log(dist)': [1, 10, 10, 1, 20, 30].map(Math.log),
      'I(dist^2)': [1, 100, 100, 1, 400, 900],
      '(dist/2 - 1)': [-0.5, 4, 4, -0.5, 9, 14],
    });
    expect(regressors('sqrt(dist)')['sqrt(dist)']?.[1]).toBe(Math.sqrt(10));
    expect(regressors('I(-dist^2 + exp(0)*2)')).toEqual({
      'I(-dist^2 + exp(0) * 2)': [1, -98, -98, 1, -398, -898],
    });
  });

  it('compare labels and numbers', () => {
    expect(regressors('(exporter != importer)')).toEqual({ '(exporter != importer)': [0, 1, 1, 0, 1, 1] });
    expect(regressors('(!exporter == importer)')).toEqual({ '(!exporter == importer)': [0, 1, 1, 0, 1, 1] });
    expect(regressors('(!rta & dist > 5)')).toEqual({ '(!rta & dist > 5)': [0, 0, 1, 0, 0, 0] });
    expect(regressors('(exporter == "A" & year >= 2001)')).toEqual({
      '(exporter == "A" & year >= 2001)': [0, 0, 0, 0, 1, 0],
    });
  });

  it('interact, and stand each once', () => {
    expect(regressors('rta:log(dist)')).toEqual({
      'rta:log(dist)': [0, Math.log(10), 0, 0, Math.log(20), Math.log(30)],
    });
    expect(Object.keys(regressors('rta*dist + rta'))).toEqual(['rta', 'dist', 'rta:dist']);
  });

  it('take the levels of a factor, named as fixest names them, in their order', () => {
    expect(regressors('i(year, (exporter != importer), ref = 2000)')).toEqual({
      'year::2001:(exporter != importer)': [0, 0, 0, 0, 1, 1],
    });
    expect(Object.keys(regressors('i(year)'))).toEqual(['year::2000', 'year::2001']);
    expect(Object.keys(regressors('i(exporter, dist, ref = c("A"))'))).toEqual(['exporter::B:dist']);
    expect(Object.keys(regressors('i(year):rta'))).toEqual(['year::2000:rta', 'year::2001:rta']);
  });

  it('take the constant out by -1 or 0', () => {
    expect(parseFormula('trade ~ rta').constant).toBe(true);
    expect(parseFormula('trade ~ rta - 1').constant).toBe(false);
    expect(parseFormula('trade ~ 0 + rta').constant).toBe(false);
  });
});

describe('fixed effects', () => {
  it('are columns and combinations', () => {
    expect(effects('exporter + exporter^year')).toEqual([
      [0, 0, 1, 1, 0, 1],
      [0, 0, 1, 1, 2, 3],
    ]);
  });

  it('are pairs with and without direction', () => {
    expect(effects('exporter^importer')).toEqual([[0, 1, 2, 3, 1, 2]]);
    expect(effects('pair(exporter, importer)')).toEqual([[0, 1, 1, 2, 1, 1]]);
  });
});

describe('faults', () => {
  it.each([
    ['trade ~ log(dst)', /there is no column dst, at character 13 of the formula: trade ~ log\(>>>dst\)/],
    ['trade ~ rta | pear', /there is no column pear, at character 15/],
    ['trad ~ rta', /there is no column trad, at character 1 /],
    ['trade rta', /"~" is expected .* at character 7/],
    ['trade ~ rta +', /the formula ends where a column.* at character 14/],
    ['trade ~ log(dist', /"\)" is expected to close log\(, at character 17/],
    ['trade ~ ln(dist)', /there is no function ln, at character 9/],
    ['trade ~ rta == 1', /"==" joins no terms, at character 13/],
    ['trade ~ rta / 2', /"\/" joins no terms/],
    ['trade ~ rta - dist', /only the constant can be taken out/],
    ['trade ~ rta | exporter | importer', /instruments are not there/],
    ['trade ~ rta | exporter[year]', /slopes that vary by effect are not there/],
    ['trade ~ rta | log(exporter)', /there is no log\(\) among fixed effects/],
    ['trade ~ rta ; x', /";" has no meaning here, at character 13/],
    ['trade ~ i(year, ref = 1999)', /year has no level 1999/],
    ['trade ~ "A"', /"A" is a text/],
    ['', /the formula ends where a column/],
  ])('%s', (formula, message) => {
    expect(() => estimateGravity(columns, formula)).toThrow(message);
  });

  it('name the nearest column, and pair_id for pair', () => {
    const suggestions = (formula: string, more: Record<string, Float64Array> = {}): unknown => {
      const table = columnsOf({ trade: columns.numbers('trade'), dist: columns.numbers('dist'), ...more });
      try {
        estimateGravity(table, formula);
      } catch (error) {
        return (error as { suggestions: unknown }).suggestions;
      }
      return undefined;
    };
    expect(suggestions('trade ~ dst')).toEqual(['dist in place of dst']);
    expect(suggestions('trade ~ dist | pair', { pair_id: columns.numbers('rta') })).toEqual([
      'pair_id in place of pair',
    ]);
  });
});
