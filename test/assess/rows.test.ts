import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { type AssessRowsRequest, assessRows } from '../../src/abilities/assessRows.js';
import { Desk, type Row } from '../helpers/assessing.js';
import { factsRecord } from '../helpers/record.js';

const desk = new Desk();
afterAll(() => desk.remove());

const table = (text: string): Row[] => (text === '' ? [] : (parse(text, { columns: true }) as Row[]));

/** Rows with the treatments as they are, not as they are written. */
const plain = (rows: readonly Row[]): unknown[] =>
  rows.map((row) => ({ ...row, treatments: JSON.parse(row.treatments ?? '[]') }));

type More = Omit<AssessRowsRequest, 'name' | 'bytes'>;

/** The same table assessed as a file and as rows. */
async function both(content: string | Uint8Array, more: More = {}) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const file = await desk.assess(bytes, more);
  const rows = await assessRows({ ...more, name: 'entries.csv', bytes }, factsRecord());
  return { file, rows };
}

async function expectEqual(content: string | Uint8Array, more: More = {}): Promise<Row[]> {
  const { file, rows } = await both(content, more);
  expect(plain(table(rows.result))).toEqual(plain(file.rows));
  expect(rows.summary).toEqual(file.report.summary);
  expect(rows.columns).toEqual(file.report.columns);
  const counted = (all: readonly Row[]): unknown[] =>
    all.filter(({ entry }) => entry !== '').sort((a, b) => Number(a.entry) - Number(b.entry));
  const refused = table(rows.refusedTable);
  expect(counted(refused)).toEqual(counted(file.refused));
  const lines = (all: readonly Row[]): unknown[] =>
    all.filter(({ entry }) => entry === '').map(({ line }) => line);
  expect(lines(refused).sort()).toEqual(lines(file.refused).sort());
  return refused;
}

const HEAD = 'id,code,importer,origin,date,value,kg,L,claim,paid,Remarks';
const GOOD = ['x', '0201.30-010', 'JP', 'US', '2026-05-15', '1000000', '10', '', 'usjta', '385000', ''];
const NAMES = HEAD.split(',');
const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const entry = (more: Readonly<Record<string, string>>): string =>
  NAMES.map((name, place) => quoted(more[name] ?? GOOD[place] ?? '')).join(',');
const file = (...rows: readonly string[]): string => `${[HEAD, ...rows].join('\n')}\n`;

const ODD: readonly Readonly<Record<string, string>>[] = [
  ...[
    '',
    ' ',
    'beef',
    '０２０１３００１０',
    '0201300101',
    '20130010',
    '0201.30',
    '0201',
    '02',
    '0201.30‑010',
    '0201\u300030',
  ],
  ...['8458.11.0010', '9999.99'],
].map((code) => ({ code }));
const DATES = [
  '',
  '20260515',
  '2026/5/1',
  '2026.05.15',
  '2026年5月15日',
  '4/25/2025',
  '25/4/2025',
  '05/06/2026',
  '05/05/2026',
  '2026-02-30',
  '2026-13-01',
  '46157',
  '46157.5',
  '2026-05-15T09:30',
  '2026-05-15T00:00:00Z',
  '2026-05-15T09:30+09:00',
  '2026-05-15 9:30 PM',
  '2016-12-31',
  '2043-01-01',
  '26-05-15',
  '2026-5-15',
  ' 2026-05-15 ',
  'May 15',
  '2019-07-01',
  '31.12.2025',
  '2026-05-15Z',
].map((date) => ({ date }));
const VALUES = [
  '',
  '0',
  '1,000,000',
  '1000000.00',
  '1000000.50',
  '1.000.000',
  '1,00,000',
  '-5',
  '1e6',
  '123456789012345',
  '1234567890123456',
  ' 12 ',
  '12.',
  '.5',
  '0.00',
  '１２',
  'n/a',
  '999999999999999.00',
].map((value) => ({ value }));
const OTHERS = [
  { importer: '' },
  { importer: 'Atlantis' },
  { importer: 'DE' },
  { importer: 'Japan' },
  { importer: '日本' },
  { importer: ' ' },
  { origin: '' },
  { origin: 'ZZ' },
  { origin: 'JP' },
  { origin: 'United States' },
  { importer: 'US', origin: 'PR', code: '8458.11.00' },
  { claim: '' },
  { claim: 'none' },
  { claim: 'nothing' },
  { claim: 'USJTA' },
  { claim: ' ' },
  { claim: 'jaeu' },
  { claim: 'cptpp' },
  { paid: '' },
  { paid: '1,000' },
  { paid: 'much' },
  { paid: '12.345' },
  { paid: '12.340' },
  { kg: '' },
  { kg: '0' },
  { kg: 'some' },
  { kg: '1.2345678' },
  { kg: '1.2345670' },
  { kg: '1234567890123' },
  { L: '5' },
  { id: '=1+1' },
  { id: '@x' },
  { id: '-5' },
  { id: '"quoted", and comma' },
  { id: 'two\nlines' },
  {
    importer: 'US',
    origin: 'JP',
    code: '8458.11.00',
    value: '100000.55',
    claim: 'usjta',
    paid: '4400',
    date: '2025-06-01',
  },
  {
    importer: 'US',
    origin: 'JP',
    code: '8703.23.01',
    value: '30000',
    claim: '',
    paid: '',
    date: '2025-10-01',
  },
  { importer: 'US', origin: 'JP', code: '7208.10', value: '30000', claim: 'JP', date: '2024-10-01' },
  { code: '2204.21-020', L: '750', kg: '', claim: 'usjta' },
  { code: '0203.19-023', kg: '2000', claim: '', value: '900000' },
];

