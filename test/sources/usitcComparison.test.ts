import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { date, Problem } from '../../src/base/index.js';
import { printCell, refusedBranches } from '../../src/notation/index.js';
import { compareWithUsitc, type UsitcComparison, unitsNotNamed } from '../../src/sources/compareUsitc.js';
import {
  databaseEdition,
  readUnitedStatesDatabase,
  readUnitedStatesDatabaseFile,
  supplement,
} from '../../src/sources/unitedStatesDatabase.js';
import { readUnitedStatesScheduleFile } from '../../src/sources/unitedStatesSchedule.js';

const FOLDER = fileURLToPath(new URL('../../../shared/data/tariff/', import.meta.url));
const SCHEDULES = [2024, 2025].map(
  (year) => `${FOLDER}us-hts-${year}-basic/hts_${year}_basic_edition.csv.gz`,
);
const DATABASES = {
  2017: `${FOLDER}us-usitc-tariff-database-2017/tariff_database_2017.txt.gz`,
  2025: `${FOLDER}us-usitc-tariff-database-2025/tariff_database_2025_06062025.csv.gz`,
};
const PRESENT = [...SCHEDULES, ...Object.values(DATABASES)].every((path) => existsSync(path));
if (!PRESENT) console.warn('skipped: ../shared/data/tariff is missing, nothing is compared with USITC');

/** Codes on which the two do not agree, and why. */
type Explained = readonly { readonly reason: string; readonly codes: string }[];

const OTHER_VALUE =
  'USITC gives the percentage as ad valorem; the text charges it on another value than the customs value';
const REDUCED = 'USITC has taken the points off the rate of the subheading; the text says only how many';
const NOTE = 'USITC gives the rate of the note; the text refers to it';
const SAFEGUARD =
  'the safeguard on solar cells steps down each year by a note; the schedule prints the first rate';
const DATABASE_SLIP = 'the split does not follow the text beside it in the same database';
const NO_LIST = 'the schedule prints no list of programmes: the heading itself names the country';
const NOT_FLAGGED = 'the symbol is in USITC’s own text too, the flag beside it is missing';
const FLAGGED = 'flagged, though USITC’s own text does not list the symbol';
const TWO_DECIMALS = 'USITC cut the amount after two decimals; its own text has all of them';
const ADDITIONAL = 'USITC splits "no additional duty" as free; the good still pays the rate of its own line';

