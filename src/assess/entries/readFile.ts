import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../base/index.js';
import { type Database, identifier, literal } from '../duckdb/database.js';
import { type ColumnMap, type Field, mapColumns } from './columns.js';
import { type Encoding, encodingOf, toUtf8 } from './encoding.js';

/** What tells one state of a file from another. */
export interface FileState {
  readonly path: string;
  readonly bytes: number;
  readonly changed: number;
}

/** Throws Problem `invalidInput` where there is no such file, or an empty one. */
export function stateOf(path: string): FileState {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile())
    throw new Problem('invalidInput', `there is no file ${path}; give a CSV or a Parquet file of entries`);
  if (found.size === 0)
    throw new Problem(
      'invalidInput',
      `${path} is empty; a file of entries begins with a row of column names`,
    );
  return { path, bytes: found.size, changed: found.mtimeMs };
}

/** Throws Problem `invalidInput` where the file is no longer what it was. */
export function requireUnchanged(before: FileState): void {
  const after = statSync(before.path, { throwIfNoEntry: false });
  if (after?.size === before.bytes && after.mtimeMs === before.changed) return;
  throw new Problem(
    'invalidInput',
    `${before.path} changed while it was read; nothing was written. Let it be complete before it is assessed`,
  );
}

export interface FileQuestion {
  readonly file: FileState;
  readonly mappings: readonly string[];
  readonly given: ReadonlyMap<Field, string>;
  readonly encoding: Encoding | undefined;
  /** for a copy in UTF-8 */
  readonly folder: string;
}

/** Longest row that is read, in bytes. */
const LONGEST_ROW = 1_000_000;

const csvSource = (path: string): string =>
  `read_csv(${literal(path)}, all_varchar = true, header = true, max_line_size = ${LONGEST_ROW}, store_rejects = true, rejects_scan = 'csv_scan', rejects_table = 'csv_errors', rejects_limit = 0, strict_mode = true, sample_size = 20480)`;

const isParquet = (path: string): boolean => /\.(parquet|pq)$/i.test(path);

/**
 * Reads the rows of a file of entries into the table `raw`, and those that are no rows into `refused`.
 * Throws Problem `invalidInput` for a file without the columns that are needed.
 */
export async function readFile(database: Database, question: FileQuestion): Promise<ColumnMap> {
  const { file, mappings, given, folder } = question;
  const parquet = isParquet(file.path);
  let path = file.path;
  if (!parquet) {
    const encoding = question.encoding ?? (await encodingOf(path));
    if (encoding !== 'utf-8') {
      path = join(folder, 'entries.utf8.csv');
      await toUtf8(file.path, encoding, path);
    }
  }
  const source = parquet ? `read_parquet(${literal(path)})` : csvSource(path);
  const described = await describe(database, source, file.path);
  const columns = mapColumns(described, mappings, new Set(given.keys()));
  const wanted = [...new Set([...columns.fields.values(), ...columns.amounts.map(({ column }) => column)])];
  const texts = wanted.map((column) => `CAST(${identifier(column)} AS VARCHAR) AS ${identifier(column)}`);
  await database.run('CREATE OR REPLACE TABLE refused (entry BIGINT, why VARCHAR, row_text VARCHAR)');
  await database.run(
    `CREATE OR REPLACE TEMP TABLE raw AS SELECT row_number() OVER () AS entry, ${texts.join(', ')} FROM ${source}`,
  );
  if (!parquet) {
    await database.run(
      `INSERT INTO refused SELECT line, 'line ' || line || ': ' || error_message, csv_line FROM csv_errors`,
    );
  }
  return columns;
}

async function describe(database: Database, source: string, path: string): Promise<string[]> {
  try {
    const rows = await database.rows(`DESCRIBE SELECT * FROM ${source}`);
    return rows.map((row) => String(row.column_name));
  } catch (error) {
    if (error instanceof Problem) throw error;
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new Problem('invalidInput', `${path} cannot be read as a table: ${reason}`);
  }
}
