import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  divide,
  type Exact,
  exact,
  officialUnits,
  type PlainDate,
  parseDate,
  parseExact,
} from '../base/index.js';
import { BLANK, type Cell, printCell } from '../notation/index.js';
import {
  completeSentence,
  normaliseUnitedStates,
  readSpecialCell,
  readUnitedStatesCell,
} from '../notation/unitedStates.js';
import type { ScheduleLine } from '../record/index.js';
import { columnReader, invalidCell, readTable } from './unitedStates/table.js';

/** USITC’s own split of a rate; a component is undefined where the database holds a sentinel or nothing. */
export interface Components {
  readonly typeCode: string;
  /** as a fraction: 0.065 is 6.5 % */
  readonly adValorem: Exact | undefined;
  /** US dollars per unit */
  readonly specific: Exact | undefined;
  readonly other: Exact | undefined;
}

/** One row of the annual tariff database: a line for a period of validity. */
export interface DatabaseLine {
  readonly row: number;
  readonly code: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly units: readonly string[];
  /** official rate texts, not blank, by column of the schedule */
  readonly texts: ReadonlyMap<string, string>;
  readonly components: ReadonlyMap<'general' | 'column2', Components>;
  /** by programme symbol, of the programmes the database splits */
  readonly programmes: ReadonlyMap<string, Components>;
}

const PROGRAMMES = [
  'jordan',
  'singapore',
  'chile',
  'morocco',
  'australia',
  'bahrain',
  'dr_cafta',
  'dr_cafta_plus',
  'oman',
  'peru',
  'korea',
  'colombia',
  'columbia',
  'panama',
  'japan',
  'usmca',
];

const TEXTS = [
  ['mfn_text_rate', 'general', readUnitedStatesCell],
  ['col1_special_text', 'special', readSpecialCell],
  ['col2_text_rate', 'column2', readUnitedStatesCell],
] as const;

const NEEDED = [
  'hts8',
  'quantity_1_code',
  'quantity_2_code',
  ...TEXTS.map(([name]) => name),
  ...['mfn', 'col2'].flatMap((prefix) => componentColumns(prefix)),
  'begin_effect_date',
  'end_effective_date',
];

function componentColumns(prefix: string): string[] {
  return ['rate_type_code', 'ad_val_rate', 'specific_rate', 'other_rate'].map((name) => `${prefix}_${name}`);
}

/** 9999.99, its longer forms and 10000, to which a spreadsheet rounds them, stand for "see the text". */
const SENTINEL = /^(?:9999\.99|10000$)/;

function readNumber(text: string): Exact | undefined | null {
  if (text === '' || SENTINEL.test(text)) return undefined;
  const match = /^([\d.]+)(?:e-0*(\d{1,2}))?$/i.exec(text);
  const number = match && parseExact(match[1] as string);
  if (!match || !number) return null;
  return match[2] === undefined ? number : divide(number, exact(`1${'0'.repeat(Number(match[2]))}`));
}

const two = (text: string): string => text.padStart(2, '0');

/** "7/1/2017 0:00:00" or, from a spreadsheet, "7/1/17"; two digits from 80 on are of the last century. */
function readDay(text: string): PlainDate | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})(?: 0:00:00)?$/.exec(text);
  if (!match) return undefined;
  const [, month, day, year] = match as unknown as [string, string, string, string];
  const century = Number(year) >= 80 ? '19' : '20';
  return parseDate(`${year.length === 2 ? century : ''}${year}-${two(month)}-${two(day)}`);
}

/** What a spreadsheet made of a rate, as the schedule prints it: "0.022" is 2.2 %, "33.33%" is 33 1/3 %. */
function restore(text: string): string {
  const fraction = /^0\.(\d{2})(\d*)$/.exec(text);
  if (fraction) return `${Number(fraction[1])}${fraction[2] === '' ? '' : `.${fraction[2]}`}%`;
  return text === '33.33%' ? '33 1/3%' : completeSentence(normaliseUnitedStates(text));
}

/** Words that stand in a rate column and are a quota quantity. */
const isQuantity = (text: string): boolean =>
  /^The quantity specified in such (?:notice|announcement)$/.test(text);

/**
 * Reads USITC’s annual tariff database, gzipped or not, in the form of 2017 or of 2025. Throws Problem('invalidInput')
 * naming file, row and column.
 */
