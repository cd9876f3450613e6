import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/base/index.js';
import {
  applyChanges,
  diffLines,
  type LineRow,
  printChanges,
  printLines,
  readChanges,
  readLines,
} from '../../src/record/facts.js';

const cell = fc.constantFrom(
  'free',
  '3.2%',
  '482 JPY/kg',
  'in quota: free; out of quota: 21.3%',
  '(38.5%)',
  '* 29.8% + 985 JPY/kg',
);
const row: fc.Arbitrary<LineRow> = fc
  .record({
    code: fc.integer({ min: 10_000_000, max: 999_999_999 }).map((n) => String(n).padStart(9, '0')),
    seq: fc.integer({ min: 1, max: 3 }),
    fields: fc.dictionary(fc.constantFrom('general', 'temporary', 'wto', 'usjta', 'epa_cptpp'), cell),
    units: fc.option(fc.constantFrom('kg', 'number | kg'), { nil: undefined }),
  })
  .map(({ code, seq, fields, units }) => ({
    code,
    seq,
    fields: new Map([...(units === undefined ? [] : [['units', units] as const]), ...Object.entries(fields)]),
  }));
const key = (line: LineRow): string => `${line.code}.${line.seq}`;
const edition = fc
  .uniqueArray(row, { selector: key, maxLength: 12 })
  .map((rows) => [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1)));
const plain = (rows: readonly LineRow[]) =>
  rows.map(({ code, seq, fields }) => [code, seq, [...fields].sort(([a], [b]) => (a < b ? -1 : 1))]);

describe('schedule files', () => {
  it('read back the lines they print', () => {
    fc.assert(
      fc.property(edition, (rows) => {
        expect(plain(readLines('JP', 'x.csv', printLines('JP', rows)))).toEqual(plain(rows));
      }),
    );
  });

  it('hold a later edition as changes that give it back', () => {
    fc.assert(
      fc.property(edition, edition, (before, after) => {
        const changes = readChanges('JP', 'x.csv', printChanges(diffLines(before, after)));
        expect(plain(applyChanges(before, changes, 'x.csv'))).toEqual(plain(after));
      }),
    );
  });

  const header = printLines('US', []).trim();
  it.each([
    ['a foreign header', 'a,b\n1,2\n', /row 1: the header must read code,seq/],
    [
      'a code of another length',
      `${header}\n0101,1,,,,free,,\n`,
      /row 2: "0101" is not a code of this schedule/,
    ],
    ['a bad sequence number', `${header}\n01012100,0,,,,free,,\n`, /row 2: "0" is not a sequence number/],
    [
      'a cell that is no rate',
      `${header}\n01012100,1,,,,5 %,,\n`,
      /row 2: column general: "5 %" is not in the canonical notation/,
    ],
    ['a condition that is none', `${header}\n01012100,1,,,in winter,free,,\n`, /column when/],
    ['a row that is too short', `${header}\n01012100,1\n`, /x\.csv/],
  ])('refuse %s, naming file, row and column', (_name, text, message) => {
    expect(() => readLines('US', 'x.csv', text)).toThrow(Problem);
    expect(() => readLines('US', 'x.csv', text)).toThrow(message);
  });

  it('refuse a change to a line that is not there', () => {
    const changes = readChanges('JP', 'c.csv', 'code,seq,field,value\n010121100,1,general,free\n');
    expect(() => applyChanges([], changes, 'c.csv')).toThrow(
      /c\.csv, row 2: line 010121100 is not in the edition before/,
    );
  });
});
