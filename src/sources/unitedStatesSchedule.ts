import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { officialUnits } from '../base/index.js';
import type { Cell, Condition } from '../notation/index.js';
import { readSpecialCell, readUnitedStatesCell } from '../notation/unitedStates.js';
import type { ScheduleLine } from '../record/index.js';
import { Hierarchy } from './unitedStates/hierarchy.js';
import { columnReader, invalidCell, readTable } from './unitedStates/table.js';

const RATES = [
  ['General Rate of Duty', 'general', readUnitedStatesCell],
  ['Special Rate of Duty', 'special', readSpecialCell],
  ['Column 2 Rate of Duty', 'column2', readUnitedStatesCell],
] as const;

const NUMBER = 'HTS Number';
const INDENT = 'Indent';
const DESCRIPTION = 'Description';
const UNITS = 'Unit of Quantity';
const CODE = /^(?:\d{4}(?:\.\d{2}){0,3})?$/;
const DEEPEST = 30;

/** A row of the schedule with a rate, or a statistical row under it. */
interface Row {
  readonly row: number;
  readonly digits: string;
  readonly units: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  /** the ways a good can meet the conditions of the description and those above it */
  readonly ways: readonly (readonly Condition[])[];
}

/** A tariff line while its rows are gathered. */
interface Gathered {
  readonly first: Row;
  units: readonly string[];
  readonly suffixes: string[];
  readonly texts: Map<string, string>;
}

function readUnits(file: string, row: number, text: string): string[] {
  if (text === '') return [];
  let codes: unknown;
  try {
    codes = JSON.parse(text);
  } catch {
    codes = undefined;
  }
  if (!Array.isArray(codes) || !codes.every((code) => typeof code === 'string')) {
    throw invalidCell(file, row, UNITS, `${JSON.stringify(text)} is not a list of units like ["No."]`);
  }
  return codes.flatMap((code: string) => {
    const units = officialUnits('US', code);
    if (!units)
      throw invalidCell(file, row, UNITS, `${JSON.stringify(code)} is not a unit this reader knows`);
    return units.map(({ unit, basis }) => (basis === undefined ? unit : `${unit} [${basis}]`));
  });
}

function readRows(file: string, bytes: Uint8Array): Row[] {
  const table = readTable(file, bytes, [NUMBER, INDENT, DESCRIPTION, UNITS, ...RATES.map(([name]) => name)]);
  const cell = columnReader(table);
  const hierarchy = new Hierarchy();
  return table.rows.map((cells, i) => {
    const row = i + 2;
    const number = cell(cells, NUMBER).trim();
    if (!CODE.test(number)) {
      throw invalidCell(file, row, NUMBER, `${JSON.stringify(number)} is not a number like 8415.90.80`);
    }
    const indent = cell(cells, INDENT).trim();
    if (!/^\d{1,2}$/.test(indent) || Number(indent) > DEEPEST) {
      throw invalidCell(file, row, INDENT, `${JSON.stringify(indent)} is not a depth from 0 to ${DEEPEST}`);
    }
    const ways = hierarchy.add(Number(indent), cell(cells, DESCRIPTION).trim());
    const texts = new Map<string, string>();
    for (const [name, column] of RATES) {
      const text = cell(cells, name);
      if (text.trim() !== '') texts.set(column, text);
    }
    const digits = number.replaceAll('.', '');
    if (texts.size > 0 && digits.length < 8) {
      throw invalidCell(file, row, NUMBER, 'a rate stands on a row that is no tariff line (8 or 10 digits)');
    }
    return { row, digits, units: readUnits(file, row, cell(cells, UNITS)), texts, ways };
  });
}

function gather(file: string, rows: readonly Row[]): Map<string, Gathered> {
  const lines = new Map<string, Gathered>();
  for (const row of rows) {
    if (row.digits.length < 8) continue;
    const code = row.digits.slice(0, 8);
    const line: Gathered = lines.get(code) ?? {
      first: row,
      units: row.units,
      suffixes: [],
      texts: new Map(),
    };
    lines.set(code, line);
    if (line.units.length === 0) line.units = row.units;
    if (row.digits.length === 10) line.suffixes.push(row.digits.slice(8));
    for (const [column, text] of row.texts) {
      const before = line.texts.get(column);
      const same = before === undefined ? line.first === row : before === text;
      if (!same) {
        const name = RATES.find(([, id]) => id === column)?.[0] ?? column;
        const found = `${JSON.stringify(text)} is not the rate of the rows of ${code} above`;
        throw invalidCell(file, row.row, name, found);
      }
      line.texts.set(column, text);
    }
  }
  return lines;
}

/**
 * Reads a CSV export of the Harmonized Tariff Schedule of the United States: every row with a rate, one line for each,
 * or one for each of its seasons where it has two. Rows of chapter 99 without any rate are not lines.
 * Throws Problem('invalidInput') naming file, row and column.
 */
export function readUnitedStatesSchedule(file: string, bytes: Uint8Array): ScheduleLine[] {
  const readers = new Map<string, (text: string) => Cell>(RATES.map(([, column, read]) => [column, read]));
  const known = new Map<string, Cell>();
  const readCellOf = (column: string, text: string): Cell => {
    const key = `${column} ${text}`;
    const cell = known.get(key) ?? (readers.get(column) as (text: string) => Cell)(text);
    known.set(key, cell);
    return cell;
  };
  const lines: ScheduleLine[] = [];
  for (const [code, { first, units, suffixes, texts }] of gather(file, readRows(file, bytes))) {
    const cells = new Map<string, Cell>();
    for (const [column, text] of texts) {
      const cell = readCellOf(column, text);
      if (cell.branches.length > 0) cells.set(column, cell);
    }
    if (cells.size === 0) continue;
    for (const [i, when] of first.ways.entries()) {
      lines.push({ code, seq: i + 1, units, suffixes: suffixes.join(' '), when, cells });
    }
  }
  return lines;
}

/** Reads the schedule from a file on disk. */
export const readUnitedStatesScheduleFile = (path: string): ScheduleLine[] =>
  readUnitedStatesSchedule(basename(path), readFileSync(path));