export function readUnitedStatesDatabase(file: string, bytes: Uint8Array): DatabaseLine[] {
  const table = readTable(file, bytes, NEEDED);
  const cell = columnReader(table);
  return table.rows.map((cells, i) => {
    const row = i + 2;
    const at = (column: string): string => cell(cells, column).trim();
    const fail = (column: string, what: string) =>
      invalidCell(file, row, column, `${JSON.stringify(at(column))} is not ${what}`);
    const numberAt = (column: string): Exact | undefined => {
      const number = readNumber(at(column));
      if (number === null) throw fail(column, 'a number');
      return number;
    };
    const dayAt = (column: string): PlainDate => {
      const day = readDay(at(column));
      if (!day) throw fail(column, 'a date like 7/1/2017');
      return day;
    };
    const componentsAt = (prefix: string): Components => ({
      typeCode: at(`${prefix}_rate_type_code`),
      adValorem: numberAt(`${prefix}_ad_val_rate`),
      specific: numberAt(`${prefix}_specific_rate`),
      other: numberAt(`${prefix}_other_rate`),
    });
    if (!/^\d{8}$/.test(at('hts8'))) throw fail('hts8', 'a number of eight digits');
    const units = ['quantity_1_code', 'quantity_2_code'].flatMap((column) => {
      const read = officialUnits('US', at(column));
      if (!read) throw fail(column, 'a unit this reader knows');
      return read.map(({ unit, basis }) => (basis === undefined ? unit : `${unit} [${basis}]`));
    });
    const texts = new Map<string, string>();
    for (const [name, column] of TEXTS) {
      const text = restore(at(name));
      if (text !== '' && !isQuantity(text)) texts.set(column, text);
    }
    const programmes = new Map<string, Components>();
    for (const programme of PROGRAMMES) {
      const symbol = at(`${programme}_indicator`);
      if (symbol !== '') programmes.set(symbol, componentsAt(programme));
    }
    return {
      row,
      code: at('hts8'),
      from: dayAt('begin_effect_date'),
      to: dayAt('end_effective_date'),
      units,
      texts,
      components: new Map([
        ['general', componentsAt('mfn')],
        ['column2', componentsAt('col2')],
      ]),
      programmes,
    };
  });
}

/** Reads the database from a file on disk. */
export const readUnitedStatesDatabaseFile = (path: string): DatabaseLine[] =>
  readUnitedStatesDatabase(basename(path), readFileSync(path));

/** The cells of a row of the database. */
export function databaseCells(line: DatabaseLine): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const [, column, read] of TEXTS) {
    const text = line.texts.get(column);
    const cell = text === undefined ? undefined : read(text);
    if (cell && cell.branches.length > 0) cells.set(column, cell);
  }
  return cells;
}

/** The database as an edition of the schedule: the lines with a rate that are valid on a day. */
export function databaseEdition(database: readonly DatabaseLine[], on: PlainDate): ScheduleLine[] {
  return database
    .filter(({ from, to }) => from <= on && on <= to)
    .map((line) => ({
      code: line.code,
      seq: 1,
      units: line.units,
      suffixes: '',
      when: [],
      cells: databaseCells(line),
    }))
    .filter(({ cells }) => cells.size > 0);
}

const generalOf = ({ cells }: { readonly cells: ReadonlyMap<string, Cell> }): string =>
  printCell(cells.get('general') ?? BLANK);

/**
 * The database names no season, quota or use that a line is for: taken from the line with the same code and the same
 * general rate in the schedule of a later edition.
 */
export function withConditions(
  edition: readonly ScheduleLine[],
  later: readonly ScheduleLine[],
): ScheduleLine[] {
  const known = new Map(later.map((line) => [line.code, line]));
  return edition.map((line) => {
    const same = known.get(line.code);
    return same && generalOf(same) === generalOf(line) ? { ...line, when: same.when } : line;
  });
}

/**
 * The lines of chapters 1 to 97 that an edition lacks by oversight: they are in the edition before and, with the same
 * general rate, in a database made later. Taken from the edition before, without its statistical suffixes.
 */
export function supplement(
  edition: readonly ScheduleLine[],
  before: readonly ScheduleLine[],
  later: readonly DatabaseLine[],
): ScheduleLine[] {
  const codes = new Set(edition.map(({ code }) => code));
  const known = new Map(later.map((line) => [line.code, line]));
  return before.flatMap((line) => {
    const database = known.get(line.code);
    if (codes.has(line.code) || line.code >= '98' || !database) return [];
    return generalOf({ cells: databaseCells(database) }) === generalOf(line)
      ? [{ ...line, suffixes: '' }]
      : [];
  });
}
