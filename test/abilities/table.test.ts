import { describe, expect, it } from 'vitest';
import { csvOf, tableOf } from '../../src/abilities/table.js';

const cells = (...texts: readonly string[]): string[] =>
  csvOf(tableOf(texts, { cell: (text) => text }))
    .trimEnd()
    .split('\r\n')
    .slice(1);

describe('an answer as CSV', () => {
  it('has no cell that a program for tables takes for a formula', () => {
    expect(cells('=1+1', '+1+1', '-1+1', '@SUM(A1)', '＝1', '－1')).toEqual([
      ...["'=1+1", "'+1+1", "'-1+1", "'@SUM(A1)", "'＝1", "'－1"],
    ]);
    expect(cells('\tx')).toEqual(["'\tx"]);
    expect(csvOf(tableOf(['\r=1'], { cell: (text) => text }))).toContain("'\r=1");
  });

  it('leaves numbers and other texts as they are', () => {
    expect(cells('-5', '-0.25', '12', 'a=b', 'x-y')).toEqual(['-5', '-0.25', '12', 'a=b', 'x-y']);
  });

  it('leaves numbers that are written with an exponent', () => {
    const numbers = { small: -3e-8, large: -1e21, text: '-3e-8+A1' };
    const table = tableOf([numbers], {
      small: ({ small }) => small,
      large: ({ large }) => large,
      text: ({ text }) => text,
    });
    expect(csvOf(table)).toBe("small,large,text\r\n-3e-8,-1e+21,'-3e-8+A1\r\n");
  });

  it('quotes what RFC 4180 quotes, and leaves empty what is not there', () => {
    const table = tableOf([{ a: 'x,"y"', b: undefined, c: 0 }], {
      a: ({ a }) => a,
      b: ({ b }) => b,
      c: ({ c }) => c,
    });
    expect(csvOf(table)).toBe('a,b,c\r\n"x,""y""",,0\r\n');
  });
});
