import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Database, identifier, literal, problemOf } from '../../assess/duckdb/database.js';
import { firstBytes } from '../../assess/entries/fileBytes.js';
import { isParquet, requireText } from '../../assess/entries/fileKinds.js';
import { readHeader } from '../../assess/entries/header.js';
import { nearest, Problem } from '../../base/index.js';
import type { Cells, Labels } from './cells.js';
import { keptOf, present } from './keptCells.js';
import { requireCondition } from './rowCondition.js';
import { isGzip, unpack } from './unpack.js';

/** The columns of a table that a person gave. */
export interface Columns {
  readonly rows: number;
  /** all columns of the file, in its order */
  readonly names: readonly string[];
  /** the number of a row in the file, the first below the names being 1 */
  place(row: number): number;
  /** whether the file has a column of this name */
  has(name: string): boolean;
  /**
   * The numbers of a column, NaN where the cell is missing. Throws Problem `invalidInput` naming row and column of a cell
   * that is no number, and for a column that there is not, with the nearest names.
   */
  numbers(name: string): Float64Array;
  /** The names of a column. Throws Problem `invalidInput` for a column that there is not. */
  labels(name: string): Labels;
}

export interface ColumnsQuestion {
  /** a condition on the cells of a row: "year in (1986, 1990)" */
  readonly where?: string | undefined;
  /** the columns that are wanted, or which they are by the names of all; all when absent */
  readonly columns?: readonly string[] | ((names: readonly string[]) => readonly string[]) | undefined;
  readonly signal?: AbortSignal | undefined;
}

const MOST_ROWS = 20_000_000;
const MOST_COLUMNS = 2000;
const MEMORY = '4GB';
const FORMS = ['give a CSV with a row of column names, plain or gzip, or a Parquet file'];

/** The column of a name. Throws Problem `invalidInput` with the nearest names where there is none. */
export function requireColumn(names: readonly string[], name: string, file: string): string {
  if (names.includes(`${name} (2)`)) {
    throw new Problem('invalidInput', `${basename(file)} has two columns "${name}"; leave one`);
  }
  if (names.includes(name)) return name;
  const near = nearest(name, names);
  throw new Problem(
    'invalidInput',
    `${basename(file)} has no column "${name}"; its columns are ${names.slice(0, 20).join(', ')}${names.length > 20 ? ', …' : ''}`,
    near,
  );
}

function requireFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  const why = !found?.isFile()
    ? `there is no file ${file}`
    : found.size === 0
      ? `${file} is empty`
      : undefined;
  if (why === undefined) return;
  throw new Problem('invalidInput', why, FORMS);
}

const refusal = (file: string, why: string): Problem =>
  new Problem('invalidInput', `${basename(file)} cannot be read as a table: ${why}`, FORMS);

/** The columns of a file, and the SQL that reads it. */
interface Source {
  readonly names: readonly string[];
  readonly sql: string;
}

