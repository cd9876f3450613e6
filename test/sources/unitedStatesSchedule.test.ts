import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { compare, exact, multiply, Problem } from '../../src/base/index.js';
import {
  type Cell,
  printCell,
  printConditions,
  type Rate,
  readCell,
  refusedBranches,
} from '../../src/notation/index.js';
import {
  normaliseUnitedStates,
  printUnitedStatesCell,
  readSpecialCell,
  readUnitedStatesCell,
  unifyUnitedStatesWording,
} from '../../src/notation/unitedStates.js';
import type { ScheduleLine } from '../../src/record/index.js';
import {
  entryConditionsOf,
  otherSeasons,
  seasonsOf,
  valueBandOf,
} from '../../src/sources/unitedStates/lineConditions.js';
import {
  readUnitedStatesSchedule,
  readUnitedStatesScheduleFile,
} from '../../src/sources/unitedStatesSchedule.js';

const FOLDER = fileURLToPath(new URL('../../../shared/data/tariff/', import.meta.url));
const path = (year: number): string => `${FOLDER}us-hts-${year}-basic/hts_${year}_basic_edition.csv.gz`;
const PRESENT = existsSync(path(2025));
if (!PRESENT) console.warn('skipped: ../shared/data/tariff is missing, the U.S. schedules are not compared');

const HEADER =
  'HTS Number,Indent,Description,Unit of Quantity,General Rate of Duty,Special Rate of Duty,Column 2 Rate of Duty,Quota Quantity,Additional Duties';

/** A schedule of the rows given as [number, indent, description, units, general, special, column 2]. */
function schedule(...rows: readonly (readonly string[])[]): Uint8Array {
  const lines = rows.map((row) =>
    [...row, ...Array<string>(9 - row.length).fill('')]
      .map((cell) => `"${cell.replaceAll('"', '""')}"`)
      .join(','),
  );
  return Buffer.from(`\ufeff${[HEADER, ...lines].join('\n')}\n`);
}

const read = (...rows: readonly (readonly string[])[]): ScheduleLine[] =>
  readUnitedStatesSchedule('schedule.csv', schedule(...rows));

const brief = (line: ScheduleLine) => ({
  code: line.code,
  seq: line.seq,
  units: line.units.join(' '),
  suffixes: line.suffixes,
  when: printConditions(line.when),
  cells: [...line.cells].map(([column, cell]) => `${column} ${printCell(cell)}`).join('; '),
});

