import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { AssessRequest } from '../../src/abilities/assess.js';
import { Database } from '../../src/assess/duckdb/database.js';
import { Problem } from '../../src/base/index.js';
import { Desk } from '../helpers/assessing.js';

const desk = new Desk();
afterAll(() => desk.remove());

const HEAD = 'id,code,importer,origin,date,value,kg,claim,paid';
const GOOD: Readonly<Record<string, string>> = {
  id: 'x',
  code: '0201.30-010',
  importer: 'JP',
  origin: 'US',
  date: '2026-05-15',
  value: '1000000',
  kg: '10',
  claim: 'usjta',
  paid: '385000',
};
const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const entry = (id: string, more: Readonly<Record<string, string>> = {}): string =>
  HEAD.split(',')
    .map((name) => cell({ ...GOOD, ...more, id }[name] ?? ''))
    .join(',');
const file = (...rows: readonly string[]): string => `${[HEAD, ...rows].join('\n')}\n`;

async function problemOf(
  content: string | Uint8Array | { readonly file: string },
  more: Partial<AssessRequest> = {},
): Promise<Problem> {
  try {
    await desk.assess(content, more);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('there was no problem');
}

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

describe('dates', () => {
  it.each([
    ['2025-04-10T00:00:00', '2025-04-10'],
    ['2025-04-10T09:30', '2025-04-10'],
    ['2025-04-10 23:59:59.999999', '2025-04-10'],
    ['2025-04-10T00:00:00Z', '2025-04-10'],
    ['2025-04-10 00:00:00.000+00:00', '2025-04-10'],
    ['2025/4/5 0:00', '2025-04-05'],
    ['2025.04.10', '2025-04-10'],
    ['20250410 00:00:00', '2025-04-10'],
    ['2025年4月10日', '2025-04-10'],
    ['4/25/2025 12:00:00 AM', '2025-04-25'],
    ['25/4/2025', '2025-04-25'],
    ['25.04.2025', '2025-04-25'],
    ['4/4/2025', '2025-04-04'],
  ])('%s is %s', async (written, day) => {
    const { rows } = await desk.assess(file(entry('a', { date: written })));
    expect(rows).toMatchObject([{ date: day }]);
  });
});

describe('claims', () => {
  const us = 'code,importer,origin,date,value,SPI\n';
  const lathe = (origin: string, claim: string): string =>
    `8458.11.00,US,${origin},2026-05-15,1000,${claim}\n`;

  it.each([
    ['JP', 'usjta'],
    ['jp', 'usjta'],
    ['USJTA', 'usjta'],
    ['日米貿易協定', 'usjta'],
    ['S+', 'us-S+'],
    ['', 'mfn'],
    ['none', 'mfn'],
  ])('%j is %s', async (claim, id) => {
    const { rows } = await desk.assess(us + lathe('JP', claim));
    expect(rows).toMatchObject([{ claim: id }]);
  });

  it('of a treatment that is not open have a status, no due, and are counted', async () => {
    const { report, rows } = await desk.assess(
      us + lathe('JP', 'JP') + lathe('JP', 'KR') + lathe('JP', '') + lathe('DE', 'JP'),
    );
    expect(rows.map(({ claimed_status, claimed_due }) => [claimed_status, claimed_due !== ''])).toEqual([
      ['available', true],
      ['notApplicable', false],
      ['available', true],
      ['notApplicable', false],
    ]);
    expect(report.summary.byImporter).toMatchObject([
      { entries: 4, vainClaims: 2, claimAgainstBest: { entries: 2 } },
    ]);
  });
});

describe('sums of a summary', () => {
  it('are over the same entries', async () => {
    const { report } = await desk.assess(
      file(
        entry('paid more', { paid: '400000' }),
        entry('paid, claimed nothing', { claim: '', paid: '385000' }),
        entry('not paid', { paid: '' }),
        entry('claimed in vain', { claim: 'cptpp', paid: '5' }),
      ),
    );
    const [sums] = report.summary.byImporter;
    expect(sums).toMatchObject({ entries: 4, vainClaims: 1, value: '4000000.00' });
    expect(sums?.paidAgainstClaim).toEqual({
      entries: 2,
      paid: '785000.00',
      claimedDue: '593000.00',
      difference: '192000.00',
    });
    expect(sums?.claimAgainstBest).toEqual({
      entries: 3,
      claimedDue: '801000.00',
      bestDue: '624000.00',
      unused: '177000.00',
    });
  });
});

describe('numbers', () => {
  it('in any form that is certain', async () => {
    const { rows, refused } = await desk.assess(
      file(
        entry('a', { value: '1,234,567' }),
        entry('b', { value: ' 1234567.00 ' }),
        entry('c', { value: '999999999999999' }),
      ),
    );
    expect(refused).toEqual([]);
    expect(rows.map(({ value }) => value)).toEqual(['1234567.00', '1234567.00', '999999999999999.00']);
  });

  it('with a decimal comma are read only where that is said', async () => {
    const us = { importer: 'US', origin: 'JP', code: '8458.11.00', kg: '' };
    const content = file(
      entry('a', { ...us, value: '1.234,50', paid: '' }),
      entry('b', { ...us, value: '1234,5', paid: '' }),
    );
    const without = await desk.assess(content);
    expect(without.rows).toEqual([]);
    expect(without.refused[0]?.why).toMatch(/with a decimal comma, say --decimal comma/);
    const { rows, refused } = await desk.assess(content, { decimal: 'comma' });
    expect(refused).toEqual([]);
    expect(rows.map(({ value }) => value)).toEqual(['1234.50', '1234.50']);
    const point = await desk.assess(file(entry('c', { ...us, value: '1234.5' })), { decimal: 'comma' });
    expect(point.refused[0]?.why).toMatch(/with a decimal point, say --decimal point/);
  });

  it('as large as a cell can hold them: no row stops a run', async () => {
    const big = '999999999999';
    const content = `code,importer,origin,date,value,t,number\n0201.30-010,JP,US,2026-05-15,999999999999999,${big},${big}\n0102.29-291,JP,CN,2026-05-15,999999999999999,${big},${big}\n0101.29-290,JP,US,2019-06-01,999999999999999,${big},${big}\n`;
    const { report, rows } = await desk.assess(content);
    expect(report.entries).toBe(3);
    expect(rows.find(({ note }) => note?.includes('more digits'))).toMatchObject({
      status: 'open',
      best_due: '',
    });
  });

  it('a content or a part of 0 is given; a quantity of 0 is not', async () => {
    const { rows } = await desk.assess(
      'code,importer,origin,date,value,kg,part: aluminum content\n7616.99.51,US,JP,2025-10-10,1000,,0\n7616.99.51,US,JP,2025-10-10,1000,,\n1006.30-090,JP,VN,2025-10-10,1000,0,\n',
    );
    expect(rows.map(({ best_due }) => best_due)).toEqual(['150.00', '525.00', '']);
    expect(rows[2]).toMatchObject({ status: 'open' });
  });

  it('a content of 0 that a rate is on', async () => {
    const { rows } = await desk.assess(
      'code,importer,origin,date,value,kg,kg of lead content\n2607.00.00,US,KR,2024-10-10,1000,10,0\n2607.00.00,US,KR,2024-10-10,1000,10,\n',
    );
    const mfn = rows.map(({ treatments }) => JSON.parse(treatments ?? '')[0]);
    expect(mfn.map(({ status, duty }) => [status, duty])).toEqual([
      ['available', 0],
      ['notComputed', null],
    ]);
  });

  it('a quantity of a million', async () => {
    const { rows } = await desk.assess(file(entry('a', { kg: '1,000,000.5' })));
    expect(rows).toMatchObject([{ best_due: '208000.00' }]);
  });
});

describe('encodings', () => {
  const japanese =
    '申告番号,品目番号,輸入国,原産国,申告日,課税価格\n東京1,0201.30-010,日本,アメリカ,2026-05-15,1000000\n';
  const encoded: Readonly<Record<string, Uint8Array>> = {
    'utf-8 with a mark': Buffer.from(`\ufeff${japanese}`),
    'utf-16le with a mark': Buffer.from(`\ufeff${japanese}`, 'utf16le'),
    'utf-16le without': Buffer.from(japanese, 'utf16le'),
    'utf-16be with a mark': Buffer.from(`\ufeff${japanese}`, 'utf16le').swap16(),
    shift_jis: Buffer.from(
      '905c8d9094d48d862c956996da94d48d862c974193fc8d912c8cb48e598d912c905c8d9093fa2c89db90c589bf8a690a938c8b9e312c303230312e33302d3031302c93fa967b2c83418381838a834a2c323032362d30352d31352c313030303030300a',
      'hex',
    ),
    'euc-jp': Buffer.from(
      'bfbdb9f0c8d6b9e62cc9caccdcc8d6b9e62ccda2c6feb9f12cb8b6bbbab9f12cbfbdb9f0c6fc2cb2ddc0c7b2c1b3ca0ac5ecb5fe312c303230312e33302d3031302cc6fccbdc2ca5a2a5e1a5eaa5ab2c323032362d30352d31352c313030303030300a',
      'hex',
    ),
  };
  it.each(Object.entries(encoded))('%s', async (_name, content) => {
    const { rows, refused } = await desk.assess(content, { to: 'JP' });
    expect(refused).toEqual([]);
    expect(rows).toMatchObject([{ id: '東京1', best_due: '208000.00' }]);
  });

  it('windows-1252, a byte of which is also one of Shift_JIS', async () => {
    const content = Buffer.from(`${HEAD}\n${entry('Québec', { origin: 'México', claim: '' })}\n`, 'latin1');
    const { rows, refused } = await desk.assess(content);
    expect(refused).toEqual([]);
    expect(rows).toMatchObject([{ id: 'Québec', origin: 'MX' }]);
  });

  it('a byte that is no letter of the encoding: its row is refused', async () => {
    const content = Buffer.concat([
      encoded.shift_jis as Uint8Array,
      Buffer.from([0x93, 0x8c, 0xff, 0x31]),
      Buffer.from(',0201.30-010,JP,US,2026-05-15,1\nlast,0201.30-010,JP,US,2026-05-15,1000000\n'),
    ]);
    const { rows, refused } = await desk.assess(content);
    expect(rows.map(({ id }) => id)).toEqual(['東京1', 'last']);
    expect(refused).toMatchObject([{ line: '3', why: 'it has bytes that are no letters in shift_jis' }]);
  });

  it('as said, where it is said', async () => {
    const { rows } = await desk.assess(encoded.shift_jis as Uint8Array, { encoding: 'Shift-JIS' });
    expect(rows).toMatchObject([{ id: '東京1' }]);
    expect((await problemOf(file(entry('a')), { encoding: 'ebcdic' })).message).toMatch(
      /use one of utf-8, shift_jis/,
    );
  });
});

describe('columns', () => {
  it('mapped: fields, quantities, what they are of, parts', async () => {
    const content =
      'No;HTS;Pays;Tag;Zoll;Netto;Blei;Case;day;entry\n7;9101.11.40;JP;2026-05-15;1000;1,5;2;30;nonsense;nonsense\n';
    const { rows, refused } = await desk.assess(content, {
      to: 'US',
      decimal: 'comma',
      columns: [
        'id=No',
        'code=HTS',
        'origin=Pays',
        'date=Tag',
        'value=Zoll',
        'kg=Netto',
        'kg of lead content=Blei',
        'part: case=Case',
      ],
    });
    expect(refused).toEqual([]);
    expect(rows).toMatchObject([{ id: '7', code: '91011140', value: '1000.00' }]);
  });

  it('with names that the tables of a run have too', async () => {
    const names = ['entry', 'digits', 'day', 'declared', 'importer_code'];
    const { rows } = await desk.assess(`${names.join(',')}\nx,0201.30-010,2026-05-15,1000000,US\n`, {
      to: 'JP',
      columns: ['id=entry', 'code=digits', 'date=day', 'value=declared', 'origin=importer_code'],
    });
    expect(rows).toMatchObject([{ id: 'x', best_due: '208000.00' }]);
  });

  it.each([',', ';', '\t', '|'])('divided by %j', async (delimiter) => {
    const { rows } = await desk.assess(file(entry('a')).replaceAll(',', delimiter));
    expect(rows).toMatchObject([{ id: 'a', best_due: '208000.00' }]);
  });

  it.each<[string, string, Partial<AssessRequest>, RegExp]>([
    [
      'that are missing',
      'code,value\n1,2\n',
      {},
      /no column for origin, date, importer; its columns are code, value/,
    ],
    [
      'mapped twice',
      file(entry('a')),
      { columns: ['value=value', 'value=paid'] },
      /value is mapped to "value" and to "paid"/,
    ],
    [
      'mapped and given',
      file(entry('a')),
      { to: 'JP', columns: ['importer=importer'] },
      /given with --to; say it once/,
    ],
    [
      'that are not there',
      file(entry('a')),
      { columns: ['value=Worth'] },
      /no column "Worth"; it has id, code/,
    ],
    ['mapped to nothing known', file(entry('a')), { columns: ['worth=value'] }, /"worth" is neither a field/],
    ['mapped without a name', file(entry('a')), { columns: ['value='] }, /maps no column/],
    [
      'of two quantities of one kind',
      'code,importer,origin,date,value,kg,t\n',
      {},
      /"kg" and "t" both give the mass/,
    ],
    [
      'of one quantity mapped twice',
      file(entry('a')),
      { columns: ['kg=value', 'g=paid'] },
      /both give the mass/,
    ],
    [
      'that may both be one field',
      'hs,hts,importer,origin,date,value\n',
      {},
      /"hs" and "hts" may both be the code; map one/,
    ],
    [
      'of one name',
      'code,importer,origin,date,value,value\n',
      {},
      /"value" and "value \(2\)" may both be the value/,
    ],
    ['of which one is not closed', 'code,"importer,origin\n1,2,3\n', {}, /quotation mark|no column for/],
  ])('%s', async (_name, content, more, message) => {
    const problem = await problemOf(content, more);
    expect(problem.message).toMatch(message);
  });

  it('are told in the report, and those that are not read', async () => {
    const content = 'HTS_NO,Land,date,value,Net Weight,kg of lead content,Case,Remarks\n';
    const { report } = await desk.assess(content, {
      to: 'US',
      columns: ['code=HTS_NO', 'origin=Land', 'kg=net weight', 'part: case=Case'],
    });
    expect(report.columns).toEqual([
      { column: 'HTS_NO', as: 'code' },
      { column: 'Land', as: 'origin' },
      { column: 'date', as: 'date' },
      { column: 'value', as: 'value' },
      { column: 'Net Weight', as: 'kg' },
      { column: 'Case', as: 'part: case' },
      { column: 'kg of lead content', as: 'kg of lead content' },
      { column: 'Remarks', as: null },
    ]);
  });

  it.each(['Unit', 'No.', 'no', 'Gross', 'Article', 'SET'])(
    'a column called %j is no quantity by its name',
    async (name) => {
      const { report, rows } = await desk.assess(
        `code,importer,origin,date,value,${name}\n0201.30-010,JP,US,2026-05-15,1000,kg\n`,
      );
      expect(rows).toHaveLength(1);
      expect(report.columns.at(-1)).toEqual({ column: name, as: null });
    },
  );

  it('a column that is mapped is not looked for by its name', async () => {
    const { rows } = await desk.assess(file(entry('a')).replace('id,code', 'id,hts').replace('paid', 'hs'), {
      columns: ['code=hts', 'paid=hs'],
    });
    expect(rows).toMatchObject([{ paid: '385000.00', difference: '177000.00' }]);
  });
});

describe('files', () => {
  it('with a header only give a result without entries', async () => {
    const { report, rows } = await desk.assess(`${HEAD}\n`);
    expect(report).toMatchObject({ entries: 0, refused: { rows: 0, file: null }, summary: { statuses: [] } });
    expect(rows).toEqual([]);
    expect((await desk.assess(HEAD)).report.entries).toBe(0);
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    ['empty', '', /is empty; a file of entries begins/],
    ['of blank lines', '\n\n\n', /has no rows/],
    ['of a byte order mark', '\ufeff', /has no rows/],
    [
      'of a spreadsheet',
      'sep=;\ncode;value\n',
      /begins with the line "sep=;" of a spreadsheet; take that line out/,
    ],
    ['compressed', Buffer.from([0x1f, 0x8b, 8, 0, 0]), /compressed \(gzip\); unpack it first/],
    [
      'a workbook',
      Buffer.from('PK\u0003\u0004xl/workbook.xml'),
      /a workbook or a zip file; save its table as CSV/,
    ],
  ])('%s', async (_name, content, message) => {
    const problem = await problemOf(content);
    expect(problem.message).toMatch(message);
    expect(problem.kind).toBe('invalidInput');
  });

  it('that are not there, or a folder', async () => {
    expect((await problemOf({ file: join(desk.folder, 'nowhere.csv') })).message).toMatch(/there is no file/);
    expect((await problemOf({ file: desk.folder })).message).toMatch(/there is no file/);
  });

  it('that are called Parquet and are not', async () => {
    const path = desk.file(file(entry('a')), 'parquet');
    expect((await problemOf({ file: path })).message).toMatch(/cannot be read as a Parquet file/);
  });

  it('of Parquet, typed columns, whatever they are called', async () => {
    const database = await Database.open(':memory:', { memory: '1GB', threads: 1, folder: desk.folder });
    const paths = [desk.path('parquet'), desk.path('data')];
    for (const path of paths) {
      await database.run(
        `COPY (SELECT i AS id, '0201.30-010' AS code, 'JP' AS importer, 'US' AS origin, d AS date, v AS value, 10.5::DOUBLE AS kg, p AS paid
         FROM (VALUES (1, DATE '2026-05-15', 1000000::DOUBLE, 385000::DECIMAL(12, 2)), (2, DATE '2026-05-16', 1e17, NULL), (3, NULL, 5, 1)) AS t(i, d, v, p)) TO '${path}' (FORMAT parquet)`,
      );
    }
    const text = desk.path('parquet');
    await database.run(
      `COPY (SELECT TIMESTAMP '2026-05-15 10:11:12.345' AS date, 20130010 AS code, 'JP' AS importer, 'US' AS origin, 1000000::BIGINT AS value) TO '${text}' (FORMAT parquet)`,
    );
    database.close();
    for (const path of paths) {
      const { rows, refused } = await desk.assess({ file: path });
      expect(rows).toMatchObject([{ id: '1', date: '2026-05-15', paid: '385000.00', difference: '0.00' }]);
      expect(refused.map(({ why }) => why)).toEqual([
        expect.stringMatching(/^"1e\+?17" is not a number/),
        expect.stringMatching(/^"" is not a date/),
      ]);
    }
    const { refused } = await desk.assess({ file: text });
    expect(refused[0]?.why).toMatch(/a leading zero may be lost/);
  });
});

describe('odd files', () => {
  const parquet = async (select: string): Promise<string> => {
    const database = await Database.open(':memory:', { memory: '1GB', threads: 1, folder: desk.folder });
    const path = desk.path('parquet');
    await database.run(`COPY (${select}) TO '${path}' (FORMAT parquet)`);
    database.close();
    return path;
  };

  it.each([
    ['TIMESTAMPTZ', "TIMESTAMPTZ '2026-05-15 00:00:00+00'"],
    ['TIMESTAMP_NS', "TIMESTAMP_NS '2026-05-15 00:00:00.000000001'"],
    ['DATE', "DATE '2026-05-15'"],
  ])('Parquet with decimals and %s', async (_name, day) => {
    const path = await parquet(
      `SELECT '020130010' AS code, 'JP' AS importer, 'US' AS origin, ${day} AS date, 1000000::DECIMAL(18, 4) AS value, 10.5::DECIMAL(9, 3) AS kg, [1] AS list, {'a': 1} AS struct`,
    );
    const { rows } = await desk.assess({ file: path });
    expect(rows).toMatchObject([{ date: '2026-05-15', value: '1000000.00', best_due: '208000.00' }]);
  });

  it('a mark, quoted names over two lines, names given twice, a comma at the end', async () => {
    const content = '\ufeff"code","importer",origin,date,value,"re\r\nmarks",Remarks,Remarks,\r\n';
    const { report, rows } = await desk.assess(
      `${content}0201.30-010,JP,US,2026-05-15,1000000,"a\r\nb",,,\r\n`,
    );
    expect(rows).toMatchObject([{ best_due: '208000.00' }]);
    expect(report.columns.slice(5).map(({ column }) => column)).toEqual([
      're\r\nmarks',
      'Remarks',
      'Remarks (2)',
      'column 9',
    ]);
  });

  it('names of files that a database takes for patterns', async () => {
    const folder = join(desk.folder, "we[1] it's*");
    mkdirSync(folder);
    const path = join(folder, 'entries[1].csv');
    writeFileSync(path, file(entry('a')));
    const { rows } = await desk.assess({ file: path }, { out: join(folder, 'out[2].csv') });
    expect(rows).toMatchObject([{ id: 'a' }]);
  });
});

describe('codes of another edition of the nomenclature', () => {
  it.each([
    ['JP', 'DE', '2903.31-000', '2903.62-000', '1000000'],
    ['JP', 'US', '2903.31-000', '2903.62-000', '999999999999999'],
    ['US', 'JP', '2931.31.00', '2931.41.00', '1000000'],
    ['US', 'JP', '2931.31.00.90', '2931.41.00', '1000000'],
  ])(
    'of 2017 in 2026, into %s from %s: %s is assessed as %s, and marked',
    async (importer, origin, old, code, value) => {
      const same = { importer, origin, value, claim: '', date: '2026-05-15' };
      const { rows } = await desk.assess(
        file(entry('a', { ...same, code: old }), entry('b', { ...same, code })),
      );
      const [converted, current] = rows;
      expect(converted).toEqual({
        ...current,
        entry: '1',
        id: 'a',
        code: old.replace(/\D/g, ''),
        note: `${old}, a code of HS2017, became ${code.slice(0, 7)} in HS2022 (1:1)`,
      });
      expect(current?.status).toBe('settled');
    },
  );

  it('of 2017 in 2026 that became several lines: it is said which', async () => {
    const { rows } = await desk.assess(file(entry('a', { code: '8517.12-000', claim: '', origin: 'DE' })));
    expect(rows).toMatchObject([
      {
        status: 'several',
        note: '8517.12-000, a code of HS2017, became 8517.13, 8517.14 in HS2022 (1:n); 2 lines have it',
      },
    ]);
  });

  it('of 2022 in 2019', async () => {
    const { rows } = await desk.assess(
      file(entry('a', { code: '8517.13-000', date: '2019-06-01', claim: '', origin: 'DE' })),
    );
    expect(rows).toMatchObject([
      { status: 'settled', note: expect.stringMatching(/8517\.13 of HS2022 was 8517\.12 in HS2017/) },
    ]);
  });

  it('of none', async () => {
    const { rows } = await desk.assess(file(entry('a', { code: '9999.99-999' })));
    expect(rows).toMatchObject([{ status: 'none', note: 'the schedule of the date has no such line' }]);
  });
});

describe('cells that a program for tables takes for formulas', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1+1'])('%j is written as a text', async (id) => {
    const { rows, refused } = await desk.assess(`${file(entry(id), entry('b', { code: 'x' }))}${id},few\n`);
    expect(rows[0]?.id).toBe(`'${id}`);
    expect(refused.map(({ row }) => row)).toContain(`'${id},few`);
    for (const row of [...rows, ...refused]) {
      for (const [name, text] of Object.entries(row)) {
        if (name !== 'difference') expect(text).not.toMatch(/^[=+\-@\t\r＝＋－＠]/);
      }
    }
  });

  it('stay as they are in Parquet', async () => {
    const out = desk.path('parquet');
    await desk.assess(file(entry('=1+1')), { out });
    const database = await Database.open(':memory:', { memory: '1GB', threads: 1, folder: desk.folder });
    expect(await database.rows(`SELECT id FROM '${out}'`)).toEqual([{ id: '=1+1' }]);
    database.close();
  });
});

