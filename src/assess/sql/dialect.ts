/** What two databases write differently. Texts are SQL expressions. */
export interface Dialect {
  readonly name: 'duckdb' | 'clickhouse';
  /** the whole part of a quotient of whole numbers that are not negative; never `/`, which may be a float */
  quotient(a: string, b: string): string;
  remainder(a: string, b: string): string;
  least(a: string, b: string): string;
  greatest(a: string, b: string): string;
  /** a value of a column as wide as the arithmetic needs */
  wide(a: string): string;
  text(value: string): string;
  /** no value, of whole numbers */
  readonly none: string;
}

/** Above any amount. */
export const BEYOND = '4000000000000000000';

const quote = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** DuckDB; its `//` is the division of whole numbers. */
export const duckdb = (wide: boolean): Dialect => ({
  name: 'duckdb',
  quotient: (a, b) => `(${a}) // (${b})`,
  remainder: (a, b) => `(${a}) % (${b})`,
  least: (a, b) => `least(${a}, ${b})`,
  greatest: (a, b) => `greatest(${a}, ${b})`,
  wide: (a) => (wide ? `CAST(${a} AS HUGEINT)` : a),
  text: quote,
  none: 'CAST(NULL AS BIGINT)',
});

/** ClickHouse as Debian has it, 18.16: no common table expressions, no window functions, Int64 only. */
export const clickhouse: Dialect = {
  name: 'clickhouse',
  quotient: (a, b) => `intDiv(${a}, ${b})`,
  remainder: (a, b) => `modulo(${a}, ${b})`,
  least: (a, b) => `least(${a}, ${b})`,
  greatest: (a, b) => `greatest(${a}, ${b})`,
  wide: (a) => a,
  text: (value) => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
  none: 'CAST(NULL AS Nullable(Int64))',
};
