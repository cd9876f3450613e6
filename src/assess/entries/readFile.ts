import { statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from '../../base/index.js';
import { type Database, identifier, literal } from '../duckdb/database.js';
import { type ColumnMap, cellName, cellsOf, type Field, mapColumns } from './columns.js';
import { type Encoding, encodingOf } from './encoding.js';
import { firstBytes, inUtf8 } from './fileBytes.js';
import { isParquet, requireText } from './fileKinds.js';
import { type Header, readHeader } from './header.js';
import { areSound, copyRows, LONGEST_ROW, type RowRules } from './rows.js';

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
  readonly signal: AbortSignal | undefined;
}

const csvSource = (path: string, { names, delimiter }: Header): string => {
  const columns = names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  return `read_csv(${literal(path)}, auto_detect = false, columns = {${columns}}, delim = ${literal(delimiter)}, quote = '"', escape = '"', header = true, max_line_size = ${LONGEST_ROW + 1000}, store_rejects = true, rejects_scan = 'csv_scan', rejects_table = 'csv_errors', rejects_limit = 0, strict_mode = true)`;
};

/** The name of a copy that is made where the file is not read as it is. */
export const COPY = 'entries.utf8.csv';

/**
 * Reads the rows of a file of entries into the table `raw`, and those that are no rows into `refused`.
 * Throws Problem `invalidInput` for a file without the columns that are needed.
 */
export async function readFile(database: Database, question: FileQuestion): Promise<ColumnMap> {
  const { file, mappings, given } = question;
  await database.run(
    'CREATE OR REPLACE TABLE refused (entry BIGINT, line BIGINT, why VARCHAR, row_text VARCHAR)',
  );
  const first = await firstBytes(file.path);
  const bytes = isParquet(file.path, first) ? undefined : first;
  requireText(file.path, first);
  const encoding = bytes ? (question.encoding ?? encodingOf(bytes)) : 'utf-8';
  const header = bytes && readHeader(file.path, new TextDecoder(encoding).decode(bytes));
  const names = header ? header.names : await describe(database, file.path);
  const columns = mapColumns(names, mappings, new Set(given.keys()));
  const sql = header
    ? csvSource(await soundFile(database, question, header, encoding), header)
    : `read_parquet(${literal(file.path)})`;
  const cells = cellsOf(columns).map(
    (column, place) => `CAST(${identifier(column)} AS VARCHAR) AS ${cellName(place)}`,
  );
  await database.run(
    `CREATE OR REPLACE TABLE raw AS SELECT row_number() OVER () AS entry, ${cells.join(', ')} FROM ${sql}`,
  );
  if (header) {
    await database.run(
      `INSERT INTO refused SELECT NULL, line, min(error_message), left(any_value(csv_line), 1000) FROM csv_errors GROUP BY line`,
    );
  }
  return columns;
}

/** The file, or a copy of it in which every row is one line of UTF-8 and the rows that are none are left out. */
async function soundFile(
  database: Database,
  { file, folder, signal }: FileQuestion,
  { delimiter, newline }: Header,
  encoding: Encoding,
): Promise<string> {
  const rules: RowRules = {
    delimiter: delimiter.charCodeAt(0),
    newline: newline.charCodeAt(0),
    decodedFrom: encoding === 'utf-8' ? undefined : encoding,
  };
  const chunks = (): AsyncIterable<Uint8Array> => inUtf8(file.path, encoding, signal);
  if (encoding === 'utf-8' && (await areSound(chunks(), rules))) return file.path;
  const path = join(folder, COPY);
  const copy = await open(path, 'w');
  const appender = await database.connection.createAppender('refused');
  try {
    await copyRows(chunks(), rules, {
      write: (bytes) => copy.writeFile(bytes),
      refuse: ({ line, why, text }) => {
        appender.appendNull();
        appender.appendBigInt(BigInt(line));
        appender.appendVarchar(why);
        appender.appendVarchar(text);
        appender.endRow();
      },
    });
  } finally {
    appender.closeSync();
    await copy.close();
  }
  return path;
}

async function describe(database: Database, path: string): Promise<string[]> {
  try {
    const rows = await database.rows(`DESCRIBE SELECT * FROM read_parquet(${literal(path)})`);
    return rows.map((row) => String(row.column_name));
  } catch (error) {
    if (error instanceof Problem) throw error;
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new Problem('invalidInput', `${path} cannot be read as a Parquet file: ${reason}`);
  }
}