describe('what cannot be done is said before anything is read', () => {
  it.each<[string, Partial<AssessRequest>, RegExp]>([
    ['a memory that is none', { memory: 'lots' }, /"lots" is not a size of memory; write for example 2GB/],
    ['no thread', { threads: 0 }, /the number of threads is 0; it must be a whole number from 1/],
    ['half a thread', { threads: 0.5 }, /the number of threads is 0.5/],
    ['threads that are no number', { threads: Number.NaN }, /the number of threads is NaN/],
    ['no entries at once', { chunk: 0 }, /the number of entries worked out at once is 0/],
    ['a result of another kind', { out: 'result.xlsx' }, /names neither a .parquet nor a .csv file/],
    [
      'a folder that is missing',
      { out: 'nowhere/at/all/result.csv' },
      /there is no folder .*all for result.csv/,
    ],
    ['goods that come back', { to: 'JP', from: 'JP' }, /returned goods/],
  ])('%s', async (_name, more, message) => {
    const inside = more.out?.includes('/') ? join(desk.folder, more.out) : more.out;
    const problem = await problemOf(file(entry('a')), inside ? { ...more, out: inside } : more);
    expect(problem.message).toMatch(message);
    expect(existsSync(join(desk.folder, 'nowhere'))).toBe(false);
  });

  it('a result over the entries, by any path; refused rows over either', async () => {
    const path = desk.file(file(entry('a')));
    const link = desk.path('csv');
    symlinkSync(path, link);
    for (const out of [path, link, join(desk.folder, '.', path.slice(desk.folder.length))]) {
      expect((await problemOf({ file: path }, { out })).message).toMatch(/is the file of entries/);
    }
    expect((await problemOf({ file: path }, { refused: path })).message).toMatch(/is the file of entries/);
    const out = desk.path('csv');
    expect((await problemOf({ file: path }, { out, refused: out })).message).toMatch(/is the result/);
    expect(readFileSync(path, 'utf8')).toBe(file(entry('a')));
  });

  it('a result that is a folder', async () => {
    const out = desk.path('csv');
    mkdirSync(out);
    expect((await problemOf(file(entry('a')), { out })).message).toMatch(/is a folder; name a file in it/);
  });
});

