import { type Database, literal } from '../../assess/duckdb/database.js';
import { type Cells, MeasuredCells, MISSING, WrittenCells } from './cells.js';

const missing = [...MISSING].map(literal).join(', ');

/** Whether a cell is there, in SQL. */
export const present = (column: string): string =>
  `(${column} IS NOT NULL AND ${column} NOT IN (${missing}))`;

/** The rows that are kept: their places in the file, and their cells by column. */
export interface Kept {
  readonly places: Int32Array;
  readonly cells: readonly Cells[];
}

/** Columns of so many different numbers, in tables of so many rows, are read as numbers and not as texts. */
const MANY_ROWS = 100_000;
const MANY_NUMBERS = 65_536;

/** A number whose text says no more than its value: without zeros before it, and short enough for a double. */
const MEASURED = '-?(0|[1-9][0-9]{0,14})(\\.[0-9]+)?([eE][+-]?[0-9]+)?';

/** Which columns are numbers that are nearly all different. */
async function measuredOf(database: Database, columns: readonly string[]): Promise<ReadonlySet<string>> {
  const counted = async (
    names: readonly string[],
    count: (column: string) => string,
  ): Promise<Readonly<Record<string, unknown>>> =>
    names.length === 0
      ? {}
      : database.one(`SELECT ${names.map((name) => `${count(name)} AS ${name}`).join(', ')} FROM kept`);
  const different = await counted(columns, (column) => `approx_count_distinct(${column})`);
  const many = columns.filter((column) => Number(different[column]) > MANY_NUMBERS);
  const others = await counted(
    many,
    (column) =>
      `count(*) FILTER (${present(column)} AND NOT (regexp_full_match(${column}, ${literal(MEASURED)}) AND ifnull(isfinite(TRY_CAST(${column} AS DOUBLE)), false)))`,
  );
  return new Set(many.filter((column) => Number(others[column]) === 0));
}

/** The table `kept` column by column: measured ones as numbers, others as places among their different texts. */
export async function keptOf(database: Database, columns: readonly string[]): Promise<Kept> {
  const rows = Number((await database.one('SELECT count(*) AS rows FROM kept')).rows);
  const measured = await measuredOf(database, rows > MANY_ROWS ? columns : []);
  const texts = new Map<string, readonly string[]>();
  const chosen: string[] = [];
  for (const column of columns) {
    if (measured.has(column)) {
      chosen.push(`CASE WHEN ${present(column)} THEN CAST(${column} AS DOUBLE) ELSE 'NaN' END`);
      continue;
    }
    const type = `texts_${column}`;
    await database.run(
      `CREATE TYPE ${type} AS ENUM (SELECT DISTINCT ${column} FROM kept WHERE ${column} IS NOT NULL)`,
    );
    const found = await database.rows(`SELECT unnest(enum_range(NULL::${type})) AS text`);
    texts.set(
      column,
      found.map(({ text }) => text as string),
    );
    chosen.push(`ifnull(CAST(enum_code(CAST(${column} AS ${type})) AS INTEGER), -1)`);
  }
  const [places, ...read] = await database.numbers(
    `SELECT ${['place', ...chosen].join(', ')} FROM kept ORDER BY place`,
    rows,
  );
  const cells = columns.map((column, index): Cells => {
    const own = texts.get(column);
    return own
      ? new WrittenCells(read[index] as Int32Array, own)
      : new MeasuredCells(read[index] as Float64Array);
  });
  return { places: places as Int32Array, cells };
}
