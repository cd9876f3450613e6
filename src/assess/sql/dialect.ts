/** What two databases write differently. Texts are SQL expressions. */
export interface Dialect {
  /** the whole part of a quotient of whole numbers that are not negative; never `/`, which may be a float */
  quotient(a: string, b: string): string;
  remainder(a: string, b: string): string;
  /** a value of a column as wide as the arithmetic needs */
  wide(a: string): string;
  /** an amount that has room in 64 bits, after arithmetic that needed more */
  narrow(a: string): string;
  /** no value, of whole numbers */
  readonly none: string;
  /** above any amount */
  readonly beyond: string;
}

const BEYOND = '4000000000000000000';

export const least = (a: string, b: string): string => `least(${a}, ${b})`;
export const greatest = (a: string, b: string): string => `greatest(${a}, ${b})`;

/** DuckDB; its `//` is the division of whole numbers. */
export const duckdb = (wide: boolean): Dialect => ({
  quotient: (a, b) => `(${a}) // (${b})`,
  remainder: (a, b) => `(${a}) % (${b})`,
  wide: (a) => (wide ? `CAST(${a} AS HUGEINT)` : a),
  narrow: (a) => (wide ? `CAST(${a} AS BIGINT)` : a),
  none: 'CAST(NULL AS BIGINT)',
  beyond: BEYOND,
});

/** ClickHouse as Debian has it, 18.16: no common table expressions, no window functions, Int64 only. */
export const clickhouse: Dialect = {
  quotient: (a, b) => `intDiv(${a}, ${b})`,
  remainder: (a, b) => `modulo(${a}, ${b})`,
  wide: (a) => a,
  narrow: (a) => a,
  none: 'CAST(NULL AS Nullable(Int64))',
  beyond: `toInt64(${BEYOND})`,
};
