import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardCell, writeCsv } from '../../web/src/parts/csv.js';

describe('the CSV that the page saves', () => {
  it('quotes what must be quoted and ends lines with CR LF', () => {
    expect(writeCsv([['a', 'b,c', 'say "x"', 'two\nlines', null, undefined]])).toBe(
      'a,"b,c","say ""x""","two\nlines",,\r\n',
    );
  });

  it.each([
    ['=HYPERLINK("http://example.test")', '\'=HYPERLINK("http://example.test")'],
    ['+1+cmd', "'+1+cmd"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
  ])('keeps a spreadsheet from running %j', (text, guarded) => {
    expect(guardCell(text)).toBe(guarded);
  });

  it.each(['-229', '-0.5', '12', 'free', '29.8% + 635 JPY/kg', ''])('leaves %j as it is', (text) => {
    expect(guardCell(text)).toBe(text);
  });

  it('is read back as it was, the guard apart', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const read = parse(writeCsv(rows), { record_delimiter: '\r\n' }) as string[][];
          expect(read).toEqual(rows.map((row) => row.map(guardCell)));
          for (const cell of read.flat()) expect(cell).not.toMatch(/^[=+@\t\r]/);
        },
      ),
    );
  });
});
