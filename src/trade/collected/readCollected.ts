import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { add, countryName, Problem, sign } from '../../base/index.js';
import type { ImporterCode } from '../../law/index.js';
import { type Field, findColumns, type Places } from './columns.js';
import { RowsOf } from './countries.js';
import { readRow } from './readRow.js';
import type { BadRow, Collected, CollectedRow } from './rows.js';

const MEGABYTE = 1024 * 1024;
const MOST_MEGABYTES = 256;
const MOST_ROWS = 2_000_000;
const LONGEST_ROW = 65_536;
const MOST_NAMED = 10;

const refuse = (message: string): never => {
  throw new Problem('invalidInput', message);
};

/** Whether a file is compressed, by its first two bytes. */
function isGzip(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = new Uint8Array(2);
    readSync(file, start, 0, 2, 0);
    return start[0] === 0x1f && start[1] === 0x8b;
  } finally {
    closeSync(file);
  }
}

/** Passes a text on up to the size that is read. */
const upToLimit = (path: string) =>
  async function* limited(source: AsyncIterable<Uint8Array>) {
    let bytes = 0;
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > MOST_MEGABYTES * MEGABYTE) {
        refuse(`${path} is larger than the ${MOST_MEGABYTES} MB of text that are read; split it`);
      }
      yield chunk;
    }
  };

interface ParsedRow {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Takes the rows of a table in their order. */
class Table {
  private places: Places | undefined;
  private readonly byCode = new Map<string, CollectedRow>();
  private readonly bad: BadRow[] = [];
  private rows = 0;
  private repeated = 0;
  private empty = 0;
  private otherCountries = 0;
  private readonly ofOrigin: RowsOf;

  constructor(
    private readonly file: string,
    private readonly importer: ImporterCode,
    private readonly origin: string,
    private readonly map: ReadonlyMap<Field, string>,
  ) {
    this.ofOrigin = new RowsOf(file, origin);
  }

  take({ record, info }: ParsedRow): void {
    const { places } = this;
    if (!places) {
      this.places = findColumns(this.file, record, this.map);
      return;
    }
    this.rows += 1;
    if (this.rows > MOST_ROWS) refuse(`${this.file} has more than ${MOST_ROWS} rows; split it`);
    if (this.isOther(record, places)) {
      this.otherCountries += 1;
      return;
    }
    const row = readRow(record, places, this.importer);
    if (typeof row === 'string') {
      this.bad.push({ line: info.lines, reason: row });
      return;
    }
    if (sign(row.value) === 0) {
      this.empty += 1;
      return;
    }
    const known = this.byCode.get(row.code);
    if (known) this.repeated += 1;
    const whole = known
      ? { ...row, value: add(known.value, row.value), duty: add(known.duty, row.duty) }
      : row;
    this.byCode.set(row.code, whole);
  }

  collected(): Collected {
    if (!this.places) refuse(`${this.file} is empty`);
    if (this.rows === 0) refuse(`${this.file} has no rows below its header`);
    if (this.rows === this.otherCountries) {
      const named = this.ofOrigin.named.slice(0, MOST_NAMED).join(', ');
      refuse(`${this.file} has no row of ${countryName(this.origin)}; its country column has ${named}`);
    }
    const first = this.bad[0];
    if (this.byCode.size === 0 && first) {
      refuse(`no row of ${this.file} can be used; line ${first.line}: ${first.reason}`);
    }
    const { repeated, empty, otherCountries, bad } = this;
    return { rows: [...this.byCode.values()], repeated, empty, otherCountries, bad };
  }

  private isOther(record: readonly string[], { country: at, count }: Places): boolean {
    return at !== undefined && record.length === count && !this.ofOrigin.has((record[at] as string).trim());
  }
}

/**
 * Reads a CSV, plain or compressed with gzip, of what was collected by code. Rows that cannot be used are listed, not fatal;
 * where it has a column of countries, those of other origins are left out.
 * Throws Problem `invalidInput` for a file that cannot be read, lacks a column, is too large or empty.
 */
export async function readCollected(
  file: string,
  importer: ImporterCode,
  origin: string,
  map: ReadonlyMap<Field, string>,
): Promise<Collected> {
  const table = new Table(file, importer, origin, map);
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  const takeAll = async (rows: AsyncIterable<ParsedRow>): Promise<void> => {
    for await (const row of rows) table.take(row);
  };
  try {
    if (!statSync(file).isFile()) refuse(`${file} is not a file`);
    const source = createReadStream(file);
    if (isGzip(file)) await pipeline(source, createGunzip(), upToLimit(file), parser, takeAll);
    else await pipeline(source, upToLimit(file), parser, takeAll);
  } catch (error) {
    if (error instanceof Problem) throw error;
    const { message } = error as Error;
    refuse(
      error instanceof CsvError
        ? `${file} is not a table in CSV: ${message}`
        : `${file} cannot be read: ${message}`,
    );
  }
  return table.collected();
}
