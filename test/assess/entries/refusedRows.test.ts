import { afterAll, describe, expect, it } from 'vitest';
import { Desk } from '../../helpers/assessing.js';
import { entry, file, HEAD } from '../../helpers/entryRows.js';

const desk = new Desk();
afterAll(() => desk.remove());

describe('a row that is no entry is refused with the reason, the others are assessed', () => {
  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['no code', { code: '' }, /^"" is not a tariff code$/],
    ['a code of letters', { code: 'beef' }, /^"beef" is not a tariff code$/],
    ['a code written wide', { code: '０２０１３００１０' }, /is not a tariff code/],
    ['a code that is too long', { code: '0201300101' }, /number of digits that no code of JP has/],
    ['a code that lost its first zero', { code: '20130010' }, /a leading zero may be lost/],
    [
      'a code of the U.S. that lost its first zero',
      { importer: 'US', origin: 'JP', code: '2013010', value: '5' },
      /a leading zero may be lost/,
    ],
    ['no importer', { importer: '' }, /no importing country is given/],
    ['an importer that is no country', { importer: 'Atlantis' }, /"Atlantis"/],
    ['an importer without a schedule', { importer: 'DE' }, /importers are JP and US/],
    ['no origin', { origin: '' }, /no country of origin is given/],
    ['an origin that is no country', { origin: 'ZZ' }, /"ZZ"/],
    ['an origin that is the importer', { origin: 'JP' }, /goods of the importing country itself/],
    [
      'goods of Puerto Rico into the U.S.',
      { importer: 'US', origin: 'PR', code: '0201.30.50' },
      /importing country itself/,
    ],
    ['no date', { date: '' }, /^"" is not a date; write YYYY-MM-DD$/],
    [
      'a date whose order is not certain',
      { date: '05/06/2026' },
      /^"05\/06\/2026" may be 2026-05-06 or 2026-06-05; write YYYY-MM-DD$/,
    ],
    [
      'such a date with a time of day',
      { date: '4/10/2025 12:00:00 AM' },
      /may be 2025-04-10 or 2025-10-04; write YYYY-MM-DD$/,
    ],
    ['a date of two digits of a year', { date: '4/25/25' }, /is not a date/],
    ['a date with an hour that is none', { date: '2025-04-10 25:00' }, /is not a date/],
    [
      'a time of another zone',
      { date: '2025-04-10T15:00:00Z' },
      /is a time of another zone, which may be of another day/,
    ],
    ['a date that is none', { date: '2026-02-30' }, /is not a date/],
    ['a date of seven digits', { date: '2026111' }, /is not a date/],
    ['a date of a spreadsheet', { date: '46157' }, /is not a date but the number of a day in a spreadsheet/],
    ['a date before the rates', { date: '2016-12-31' }, /out of range; rates are known from 2017 to 2042/],
    ['a date after the rates', { date: '2043-01-01' }, /out of range/],
    ['no value', { value: '' }, /^"" is not a number/],
    ['a value of words', { value: 'much' }, /^"much" is not a number/],
    ['a negative value', { value: '-5' }, /^"-5" is not a number/],
    ['a value with a sign of money', { value: '¥1000' }, /is not a number/],
    ['a value with an exponent', { value: '1e6' }, /is not a number/],
    ['a value of nothing', { value: '0' }, /the customs value is 0/],
    ['a value with three decimals', { value: '1000.005' }, /at most 15 digits and 2 decimals/],
    ['a value of sixteen digits', { value: '1234567890123456' }, /at most 15 digits/],
    ['a value of sixteen digits in groups', { value: '1,234,567,890,123,456' }, /at most 15 digits/],
    ['a value with parts of a yen', { value: '1000.50' }, /has parts of a yen/],
    ['groups of the wrong length', { value: '1,0000' }, /is not a number/],
    ['a quantity of words', { kg: 'ten' }, /in column kg is not a number/],
    ['a quantity with seven decimals', { kg: '1.1234567' }, /at most 12 digits and 6 decimals/],
    [
      'a claim that is no instrument',
      { claim: 'nafta' },
      /"nafta" is neither an instrument nor a symbol of a U.S. programme; claims are/,
    ],
    ['what was paid in words', { paid: 'nil' }, /^"nil" is not a number/],
  ])('%s', async (_name, change, reason) => {
    const { report, rows, refused } = await desk.assess(file(entry('a'), entry('b', change), entry('c')));
    expect(rows.map(({ id }) => id)).toEqual(['a', 'c']);
    expect(rows.map(({ best_due }) => best_due)).toEqual(['208000.00', '208000.00']);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.why).toMatch(reason);
    expect(refused[0]).toMatchObject({ entry: '2', line: '', row: expect.stringContaining('id=b') });
    expect(report.refused.rows).toBe(1);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['too few columns', '9,0201.30-010,JP', /Expected Number of Columns: 9 Found: 3/],
    ['too many columns', `${entry('b')},1,2`, /Expected Number of Columns: 9 Found: 1\d/],
    [
      'a quotation that is not closed',
      '"b,0201.30-010,JP,US,2026-05-15,1,,,',
      /quotation mark is not closed/,
    ],
    ['something after a quotation', '"b"x,0201.30-010,JP,US,2026-05-15,1,,,', /quotation mark is not closed/],
    [
      'a row of two megabytes',
      `b${'x'.repeat(2_000_000)},0201.30-010,JP,US,2026-05-15,1,,,`,
      /more than 1,000,000 bytes/,
    ],
    [
      'bytes that are not UTF-8',
      Buffer.from([...Buffer.from('関税関税関税'), 0xff, ...Buffer.from(entry(''))]),
      /not utf-8/i,
    ],
  ])('%s', async (_name, row, reason) => {
    const content = Buffer.concat([
      Buffer.from(`${HEAD}\n${entry('a')}\n`),
      Buffer.from(row),
      Buffer.from(`\n${entry('c')}\n${entry('d')}\n`),
    ]);
    const { rows, refused } = await desk.assess(content);
    expect(rows.map(({ id }) => id)).toEqual(['a', 'c', 'd']);
    expect(refused).toHaveLength(1);
    expect(refused[0]?.why).toMatch(reason);
    expect(refused[0]).toMatchObject({ entry: '', line: '3' });
    expect(refused[0]?.row?.length).toBeLessThan(1100);
  });

  it('an unclosed quotation takes no other row with it, however many follow', async () => {
    const many = Array.from({ length: 300_000 }, (_, i) => `${i},0201.30-010,JP,US,2026-05-15,1000,,,`);
    const open = '"open,0201.30-010,JP,US,2026-05-15,1000,,,';
    const closed = '7,"0201.30-010",JP,US,2026-05-15,1000,,,';
    const { report, refused } = await desk.assess(
      [HEAD, ...many.slice(0, 1000), open, ...many, closed].join('\n'),
      {
        out: desk.path('parquet'),
      },
    );
    expect(report.entries).toBe(301_001);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ line: '1002' });
  }, 120_000);

  it('a quotation over several lines is one row, and line numbers stay', async () => {
    const { rows, refused } = await desk.assess(
      file(entry('two\nlines'), entry('b'), 'too,few', entry('c')).replaceAll('\nb', '\n\n\nb'),
    );
    expect(rows.map(({ id }) => id)).toEqual(['two lines', 'b', 'c']);
    expect(refused).toMatchObject([{ line: '7' }]);
  });

  it.each([
    ['\r\n', 'a\r\nb'],
    ['\r', 'a\rb'],
    ['both', 'mixed'],
  ])('lines that end with %j', async (ending) => {
    const text = file(entry('a'), entry('b'), 'few', entry('c'));
    const content = ending === 'both' ? text.replace('\n', '\r\n') : text.replaceAll('\n', ending);
    const { rows, refused } = await desk.assess(content);
    expect(rows.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(refused).toMatchObject([{ line: '4' }]);
  });
});
