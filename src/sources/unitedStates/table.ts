import { parse } from 'csv-parse/sync';
import { Problem } from '../../base/index.js';
import { unpack } from '../unpack.js';

const LONGEST_CELL = 10_000;

/** The header and the rows of an official CSV; row 1 is the header. */
export interface Table {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

const invalid = (file: string, message: string): Problem => new Problem('invalidInput', `${file}${message}`);

/** A Problem that names file, row and column. */
export const invalidCell = (file: string, row: number, column: string, message: string): Problem =>
  invalid(file, `, row ${row}, column ${column}: ${message}`);

function decode(data: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data);
  } catch {
    return data.toString('latin1');
  }
}

/**
 * Reads a CSV, gzipped or not, UTF-8 or else latin-1. Throws Problem('invalidInput') when it is too large, is no CSV,
 * or lacks one of the columns.
 */
export function readTable(file: string, bytes: Uint8Array, columns: readonly string[]): Table {
  const text = decode(unpack(file, bytes));
  let rows: string[][];
  try {
    rows = parse(text, { bom: true, max_record_size: LONGEST_CELL * 20 }) as string[][];
  } catch (error) {
    throw invalid(file, ` is not a CSV: ${(error as Error).message}`);
  }
  const [header, ...rest] = rows;
  if (!header) throw invalid(file, ' is empty');
  for (const column of columns) {
    if (!header.includes(column)) throw invalid(file, `, row 1: there is no column ${column}`);
  }
  for (const [i, row] of rest.entries()) {
    const long = row.findIndex((cell) => cell.length > LONGEST_CELL);
    if (long >= 0) {
      throw invalidCell(file, i + 2, header[long] ?? '', `a cell of more than ${LONGEST_CELL} characters`);
    }
  }
  return { file, header, rows: rest };
}

/** Gives the cell of a named column in a row of the table. */
export function columnReader(table: Table): (row: readonly string[], column: string) => string {
  const places = new Map(table.header.map((name, i) => [name, i]));
  return (row, column) => row[places.get(column) ?? -1] ?? '';
}