const EXPLAINED_2025: Readonly<Record<string, Explained>> = {
  general: [
    { reason: SAFEGUARD, codes: '99034522 99034525' },
    { reason: OTHER_VALUE, codes: '32131000 98160020 98160040 98180007' },
    { reason: NOTE, codes: '58109210 58109290 58109910 58109990' },
    {
      reason: REDUCED,
      codes: '98220530 98220535 98220540 98220545 98220550 98220555 98220560 98220565 98220570',
    },
  ],
  column2: [
    { reason: SAFEGUARD, codes: '99034522 99034525' },
    { reason: OTHER_VALUE, codes: '32131000 98160020 98160040 98180001 98180003 98180005 98180007' },
    { reason: DATABASE_SLIP, codes: '22029928 76161090' },
  ],
  JP: [
    {
      reason:
        'flagged in the database, but neither Basic Edition lists JP on them: unconfirmed, the schedule governs',
      codes: '24041210 24041910 24049200 24049900',
    },
  ],
  AU: [
    { reason: 'USITC split 17.1 % as 17 %; its own text says 17.1 %', codes: '98220402' },
    { reason: NO_LIST, codes: '98220105 98220110' },
  ],
  BH: [],
  CL: [{ reason: NO_LIST, codes: '98220105 98220110' }],
  CO: [
    { reason: DATABASE_SLIP, codes: '04022150 18069028 99180478 99180479 99180480' },
    { reason: NOT_FLAGGED, codes: '62046370' },
  ],
  JO: [
    {
      reason: TWO_DECIMALS,
      codes:
        '22041000 22042120 22042130 22042150 22042160 22042180 22042220 22042240 22042260 22042280 22042961 22042981 22043000 22051030 22051060 22059020 22059040 22059060 22060030 22060045 22060060 22060090 22084020 22084060 22089080',
    },
    { reason: ADDITIONAL, codes: '99038501 99038505 99038506' },
  ],
  KR: [{ reason: DATABASE_SLIP, codes: '04022150' }],
  MA: [],
  OM: [{ reason: NOT_FLAGGED, codes: '62113907' }],
  P: [
    { reason: FLAGGED, codes: '98160040' },
    {
      reason: NO_LIST,
      codes: '98220530 98220535 98220540 98220545 98220550 98220555 98220560 98220565 98220570 98220605',
    },
  ],
  'P+': [],
  PA: [
    { reason: DATABASE_SLIP, codes: '04022150 04041015' },
    { reason: FLAGGED, codes: '62113980' },
  ],
  PE: [{ reason: FLAGGED, codes: '04039095 04063063' }],
  S: [
    {
      reason: NOT_FLAGGED,
      codes:
        '98010070 98010080 98020040 98020050 98020080 98040060 98120020 98120040 98130005 98130010 98130015 98130020 98130025 98130030 98130035 98130040 98130045 98130050 98130055 98130060 98130070 98130075 98140050 98160020 98160040 98176101 98180005 98180007',
    },
  ],
  SG: [{ reason: NO_LIST, codes: '98220105 98220110' }],
};

const EXPLAINED_2017: Readonly<Record<string, Explained>> = {
  general: [
    { reason: DATABASE_SLIP, codes: '22042260' },
    { reason: OTHER_VALUE, codes: '32131000 98160020 98160040 98180007' },
    { reason: NOTE, codes: '58109210 58109290 58109910 58109990' },
    {
      reason: REDUCED,
      codes: '98220530 98220535 98220540 98220545 98220550 98220555 98220560 98220565 98220570',
    },
    { reason: ADDITIONAL, codes: '99040208 99040217 99040235 99040458 99040466 99040474 99040482' },
  ],
  column2: [
    { reason: DATABASE_SLIP, codes: '76161090' },
    { reason: OTHER_VALUE, codes: '32131000 98160020 98160040 98180001 98180003 98180005 98180007' },
    { reason: ADDITIONAL, codes: '99040208 99040217 99040458 99040466 99040474 99040482' },
  ],
};

const explainedCodes = (explained: Explained): string[] =>
  explained.flatMap(({ codes }) => codes.split(' ')).sort();

const differingCodes = ({ differences }: UsitcComparison): string[] =>
  [...new Set(differences.map(({ code }) => code))].sort();

const TITLE = PRESENT ? '' : ' (not compared: ../shared/data is not here)';