describe('rows and lines', () => {
  it('takes a rate from the eight-digit row or from the ten-digit row', () => {
    expect(
      read(
        ['0101', '0', 'Live horses:'],
        ['0101.29.00', '1', 'Other', '', 'Free', '', '20%'],
        ['0101.29.00.10', '2', 'For slaughter', '["No."]'],
        ['0101.29.00.90', '2', 'Other', '["No.","kg"]'],
        ['0101.30.00.00', '1', 'Asses', '["No."]', '6.8%', 'Free (AU)', '15%'],
      ).map(brief),
    ).toEqual([
      {
        code: '01012900',
        seq: 1,
        units: 'number',
        suffixes: '10 90',
        when: '',
        cells: 'general free; column2 20%',
      },
      {
        code: '01013000',
        seq: 1,
        units: 'number',
        suffixes: '00',
        when: '',
        cells: 'general 6.8%; special programme AU: free; column2 15%',
      },
    ]);
  });

  it('gives the season, its remainder, and one line for each of two seasons', () => {
    const lines = read(
      ['0702.00', '0', 'Tomatoes:'],
      [
        '0702.00.20.00',
        '1',
        'If entered during the period from March 1 to July 14, inclusive, or the period from September 1 to November 14, inclusive, in any year',
        '["kg"]',
        '3.9¢/kg',
      ],
      ['', '1', 'If entered at any other time:'],
      ['0702.00.40.00', '2', 'Cherry', '["kg"]', '2.8¢/kg'],
    );
    expect(lines.map(({ code, seq, when }) => `${code} ${seq} ${printConditions(when)}`)).toEqual([
      '07020020 1 season 03-01..07-14',
      '07020020 2 season 09-01..11-14',
      '07020040 1 season 07-15..08-31',
      '07020040 2 season 11-15..02-29',
    ]);
  });

  it('takes no season for "other" beside goods told apart by more than the season', () => {
    const lines = read(
      ['', '0', 'Beans:'],
      [
        '0713.31.20.00',
        '1',
        'If entered for consumption during the period from May 1 to August 31, inclusive, in any year',
        '',
        'Free',
      ],
      ['0713.31.40.00', '1', 'Other', '', '0.3¢/kg'],
    );
    expect(lines.map(({ when }) => printConditions(when))).toEqual(['season 05-01..08-31', '']);
  });

  it('collects bands of unit value from the rows above', () => {
    const [line] = read(
      ['', '0', 'Valued over $3/pair:'],
      ['', '1', 'Of leather:'],
      ['6402.91.80.00', '2', 'Valued over $6.50 but not over $12/pair:', '["prs."]', '90¢/pr. + 20%'],
    );
    expect(printConditions((line as ScheduleLine).when)).toBe(
      'value above 3 USD/pair and value above 6.5 USD/pair to not above 12 USD/pair',
    );
  });

  it('says which goods are entered within a quota or under general note 15, never of the others', () => {
    const lines = read(
      ['', '0', 'Sour cream:'],
      ['', '1', 'Valued over $3/kg:'],
      [
        '0403.90.02.00',
        '2',
        'Described in general note 15 of the tariff schedule and entered pursuant to its provisions.',
        '["kg"]',
        '3.2¢/kg',
      ],
      ['', '2', 'Described in additional U.S.note 10 to this chapterand entered pursuant to its provisions:'],
      ['0403.90.04.00', '3', 'In powder', '["kg"]', '3.3¢/kg'],
      ['0403.90.16.00', '2', 'Other', '["kg"]', '77.2¢/kg'],
      ['', '0', 'Dairy products described in additional U.S. note 1 to chapter 4:'],
      [
        '1901.90.61.00',
        '1',
        'Described in additional U.S. note 10 to chapter 4 and entered pursuant to its provisions',
        '["kg"]',
        '16%',
      ],
      ['1901.90.62.00', '1', 'Other', '["kg"]', '$1.035/kg'],
      [
        '9822.05.01',
        '0',
        'Goods described in U.S. note 20 to this subchapter and entered pursuant to its provisions',
        '',
        'Free',
      ],
    );
    expect(lines.map(({ code, when }) => `${code} ${printConditions(when)}`)).toEqual([
      '04039002 value above 3 USD/kg and use "entered under general note 15"',
      '04039004 value above 3 USD/kg and in quota',
      '04039016 value above 3 USD/kg',
      '19019061 in quota',
      '19019062 ',
      '98220501 ',
    ]);
  });

  it('leaves out rows of chapter 99 without any rate', () => {
    expect(read(['9903.17.01', '2', 'Eligible under the first quota period'])).toEqual([]);
  });
});

describe('conditions in descriptions', () => {
  it.each([
    ['Valued not over $2.50/pair', 'value not above 2.5 USD/pair'],
    ['Each valued 15¢ or over but less than 23¢', 'value not below 0.15 USD/number to below 0.23 USD/number'],
    ['Valued under 88 cents per kg', 'value below 0.88 USD/kg'],
    ['Valued not over 20¢ per dozen pieces or parts', 'value not above 0.2 USD/dozen'],
    ['Valued 52.2¢/kg or more', 'value not below 0.522 USD/kg'],
    ['Valued 38.8¢/kg or more but less than 58.2¢kg', 'value not below 0.388 USD/kg to below 0.582 USD/kg'],
    ['Other, valued under $3,025 each', 'value below 3025 USD/number'],
  ])('%s', (text, band) => {
    expect(printConditions([valueBandOf(text)].flatMap((it) => it ?? []))).toBe(band);
  });

  it.each([
    'Valued over $500:',
    'With movement valued not over $15 each',
    'Valued not over $100 each, excluding the value of the case',
    'Valued about $5 each',
    'Valued under 25¢ each, not over 25.9 cm in overall length',
  ])('%s is no plain band', (text) => {
    expect(valueBandOf(text)).toBeUndefined();
  });

  it('reads seasons over the new year, and what is left of the year', () => {
    const seasons = seasonsOf(
      'If entered during the period from November 15, in any year, to the last day of the following February, inclusive',
    );
    expect(printConditions(seasons)).toBe('season 11-15..02-29');
    expect(printConditions(otherSeasons(seasons))).toBe('season 03-01..11-14');
  });
});

