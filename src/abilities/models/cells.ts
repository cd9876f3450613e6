import type { Problem } from '../../base/index.js';

/** The cells of a column as they are written. */
export type Cells = readonly (string | null)[];

/** A column read as names: a code for each row, -1 where the cell is missing. */
export interface Labels {
  readonly codes: Int32Array;
  /** in numeric order where all are numbers, else by their characters */
  readonly levels: readonly string[];
}

/** How a cell that is missing is written. */
export const MISSING: ReadonlySet<string> = new Set([
  '',
  'NA',
  'N/A',
  '#N/A',
  'NaN',
  'nan',
  'NULL',
  'null',
  '.',
]);

const WRITTEN = /^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?\s*$/;

const ZERO = 48;
const NINE = 57;
const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

/** Whether a cell that JavaScript takes for a number is one as it is written: it also takes 0x1F and blanks. */
function isPlain(cell: string): boolean {
  const first = cell.charCodeAt(0);
  return isDigit(first) && (cell.length === 1 || cell.charCodeAt(1) <= NINE);
}

/** The number of a cell, 1 and 0 for true and false; NaN where it is none. */
function numberOf(cell: string): number {
  if (WRITTEN.test(cell)) return Number(cell);
  const word = cell.toLowerCase();
  return word === 'true' ? 1 : word === 'false' ? 0 : Number.NaN;
}

/** The numbers of a column, NaN where a cell is missing. Throws what `tell` makes of a cell that is no finite number. */
export function numbersOf(cells: Cells, tell: (row: number, cell: string) => Problem): Float64Array {
  const numbers = new Float64Array(cells.length);
  for (let row = 0; row < cells.length; row += 1) {
    const cell = cells[row] as string | null;
    let number = cell !== null && isPlain(cell) ? Number(cell) : Number.NaN;
    if (cell !== null && !Number.isFinite(number) && !MISSING.has(cell)) {
      number = numberOf(cell);
      if (!Number.isFinite(number)) throw tell(row, cell);
    }
    numbers[row] = number;
  }
  return numbers;
}

const LETTERS = /^[A-Z]{2}$/i;

/** The names of a column. Namibia is NA among codes of two letters; anywhere else NA is a cell that is missing. */
export function labelsOf(cells: Cells): Labels {
  const { codes, distinct } = numbered(cells);
  const namibia = distinct.every((cell) => LETTERS.test(cell));
  const isMissing = (cell: string): boolean => MISSING.has(cell) && !(namibia && cell === 'NA');
  const levels = distinct.filter((cell) => !isMissing(cell));
  const numeric = levels.every((level) => WRITTEN.test(level));
  levels.sort(numeric ? (a, b) => Number(a) - Number(b) || (a < b ? -1 : 1) : (a, b) => (a < b ? -1 : 1));
  const codeOf = new Map(levels.map((level, code) => [level, code]));
  const moved = Int32Array.from(distinct, (cell) => codeOf.get(cell) ?? -1);
  for (let row = 0; row < codes.length; row += 1) codes[row] = moved[codes[row] as number] ?? -1;
  return { codes, levels };
}

/** The different cells in the order in which they come, and the place of each among them; -1 for none. */
function numbered(cells: Cells): { readonly codes: Int32Array; readonly distinct: readonly string[] } {
  const places = new Map<string, number>();
  const codes = new Int32Array(cells.length);
  let last: string | null = null;
  let code = -1;
  for (let row = 0; row < cells.length; row += 1) {
    const cell = cells[row] as string | null;
    if (cell !== last) {
      last = cell;
      code = cell === null ? -1 : (places.get(cell) ?? places.size);
      if (cell !== null && code === places.size) places.set(cell, code);
    }
    codes[row] = code;
  }
  return { codes, distinct: [...places.keys()] };
}
