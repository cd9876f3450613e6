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

/** The number of a cell, 1 and 0 for true and false; NaN where it is none. */
function numberOf(cell: string): number {
  if (WRITTEN.test(cell)) return Number(cell);
  const word = cell.toLowerCase();
  return word === 'true' ? 1 : word === 'false' ? 0 : Number.NaN;
}

/** The numbers of a column, NaN where a cell is missing. Throws what `tell` makes of a cell that is no finite number. */
export function numbersOf(cells: Cells, tell: (row: number, cell: string) => Problem): Float64Array {
  return Float64Array.from(cells, (cell, row) => {
    if (cell === null || MISSING.has(cell)) return Number.NaN;
    const number = numberOf(cell);
    if (!Number.isFinite(number)) throw tell(row, cell);
    return number;
  });
}

const LETTERS = /^[A-Z]{2}$/i;

/** The names of a column. Namibia is NA among codes of two letters; anywhere else NA is a cell that is missing. */
export function labelsOf(cells: Cells): Labels {
  const distinct = new Set(cells);
  distinct.delete(null);
  const namibia = [...distinct].every((cell) => cell !== null && LETTERS.test(cell));
  const isMissing = (cell: string): boolean => MISSING.has(cell) && !(namibia && cell === 'NA');
  const levels = [...distinct].filter((cell): cell is string => cell !== null && !isMissing(cell));
  const numeric = levels.every((level) => WRITTEN.test(level));
  levels.sort(numeric ? (a, b) => Number(a) - Number(b) || (a < b ? -1 : 1) : (a, b) => (a < b ? -1 : 1));
  const codeOf = new Map(levels.map((level, code) => [level, code]));
  return { codes: Int32Array.from(cells, (cell) => codeOf.get(cell ?? '') ?? -1), levels };
}