describe('a second run', () => {
  it('over the same result at the same time is turned away, and the first is not disturbed', async () => {
    const content = file(entry('a'));
    const out = desk.path('csv');
    const both = await Promise.allSettled([desk.assess(content, { out }), desk.assess(content, { out })]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect((both[1] as PromiseRejectedResult).reason.message).toMatch(
      /another run is writing the same result/,
    );
    expect(existsSync(`${out}.work`)).toBe(false);
  });

  it('writes over the first, and takes away refused rows that are no longer', async () => {
    const out = desk.path('csv');
    const { report } = await desk.assess(file(entry('a'), 'few'), { out });
    expect(report.refused.file).toBe(`${out}.refused.csv`);
    const second = await desk.assess(file(entry('b')), { out });
    expect(second.rows.map(({ id }) => id)).toEqual(['b']);
    expect(existsSync(`${out}.refused.csv`)).toBe(false);
  });

  it('begins anew where a failure of the machine broke what the first left', async () => {
    const out = desk.path('csv');
    mkdirSync(join(`${out}.work`, 'parts'), { recursive: true });
    writeFileSync(join(`${out}.work`, 'manifest.json'), '');
    writeFileSync(join(`${out}.work`, 'entries.duckdb'), 'broken');
    writeFileSync(join(`${out}.work`, 'parts', 'part-000000.parquet'), '');
    const { rows } = await desk.assess(file(entry('a')), { out });
    expect(rows.map(({ id }) => id)).toEqual(['a']);
    expect(existsSync(`${out}.work`)).toBe(false);
  });
});

describe('a file that changes while it is read', () => {
  it.each<[string, (path: string) => void]>([
    ['grows', (path) => appendFileSync(path, `${entry('late')}\n`)],
    ['is cut', (path) => truncateSync(path, 100)],
    ['is written anew', (path) => utimesSync(path, 1_000_000, 1_000_000)],
    ['is taken away', (path) => rmSync(path)],
  ])('%s: nothing is written', async (_name, change) => {
    const path = desk.file(file(entry('a'), entry('b')));
    const out = desk.path('csv');
    writeFileSync(out, 'a result of before');
    await expect(
      desk.assess({ file: path }, { out }, (stage, done) => {
        if (stage === 'read' && done === 0) change(path);
      }),
    ).rejects.toThrow(/changed while it was read; nothing was written/);
    expect(readFileSync(out, 'utf8')).toBe('a result of before');
    expect(existsSync(`${out}.work`)).toBe(false);
  });

  it('and one that changed since a run was stopped is read anew', async () => {
    const path = desk.file(file(entry('a'), entry('b')));
    const out = desk.path('csv');
    const stop = new AbortController();
    const stopped = desk.assess(
      { file: path },
      { out },
      (stage) => stage === 'assess' && stop.abort(),
      stop.signal,
    );
    await expect(stopped).rejects.toMatchObject({ kind: 'interrupted' });
    expect(existsSync(out)).toBe(false);
    expect(existsSync(join(`${out}.work`, 'manifest.json'))).toBe(true);
    appendFileSync(path, `${entry('c')}\n`);
    const { rows } = await desk.assess({ file: path }, { out });
    expect(rows.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});
