import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { Problem } from '../base/index.js';
import {
  type Cell,
  type Condition,
  printCell,
  printConditions,
  readCell,
  readConditions,
} from '../notation/index.js';
import { COLUMNS, type Importer, type LineRow } from './columns.js';

/** One tariff line of one edition of one schedule, read from an official file. */
export interface ScheduleLine {
  /** digits only: nine in Japan, eight in the United States */
  readonly code: string;
  /** 1-based, among lines of the same code that differ by season or use */
  readonly seq: number;
  /** units of quantity as `base/units` names them, a basis in brackets: "kg [drained weight]" */
  readonly units: readonly string[];
  /** statistical suffixes of the United States, separated by spaces */
  readonly suffixes?: string;
  /** conditions of the line itself: season, use, band of unit value */
  readonly when: readonly Condition[];
  /** the cells that are not blank */
  readonly cells: ReadonlyMap<string, Cell>;
}

/** A change from one edition to the next: a field of a line, or the whole line. */
export interface Change {
  readonly code: string;
  readonly seq: number;
  /** a field name, or "line" with value "added" or "removed" */
  readonly field: string;
  readonly value: string;
}

const LINE_FIELDS = ['units', 'suffixes', 'when'];

const fieldNames = (importer: Importer): readonly string[] => [
  ...LINE_FIELDS.filter((field) => importer === 'US' || field !== 'suffixes'),
  ...COLUMNS[importer],
];

/** The canonical texts of a line. */
export function toRow(line: ScheduleLine): LineRow {
  const fields = new Map<string, string>();
  if (line.units.length > 0) fields.set('units', line.units.join(' | '));
  if (line.suffixes) fields.set('suffixes', line.suffixes);
  if (line.when.length > 0) fields.set('when', printConditions(line.when));
  for (const [column, cell] of line.cells) fields.set(column, printCell(cell));
  return { code: line.code, seq: line.seq, fields };
}

const broken = (file: string, row: number, message: string): Problem =>
  new Problem('brokenData', `${file}, row ${row}: ${message}`, [
    'run npm run facts:build to make the facts anew',
  ]);

function checkField(file: string, row: number, field: string, text: string): void {
  if (text === '' || field === 'units' || field === 'suffixes') return;
  const ok = field === 'when' ? readConditions(text) : readCell(text);
  if (!ok)
    throw broken(file, row, `column ${field}: ${JSON.stringify(text)} is not in the canonical notation`);
}

const CODE: Readonly<Record<Importer, RegExp>> = { JP: /^\d{9}$/, US: /^\d{8}$/ };

function checkKey(importer: Importer, file: string, row: number, code: string, seq: string): number {
  if (!CODE[importer].test(code))
    throw broken(file, row, `${JSON.stringify(code)} is not a code of this schedule`);
  if (!/^[1-9]\d?$/.test(seq)) throw broken(file, row, `${JSON.stringify(seq)} is not a sequence number`);
  return Number(seq);
}

function records(file: string, text: string, header: readonly string[]): string[][] {
  let rows: string[][];
  try {
    rows = parse(text) as string[][];
  } catch (error) {
    throw new Problem('brokenData', `${file}: ${(error as Error).message}`, [
      'run npm run facts:build to make the facts anew',
    ]);
  }
  if ((rows[0] ?? []).join(',') !== header.join(',')) {
    throw broken(file, 1, `the header must read ${header.join(',')}`);
  }
  return rows;
}

/** Writes the lines of one chapter as CSV. */
export function printLines(importer: Importer, rows: readonly LineRow[]): string {
  const names = fieldNames(importer);
  return stringify([
    ['code', 'seq', ...names],
    ...rows.map((row) => [row.code, String(row.seq), ...names.map((name) => row.fields.get(name) ?? '')]),
  ]);
}

/** Reads the CSV of one chapter; every cell is checked to be in the canonical notation. */
export function readLines(importer: Importer, file: string, text: string): LineRow[] {
  const names = fieldNames(importer);
  const [, ...rows] = records(file, text, ['code', 'seq', ...names]);
  return rows.map((cells, i) => {
    const seq = checkKey(importer, file, i + 2, cells[0] as string, cells[1] as string);
    const fields = new Map<string, string>();
    for (const [k, name] of names.entries()) {
      const value = cells[k + 2] as string;
      checkField(file, i + 2, name, value);
      if (value !== '') fields.set(name, value);
    }
    return { code: cells[0] as string, seq, fields };
  });
}

const CHANGE_HEADER = ['code', 'seq', 'field', 'value'];

export const printChanges = (changes: readonly Change[]): string =>
  stringify([
    CHANGE_HEADER,
    ...changes.map((change) => [change.code, String(change.seq), change.field, change.value]),
  ]);

/** Reads a file of changes. */
export function readChanges(importer: Importer, file: string, text: string): Change[] {
  const names = new Set(['line', ...fieldNames(importer)]);
  const [, ...rows] = records(file, text, CHANGE_HEADER);
  return rows.map(([code, seq, field, value], i) => {
    const ordinal = checkKey(importer, file, i + 2, code as string, seq as string);
    if (!names.has(field as string)) throw broken(file, i + 2, `${JSON.stringify(field)} is not a field`);
    if (field === 'line') {
      if (value !== 'added' && value !== 'removed') throw broken(file, i + 2, 'a line is added or removed');
    } else checkField(file, i + 2, field as string, value as string);
    return { code: code as string, seq: ordinal, field: field as string, value: value as string };
  });
}

const keyOf = (row: { code: string; seq: number }): string => `${row.code}.${row.seq}`;

/** The changes that turn one edition into the next, in code order. */
export function diffLines(before: readonly LineRow[], after: readonly LineRow[]): Change[] {
  const old = new Map(before.map((row) => [keyOf(row), row]));
  const changes: Change[] = [];
  const put = (row: LineRow, field: string, value: string) =>
    changes.push({ code: row.code, seq: row.seq, field, value });
  for (const row of after) {
    const previous = old.get(keyOf(row));
    old.delete(keyOf(row));
    if (!previous) put(row, 'line', 'added');
    const names = new Set([...(previous?.fields.keys() ?? []), ...row.fields.keys()]);
    for (const name of names) {
      const value = row.fields.get(name) ?? '';
      if ((previous?.fields.get(name) ?? '') !== value) put(row, name, value);
    }
  }
  for (const row of old.values()) put(row, 'line', 'removed');
  return changes.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

/** The next edition, from an edition and its changes. Throws on a change to a line that does not exist. */
export function applyChanges(
  before: readonly LineRow[],
  changes: readonly Change[],
  file: string,
): LineRow[] {
  const rows = new Map(before.map((row) => [keyOf(row), { ...row, fields: new Map(row.fields) }]));
  for (const [i, change] of changes.entries()) {
    const key = keyOf(change);
    if (change.field === 'line') {
      if (change.value === 'removed') rows.delete(key);
      else rows.set(key, { code: change.code, seq: change.seq, fields: new Map() });
      continue;
    }
    const row = rows.get(key);
    if (!row) throw broken(file, i + 2, `line ${change.code} is not in the edition before`);
    if (change.value === '') row.fields.delete(change.field);
    else row.fields.set(change.field, change.value);
  }
  return [...rows.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
