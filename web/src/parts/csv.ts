/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+(\.\d+)?$/;
const QUOTED = /[",\r\n]|^\s|\s$/;

/** A cell of a table: text, or nothing. */
export type CsvCell = string | null | undefined;

/** A text that no spreadsheet runs: what begins like a formula gets an apostrophe; a plain number is left as it is. */
export const guardCell = (text: string): string =>
  FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;

function writeCell(cell: CsvCell): string {
  const text = guardCell(cell ?? '');
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A table as CSV (RFC 4180, lines ended by CR LF). */
export const writeCsv = (rows: readonly (readonly CsvCell[])[]): string =>
  rows.map((row) => `${row.map(writeCell).join(',')}\r\n`).join('');
