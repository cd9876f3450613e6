import { stringify } from 'csv-stringify/sync';

/** An answer as rows of texts. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | boolean | null | undefined)[])[];
}

/** Columns by their names, each from an item. */
export function tableOf<T>(
  items: readonly T[],
  columns: Readonly<Record<string, (item: T) => Table['rows'][number][number]>>,
): Table {
  const cells = Object.values(columns);
  return { columns: Object.keys(columns), rows: items.map((item) => cells.map((cell) => cell(item))) };
}

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/;

/** A cell that no program for tables takes for a formula; a number stays a number, small ones as 1e-7 too. */
function cellText(cell: Table['rows'][number][number]): string {
  const text = cell == null ? '' : String(cell);
  return typeof cell === 'string' && FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

/** A table as CSV in UTF-8 (RFC 4180). */
export const csvOf = ({ columns, rows }: Table): string =>
  stringify([columns, ...rows.map((row) => row.map(cellText))], {
    record_delimiter: 'windows',
  });
