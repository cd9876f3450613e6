import { describe, expect, it } from 'vitest';
import { assessRows } from '../../src/abilities/assessRows.js';
import { countLines, resultName } from '../../web/src/engine/assessFile.js';
import { EXAMPLE } from '../../web/src/engine/exampleEntries.js';
import { readingOf } from '../../web/src/views/assessReading.js';
import { shownMoney } from '../../web/src/words/numbers.js';
import { factsRecord } from '../helpers/record.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a file in the page', () => {
  it.each([
    ['a\nb\n', 2],
    ['a\rb\rc', 2],
    ['a\r\nb\r\n', 2],
    ['', 0],
  ])('%j has at most %i lines', (text, lines) => expect(countLines(bytes(text))).toBe(lines));

  it.each([
    ['entries.csv', 'entries.assessed.csv'],
    ['a.b.txt', 'a.b.assessed.csv'],
    ['.csv', 'entries.assessed.csv'],
    ['plain', 'plain.assessed.csv'],
  ])('the result of %s is %s', (name, result) => expect(resultName(name)).toBe(result));

  it('is read as the address says', () => {
    expect(readingOf({})).toEqual({
      to: undefined,
      from: undefined,
      decimal: undefined,
      columns: [],
      declared: [],
    });
    expect(
      readingOf({ to: 'JP', decimal: 'comma', columns: ' value=A; kg=B ;', declared: 'sea' }),
    ).toMatchObject({
      to: 'JP',
      decimal: 'comma',
      columns: ['value=A', 'kg=B'],
      declared: ['sea'],
    });
  });

  it.each([
    ['1234.00', '1,234'],
    ['1234.50', '1,234.50'],
    ['-1234567.00', '−1,234,567'],
    ['0.00', '0'],
  ])('shows %s as %s', (text, shown) => expect(shownMoney(text)).toBe(shown));

  it('has an example with a preference unused, a duty overpaid and a row refused', async () => {
    const report = await assessRows({ name: 'example.csv', bytes: bytes(EXAMPLE) }, factsRecord());
    expect(report.entries).toBe(7);
    expect(report.summary.statuses).toEqual([{ status: 'settled', entries: 7 }]);
    expect(report.refused.first.map(({ why }) => why)).toEqual([
      '"05/06/2025" may be 2025-05-06 or 2025-06-05; write YYYY-MM-DD',
    ]);
    expect(report.largestUnused.map(({ id }) => id)).toEqual(['A-105', 'A-102']);
  });
});