describe.skipIf(!PRESENT)(`the reading of the texts and USITC’s split of the rates${TITLE}`, () => {
  const schedules = PRESENT ? SCHEDULES.map(readUnitedStatesScheduleFile) : [[], []];
  const [before, schedule] = schedules as [(typeof schedules)[0], (typeof schedules)[0]];
  const database = PRESENT ? readUnitedStatesDatabaseFile(DATABASES[2025]) : [];
  const oldDay = date('2017-01-01');
  const old = PRESENT
    ? readUnitedStatesDatabaseFile(DATABASES[2017]).filter(({ from, to }) => from <= oldDay && oldDay <= to)
    : [];
  const oldEdition = databaseEdition(old, oldDay);
  const summary: string[] = [];

  function expectExplained(name: string, comparison: UsitcComparison, explained: Explained): void {
    const differing = differingCodes(comparison);
    const known = explainedCodes(explained);
    const unexplained = differing.filter((code) => !known.includes(code));
    summary.push(
      `${name} ${comparison.column}: ${comparison.compared} compared, ${comparison.leftToText} left to the text, ${known.length} explained, ${unexplained.length} unexplained`,
    );
    expect(comparison.differences.filter(({ code }) => unexplained.includes(code))).toEqual([]);
    expect(differing).toEqual(known);
  }

  afterAll(() => {
    for (const line of summary) console.log(line);
  });

  it.each([
    ['general', 11_580],
    ['column2', 11_387],
    ['JP', 262],
  ] as const)('agree on every comparable line of 2025, %s', (column, compared) => {
    const comparison = compareWithUsitc(schedule, database, column);
    expect(comparison.compared).toBe(compared);
    expectExplained('2025', comparison, EXPLAINED_2025[column] as Explained);
  });

  it.each(Object.keys(EXPLAINED_2025).slice(3))(
    'agree on every comparable line of 2025, programme %s',
    (symbol) => {
      const comparison = compareWithUsitc(schedule, database, symbol);
      expect(comparison.compared).toBeGreaterThan(symbol === 'P+' ? 0 : 6000);
      expectExplained('2025', comparison, EXPLAINED_2025[symbol] as Explained);
    },
  );

  it.each([
    ['general', 11_551],
    ['column2', 10_981],
  ] as const)('agree on every comparable line of 2017, %s, within its two decimals', (column, compared) => {
    const comparison = compareWithUsitc(oldEdition, old, column, 'cut');
    expect(comparison.compared).toBe(compared);
    expectExplained('2017', comparison, EXPLAINED_2017[column] as Explained);
  });

  it('leave only 8415.90.80 of the lines for Japan to the text', () => {
    const comparison = compareWithUsitc(schedule, database, 'JP');
    expect(comparison.leftToText).toBe(1);
    const left = database.filter(({ programmes }) => programmes.get('JP')?.typeCode === '9');
    expect(left.map(({ code }) => code)).toEqual(['84159080']);
  });

  it('can fail: one digit off is a difference', () => {
    const wrong = schedule.map((line) =>
      line.code === '01013000'
        ? { ...line, cells: new Map([...line.cells, ['general', line.cells.get('column2') as never]]) }
        : line,
    );
    const codes = differingCodes(compareWithUsitc(wrong, database, 'general'));
    expect(codes).toContain('01013000');
  });

  it('count specific duties in the units USITC names, but for metal content and jewels', () => {
    expect(unitsNotNamed(schedule, database)).toEqual(
      '26030000 26070000 26161000 26169000 26201960 91051930 91052930'.split(' '),
    );
  });

  it('know the same eight-digit codes, but for 4420.19.00', () => {
    const inSchedule = new Set(schedule.map(({ code }) => code));
    const inDatabase = new Set(database.map(({ code }) => code));
    const goods = (code: string) => code < '98';
    expect([...inDatabase].filter((code) => goods(code) && !inSchedule.has(code))).toEqual(['44201900']);
    expect([...inSchedule].filter((code) => goods(code) && !inDatabase.has(code))).toEqual([]);
  });

  it('supplement 4420.19.00, which the Basic Edition of 2025 lacks', () => {
    const added = supplement(schedule, before, database);
    expect(added.map(({ code, suffixes }) => [code, suffixes])).toEqual([['44201900', '']]);
    expect([...(added[0]?.cells ?? [])].map(([column, cell]) => `${column} ${printCell(cell)}`)).toEqual([
      'general 3.2%',
      'special programme A*, AU, BH, CL, CO, D, E, IL, JO, KR, MA, OM, P, PA, PE, S, SG: free',
      'column2 33 1/3%',
    ]);
    expect(supplement([...schedule, ...added], before, database)).toEqual([]);
  });

  it('make an edition of 2017 without a refused cell', () => {
    expect(oldEdition.length).toBe(12_620);
    expect(new Set(oldEdition.map(({ code }) => code)).size).toBe(12_620);
    expect(oldEdition.flatMap(({ cells }) => [...cells.values()].flatMap(refusedBranches))).toEqual([]);
    const general = (code: string) =>
      printCell(
        oldEdition.find((line) => line.code === code)?.cells.get('general') ?? { branches: [], stars: 0 },
      );
    expect(general('01029000')).toBe('0.01 USD/kg');
    expect(general('84564090')).toBe('2.2%');
    expect(general('17041000')).toBe('4%');
  });
});