describe('rows in memory come to what a file comes to', () => {
  it('for codes, dates, numbers, countries, claims and quantities of every form', async () => {
    const refused = await expectEqual(file(...[...ODD, ...DATES, ...VALUES, ...OTHERS].map(entry)));
    expect(refused.length).toBeGreaterThan(30);
    expect(refused.length).toBeLessThan(ODD.length + DATES.length + VALUES.length + OTHERS.length);
  });

  it('with a decimal comma, semicolons and columns that are named', async () => {
    const rows = [
      '0201.30-010;2026-05-15;1.000.000,00;10,5',
      '0201.30-010;2026-05-15;1000,50;1',
      '0201.30-010;2026-05-15;2000;x',
    ];
    await expectEqual(`HS;Day;Amount;Net\n${rows.join('\n')}\n`, {
      to: 'JP',
      from: 'US',
      decimal: 'comma',
      columns: ['date=Day', 'value=Amount', 'kg=Net'],
    });
  });

  it.each([
    ['lines ended by a carriage return and a newline', file(entry({})).replaceAll('\n', '\r\n')],
    ['lines ended by a carriage return', file(entry({}), entry({ id: 'y' })).replaceAll('\n', '\r')],
    ['a quotation that is not closed', file('"x,0201', entry({}))],
    ['too few columns and too many', file('a,b', entry({}), `${entry({})},more`, entry({ id: 'z' }))],
    ['empty lines', `\n\n${file(entry({}), '', entry({ id: 'y' }))}\n\n`],
    ['spaces around a quotation', file(entry({}).replace('x,', ' "x, y" ,'))],
    ['a mark before the text', `\ufeff${file(entry({}))}`],
    ['no line end at the end', file(entry({})).trimEnd()],
  ])('with %s', async (_what, content) => {
    await expectEqual(content);
  });

  it('in Shift_JIS', async () => {
    const bytes = Uint8Array.from([
      ...[0x95, 0x69, 0x96, 0xda, 0x94, 0xd4, 0x8d, 0x86],
      ...new TextEncoder().encode(',origin,date,value,importer\n0201.30-010,US,2026-05-15,1000000,JP\n'),
    ]);
    await expectEqual(bytes);
  });
});

describe('rows in memory that cannot be assessed', () => {
  const refusal = (text: string, more: More = {}) =>
    assessRows({ ...more, name: 'my.csv', bytes: new TextEncoder().encode(text) }, factsRecord());
  it.each([
    ['no column', 'code,date\n1,2\n', {}, /no column for origin, value, importer/],
    ['nothing', '', {}, /my\.csv has no rows/],
    ['a workbook', 'PK\u0003\u0004', {}, /my\.csv is a workbook/],
    ['Parquet', 'PAR1', {}, /read by the command line only/],
    ['a country to itself', HEAD, { to: 'JP', from: 'JP' }, /returned goods/],
    ['a question that is none', HEAD, { declared: ['moon'] }, /is not a question/],
  ])('%s', async (_what, text, more, message) => {
    await expect(refusal(text, more)).rejects.toThrow(message);
  });

  it('stops where the progress says so', async () => {
    const bytes = new TextEncoder().encode(file(entry({})));
    const stop = () => {
      throw new Error('stopped');
    };
    await expect(assessRows({ name: 'x', bytes }, factsRecord(), stop)).rejects.toThrow('stopped');
  });

  it('lists the largest preference unused first', async () => {
    const bytes = new TextEncoder().encode(
      file(entry({ id: 'a', claim: '', value: '500000' }), entry({ id: 'b', claim: '', value: '900000' })),
    );
    const { largestUnused } = await assessRows({ name: 'x', bytes }, factsRecord());
    expect(largestUnused.map(({ id, best }) => [id, best])).toEqual([
      ['b', 'usjta'],
      ['a', 'usjta'],
    ]);
  });
});