describe('malformed input', () => {
  const failure = (bytes: Uint8Array): Problem => {
    try {
      readUnitedStatesSchedule('schedule.csv', bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
      expect((error as Problem).kind).toBe('invalidInput');
      return error as Problem;
    }
    throw new Error('was read');
  };
  const good = ['0101.30.00.00', '1', 'Asses', '["No."]', '6.8%'];
  const but = (at: number, value: string) => good.map((cell, i) => (i === at ? value : cell));

  it.each([
    ['a number', but(0, '0101.3'), 'row 3, column HTS Number: "0101.3" is not a number like 8415.90.80'],
    ['the depth', but(1, 'deep'), 'row 3, column Indent: "deep" is not a depth'],
    ['the units', but(3, 'No.'), 'row 3, column Unit of Quantity: "No." is not a list of units'],
    [
      'a unit',
      but(3, '["stone"]'),
      'row 3, column Unit of Quantity: "stone" is not a unit this reader knows',
    ],
    [
      'a rate on a heading',
      but(0, '0101'),
      'row 3, column HTS Number: a rate stands on a row that is no tariff line',
    ],
    ['the length of a cell', but(2, 'x'.repeat(20_000)), 'row 3, column Description: a cell of more than'],
  ])('names the row and column of %s', (_what, row, message) => {
    expect(failure(schedule(['', '0', 'Horses:'], row)).message).toContain(`schedule.csv, ${message}`);
  });

  it('does not lose a rate that differs between rows of one line', () => {
    const rows = schedule(
      ['0101.29.00', '1', 'Other', '', 'Free'],
      ['0101.29.00.10', '2', 'Males', '', '5%'],
    );
    expect(failure(rows).message).toBe(
      'schedule.csv, row 3, column General Rate of Duty: "5%" is not the rate of the rows of 01012900 above',
    );
  });

  it.each([
    ['an empty file', Buffer.from(''), 'is empty'],
    ['other columns', Buffer.from('a,b\n1,2\n'), 'row 1: there is no column HTS Number'],
    ['no CSV', Buffer.from(`${HEADER}\n"open`), 'is not a CSV'],
    ['half a gzip', gzipSync(schedule(good)).subarray(0, 60), 'cannot be unpacked'],
    ['a bomb', gzipSync(Buffer.alloc(120_000_000)), 'is larger than 100000000 bytes'],
  ])('refuses %s', (_what, bytes, message) => {
    expect(failure(bytes).message).toContain(message);
  });

  it('reads a gzipped file like a plain one', () => {
    expect(readUnitedStatesSchedule('schedule.csv', gzipSync(schedule(good)))).toEqual(read(good));
  });
});

const officialRows = (year: number): string[][] =>
  (parse(gunzipSync(readFileSync(path(year))), { bom: true }) as string[][]).slice(1);

const columnTexts = (year: number): [string, (text: string) => Cell][] => {
  const texts = new Map<string, (text: string) => Cell>();
  for (const row of officialRows(year)) {
    for (const [at, reader] of [
      [4, readUnitedStatesCell],
      [5, readSpecialCell],
      [6, readUnitedStatesCell],
    ] as const) {
      if ((row[at] as string).trim() !== '') texts.set(`${at} ${row[at]}`, reader);
    }
  }
  return [...texts].map(([key, reader]) => [key.slice(2), reader]);
};

const plainPercent = (rate: Rate | undefined) =>
  rate?.kind === 'adValorem' && rate.of === undefined ? rate.percent : undefined;

describe.skipIf(!PRESENT).each([
  { year: 2024, general: 13591, special: 9862, column2: 13249, lines: 14640 },
  { year: 2025, general: 13611, special: 9861, column2: 13251, lines: 14659 },
])('the Basic Edition of $year', ({ year, ...counts }) => {
  const lines = PRESENT ? readUnitedStatesScheduleFile(path(year)) : [];
  const first = lines.filter(({ seq }) => seq === 1);

  it('has every row with a rate', () => {
    const rows = officialRows(year);
    for (const [at, column] of [
      [4, 'general'],
      [5, 'special'],
    ] as const) {
      const official = rows.filter((row) => (row[at] as string).trim() !== '').length;
      expect(official).toBe(counts[column]);
      expect(first.filter(({ cells }) => cells.has(column)).length).toBe(official);
    }
    const official = rows.filter((row) => !['', ':'].includes((row[6] as string).trim()));
    const codes = new Set(official.map((row) => (row[0] as string).replaceAll('.', '').slice(0, 8)));
    expect(first.filter(({ cells }) => cells.has('column2')).length).toBe(codes.size);
  });

  it('refuses no cell', () => {
    expect(lines.flatMap(({ cells }) => [...cells.values()].flatMap(refusedBranches))).toEqual([]);
  });

  it('reads every distinct cell so that nothing is lost', () => {
    const texts = columnTexts(year);
    expect(texts.length).toBeGreaterThan(2000);
    for (const [text, reader] of texts) {
      const cell = reader(text);
      expect(readCell(printCell(cell))).toEqual(cell);
      const normalised = normaliseUnitedStates(text);
      expect(printUnitedStatesCell(cell)).toBe(unifyUnitedStatesWording(normalised));
      expect(normaliseUnitedStates(normalised)).toBe(normalised);
    }
  });

  it('names no programme twice in a cell', () => {
    for (const { cells } of lines) {
      const symbols = (cells.get('special')?.branches ?? []).flatMap(({ when }) =>
        when.flatMap((condition) => (condition.kind === 'programme' ? condition.symbols : [])),
      );
      expect(new Set(symbols).size).toBe(symbols.length);
    }
  });

  it('carries the agreement with Japan on 259 lines, with the cuts the statute allows', () => {
    const outcome: Record<string, string[]> = {};
    for (const { code, cells } of first) {
      const branch = cells
        .get('special')
        ?.branches.find(({ when }) =>
          when.some((it) => it.kind === 'programme' && it.symbols.includes('JP')),
        );
      if (!branch) continue;
      const base = plainPercent(cells.get('general')?.branches[0]?.rate);
      const cut = plainPercent(branch.rate);
      const above = base && compare(base, exact('5')) > 0 ? 'above 5 %' : 'at most 5 %';
      const kind =
        base === undefined
          ? 'no base of its own'
          : branch.rate.kind === 'free'
            ? `free, ${above}`
            : cut === undefined
              ? 'reference'
              : compare(multiply(cut, exact('2')), base) === 0
                ? `half, ${above}`
                : `other, ${above}`;
      outcome[kind] = [...(outcome[kind] ?? []), code];
    }
    const tenStages = ['17041000', '17049010'];
    expect(Object.values(outcome).flat()).toHaveLength(259);
    expect(outcome['free, at most 5 %']).toHaveLength(182);
    expect(outcome['half, above 5 %']).toHaveLength(72);
    expect(outcome[year === 2024 ? 'half, at most 5 %' : 'other, at most 5 %']).toEqual(tenStages);
    expect(outcome.reference).toEqual(['84159080']);
    expect(outcome['no base of its own']).toEqual(['99210101', '99210102']);
    expect(Object.keys(outcome)).toHaveLength(5);
  });

  it('reads the lines the agreement with Japan is known by', () => {
    const cellsOf = (code: string) => {
      const line = first.find((it) => it.code === code) as ScheduleLine;
      return [...line.cells].map(([column, cell]) => `${column} ${printCell(cell)}`);
    };
    expect(cellsOf('99210101')).toEqual(['special programme JP: 1.4%']);
    expect(cellsOf('99210102')).toEqual(['special programme JP: free']);
    expect(cellsOf('84159080')[1]).toContain('programme JP: see 9921.01.01 or 9921.01.02');
    expect(cellsOf('17041000')[1]).toContain(`programme JP: ${year === 2024 ? '2%' : '1.6%'}`);
  });

  it('gives grapes their seasons', () => {
    const seasons = lines
      .filter(({ code }) => code.startsWith('080610'))
      .map((line) => `${line.code} ${printConditions(line.when)}`);
    expect(seasons).toEqual([
      '08061020 season 02-15..03-31',
      '08061040 season 04-01..06-30',
      '08061060 season 07-01..02-14',
    ]);
  });

  it('tells the lines of the quotas and of general note 15', () => {
    const count = (when: string) => lines.filter((line) => printConditions(line.when).endsWith(when)).length;
    expect(count('in quota')).toBe(202);
    expect(count('use "entered under general note 15"')).toBe(126);
    const beef = lines
      .filter(({ code }) => code.startsWith('020110'))
      .map((line) => `${line.code} ${printConditions(line.when)}`);
    expect(beef).toEqual(['02011005 use "entered under general note 15"', '02011010 in quota', '02011050 ']);
    const rows = officialRows(year).filter(
      ([number, , description]) =>
        !/^9[89]/.test(number as string) && /pursuant to its provisions/.test(description as string),
    );
    const unread = rows.filter(([, , description]) => entryConditionsOf(description as string).length === 0);
    expect(unread).toEqual([]);
    expect(rows.length).toBeGreaterThan(290);
  });

  it('counts its lines', () => {
    expect(first.length).toBe(counts.lines);
    expect(lines.filter(({ when }) => when.some(({ kind }) => kind === 'season')).length).toBe(72);
    expect(lines.filter(({ when }) => when.some(({ kind }) => kind === 'valueBand')).length).toBeGreaterThan(
      400,
    );
  });
});