describe('the annual database', () => {
  const HEADER = [
    'hts8,quantity_1_code,quantity_2_code,mfn_text_rate,mfn_rate_type_code,mfn_ad_val_rate,mfn_specific_rate,mfn_other_rate',
    'col1_special_text,col2_text_rate,col2_rate_type_code,col2_ad_val_rate,col2_specific_rate,col2_other_rate',
    'begin_effect_date,end_effective_date,japan_indicator,japan_rate_type_code,japan_ad_val_rate,japan_specific_rate,japan_other_rate',
  ].join(',');
  const good: Readonly<Record<string, string>> = {
    hts8: '01029000',
    quantity_1_code: 'NO',
    quantity_2_code: 'KG',
    mfn_text_rate: '1 cents/kg',
    mfn_rate_type_code: '2',
    mfn_ad_val_rate: '0.00',
    mfn_specific_rate: '1.0e-02',
    mfn_other_rate: '9999.99',
    begin_effect_date: '1/1/89',
    end_effective_date: '12/31/2050 0:00:00',
    japan_indicator: 'JP',
    japan_ad_val_rate: '0.0325',
  };
  const file = (row: Readonly<Record<string, string>>): Uint8Array =>
    Buffer.from(
      `${HEADER}\n${HEADER.split(',')
        .map((name) => `"${row[name] ?? ''}"`)
        .join(',')}\n`,
      'latin1',
    );

  it('reads numbers with exponents, sentinels, blanks and both forms of date', () => {
    const [line] = readUnitedStatesDatabase('database.csv', file(good));
    expect(line).toMatchObject({
      row: 2,
      code: '01029000',
      from: '1989-01-01',
      to: '2050-12-31',
      units: ['number', 'kg'],
    });
    const general = line?.components.get('general');
    expect(general?.specific).toEqual({ n: 10, d: 1000 });
    expect(general?.other).toBeUndefined();
    expect(line?.programmes.get('JP')?.adValorem).toEqual({ n: 325, d: 10000 });
  });

  it('reads cents in latin-1, what a spreadsheet made of a rate, and no quota quantity', () => {
    const text = (rate: string) =>
      readUnitedStatesDatabase('database.csv', file({ ...good, mfn_text_rate: rate }))[0]?.texts.get(
        'general',
      );
    expect(text('5¢/kg')).toBe('5¢/kg');
    expect(text('0.022')).toBe('2.2%');
    expect(text('33.33%')).toBe('33 1/3%');
    expect(text('The quantity specified in such notice')).toBeUndefined();
  });

  it.each([
    ['hts8', '0102', 'is not a number of eight digits'],
    ['mfn_specific_rate', 'x', 'is not a number'],
    ['begin_effect_date', '2017-01-01', 'is not a date like 7/1/2017'],
    ['end_effective_date', '2/30/17', 'is not a date'],
    ['quantity_1_code', 'STONE', 'is not a unit this reader knows'],
  ])('names row and column of a wrong %s', (column, value, message) => {
    const reading = () => readUnitedStatesDatabase('database.csv', file({ ...good, [column]: value }));
    expect(reading).toThrow(Problem);
    expect(reading).toThrow(`database.csv, row 2, column ${column}: "${value}" ${message}`);
  });

  it('refuses a file without its columns', () => {
    expect(() => readUnitedStatesDatabase('database.csv', Buffer.from('hts8\n01029000\n'))).toThrow(
      'database.csv, row 1: there is no column quantity_1_code',
    );
  });
});