async function sourceOf(
  database: Database,
  file: string,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<Source> {
  const first = await firstBytes(file);
  const packed = isGzip(first);
  if (!packed && isParquet(file, first)) {
    const sql = `read_parquet(${literal(file)})`;
    const described = await database.rows(`DESCRIBE SELECT * FROM ${sql}`);
    return { names: described.map(({ column_name }) => String(column_name)), sql };
  }
  if (!packed) requireText(file, first);
  const plain = packed ? await unpack(file, folder, signal) : file;
  const text = new TextDecoder().decode(packed ? await firstBytes(plain) : first);
  const { names, delimiter } = readHeader(basename(file), text);
  const columns = names.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  const sql = `read_csv(${literal(plain)}, auto_detect = false, header = true, columns = {${columns}}, delim = ${literal(delimiter)}, quote = '"', escape = '"', nullstr = '', compression = 'none', max_line_size = 1000000)`;
  return { names, sql };
}

async function load(
  database: Database,
  file: string,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  try {
    const { names, sql } = await sourceOf(database, file, folder, signal);
    if (names.length > MOST_COLUMNS) {
      throw new Problem(
        'invalidInput',
        `${basename(file)} has ${names.length} columns; at most ${MOST_COLUMNS} are read`,
      );
    }
    const cells = names.map((name, place) => `CAST(${identifier(name)} AS VARCHAR) AS c${place}`);
    await database.run(
      `CREATE TABLE cells AS SELECT CAST(row_number() OVER () AS INTEGER) AS place, ${cells.join(', ')} FROM (SELECT * FROM ${sql} LIMIT ${MOST_ROWS + 1})`,
    );
    return names;
  } catch (error) {
    const problem = problemOf(error);
    if (problem instanceof Problem || !(problem instanceof Error)) throw problem;
    const why = problem.message.split('\n', 3).join('; ').slice(0, 300);
    throw refusal(file, why.replaceAll(folder, '').replaceAll(file, basename(file)));
  }
}

const lower = (text: string): string => text.toLowerCase();

/** A view in which the columns that a condition names are what their cells are: whole numbers, numbers or texts. */
async function makeTyped(database: Database, names: readonly string[], where: string): Promise<void> {
  const named = names.flatMap((name, place) =>
    lower(where).includes(lower(name)) ? [{ name, column: `c${place}` }] : [],
  );
  const counts = named.map(
    ({ column }) =>
      `count(*) FILTER (${present(column)}) AS n${column}, count(*) FILTER (regexp_full_match(${column}, '[+-]?[0-9]{1,18}')) AS w${column}, count(*) FILTER (${present(column)} AND isfinite(TRY_CAST(${column} AS DOUBLE))) AS d${column}`,
  );
  const count = named.length > 0 ? await database.one(`SELECT ${counts.join(', ')} FROM cells`) : {};
  const typed = named.map(({ name, column }) => {
    const all = count[`n${column}`];
    const type = count[`w${column}`] === all ? 'BIGINT' : count[`d${column}`] === all ? 'DOUBLE' : undefined;
    const cell = type ? `TRY_CAST(${column} AS ${type})` : column;
    return `, CASE WHEN ${present(column)} THEN ${cell} END AS ${identifier(name)}`;
  });
  await database.run(`CREATE VIEW data AS SELECT place AS "row number"${typed.join('')} FROM cells`);
}

/** The rows that a condition keeps, as the table `kept`. */
async function keep(database: Database, where: string | undefined, file: string): Promise<void> {
  if (where === undefined) {
    await database.run('CREATE VIEW kept AS SELECT * FROM cells');
    return;
  }
  requireCondition(where);
  try {
    await database.run(
      `CREATE TABLE kept AS SELECT cells.* FROM cells JOIN (SELECT "row number" AS place FROM data WHERE (${where}\n)) USING (place)`,
    );
  } catch (error) {
    if (error instanceof Problem || !(error instanceof Error)) throw error;
    const [line = ''] = error.message.split('\n', 1);
    throw new Problem(
      'invalidInput',
      `the rows of ${basename(file)} cannot be chosen by "${where}": ${line}`,
      ["write a condition on columns, for example year in (1986, 1990) or exporter <> 'USA'"],
    );
  }
}

/**
 * Reads the columns of a CSV (plain or gzip) or Parquet file that a person gave, all cells as they are written. Throws
 * Problem `invalidInput` for a file that cannot be read, a column that there is not, a condition that is none, and where
 * no row is left.
 */
export async function readColumns(
  file: string,
  { where, columns, signal }: ColumnsQuestion = {},
): Promise<Columns> {
  requireFile(file);
  const folder = await mkdtemp(join(tmpdir(), 'kanzei-table-'));
  let database: Database | undefined;
  const stop = (): void => database?.interrupt();
  signal?.addEventListener('abort', stop);
  try {
    database = await Database.open(':memory:', { memory: MEMORY, threads: availableParallelism(), folder });
    const names = await load(database, file, folder, signal);
    await database.run('SET enable_external_access = false');
    await database.run('SET lock_configuration = true');
    const chosen = typeof columns === 'function' ? columns(names) : (columns ?? names);
    const wanted = [...new Set(chosen)].map((name) => requireColumn(names, name, file));
    if (where !== undefined) await makeTyped(database, names, where);
    await keep(database, where, file);
    const { places, cells } = await keptOf(
      database,
      wanted.map((name) => `c${names.indexOf(name)}`),
    );
    if (places.length === 0) {
      throw new Problem(
        'invalidInput',
        where === undefined
          ? `${basename(file)} has column names and no row`
          : `no row of ${basename(file)} meets "${where}"`,
      );
    }
    if (places.length > MOST_ROWS) {
      throw new Problem(
        'invalidInput',
        `${basename(file)} has more than ${MOST_ROWS} rows; choose by a condition`,
      );
    }
    return columnsOf(
      file,
      names,
      places,
      new Map(wanted.map((name, place) => [name, cells[place] as Cells])),
    );
  } finally {
    signal?.removeEventListener('abort', stop);
    database?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function columnsOf(
  file: string,
  names: readonly string[],
  places: Int32Array,
  cells: ReadonlyMap<string, Cells>,
): Columns {
  const get = (name: string): Cells => {
    const found = cells.get(requireColumn(names, name, file));
    if (!found) throw new TypeError(`the column ${name} was not among those asked for`);
    return found;
  };
  const known = new Map<string, Labels>();
  return {
    rows: places.length,
    names,
    place: (row) => places[row] as number,
    has: (name) => names.includes(name),
    numbers: (name) =>
      get(name).numbers(
        (row, cell) =>
          new Problem(
            'invalidInput',
            `row ${places[row]} of ${basename(file)}, column "${name}": "${cell.slice(0, 40)}" is not a number`,
            ['numbers are written with a point and without separators, for example 1234.5'],
          ),
      ),
    labels(name) {
      const labels = known.get(name) ?? get(name).labels();
      known.set(name, labels);
      return labels;
    },
  };
}
