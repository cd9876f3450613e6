import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hang, pad, table, width, wrap } from '../../src/surfaces/cli/layout.js';

describe('width', () => {
  it.each([
    ['', 0],
    ['kanzei', 6],
    ['関税', 4],
    ['20.8% × 1,000', 13],
    ['１００円', 8],
    ['ｶﾝｾﾞｲ', 5],
    ['é', 1],
    ['e\u0301', 1],
    ['\u001b[1m関\u001b[22m', 2],
  ])('%j takes %i columns', (text, columns) => {
    expect(width(text)).toBe(columns);
  });
});

describe('wrap', () => {
  it('breaks at spaces, and Japanese anywhere', () => {
    expect(wrap('customs value for duty', 10)).toEqual(['customs', 'value for', 'duty']);
    expect(wrap('基準輸入価格と課税価格', 10)).toEqual(['基準輸入価', '格と課税価', '格']);
  });

  it('loses no letter and keeps to the width', () => {
    const words = fc.array(fc.stringMatching(/^[a-zあ-ん0-9]{1,30}$/), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 40 }), (list, columns) => {
        const lines = wrap(list.join(' '), columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(list.join(''));
        for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });
});

it('hang keeps the next lines below the first letter', () => {
  expect(hang('  - ', 'one two three four five six', 24)).toEqual(['  - one two three four', '    five six']);
});

describe('pad', () => {
  it('counts wide letters as two columns', () => {
    expect(pad('関税', 6)).toBe('関税  ');
    expect(pad('関税', 6, 'right')).toBe('  関税');
    expect(pad('関税額', 4)).toBe('関税額');
  });
});

describe('table', () => {
  it('aligns columns and puts notes below their row', () => {
    const rows = [{ cells: ['▶', '関税', '1'], notes: ['a note'] }, { cells: ['', 'duty', '100'] }];
    expect(table(['', 'name', 'n'], rows, { columns: 40, align: ['left', 'left', 'right'] })).toEqual([
      '   name    n',
      '▶  関税    1',
      '     a note',
      '   duty  100',
    ]);
  });

  it('wraps the widest column where the page is too narrow', () => {
    const rows = [{ cells: ['one two three four five', 'x'] }];
    expect(table(['a', 'b'], rows, { columns: 18 })).toEqual([
      'a                b',
      'one two three    x',
      'four five',
    ]);
  });
});
