import type { Layout } from './layout.js';

/** Rows with equal levels of both effects that are eliminated exactly, taken together. */
export interface Cells {
  /** cells of each level of the first effect: from start[level] to start[level + 1] */
  readonly start: Int32Array;
  /** level of the second effect of each cell */
  readonly codes: Int32Array;
  /** rows of each cell: from rows[cell] to rows[cell + 1] */
  readonly rows: Int32Array;
}

/** The cells of a layout with two direct effects; undefined when each has one row, as in a panel. */
export function cellsOf({ first, second, start, rows }: Layout): Cells | undefined {
  const one = first?.codes as Int32Array;
  const other = second?.codes as Int32Array;
  const startsCell = (row: number): boolean =>
    row === 0 || one[row] !== one[row - 1] || other[row] !== other[row - 1];
  let count = 0;
  for (let row = 0; row < rows; row += 1) if (startsCell(row)) count += 1;
  if (count === rows) return undefined;
  const cells = {
    start: new Int32Array(start.length),
    codes: new Int32Array(count),
    rows: new Int32Array(count + 1),
  };
  let cell = 0;
  for (let row = 0; row < rows; row += 1) {
    if (!startsCell(row)) continue;
    cells.codes[cell] = other[row] as number;
    cells.rows[cell] = row;
    cell += 1;
    cells.start[(one[row] as number) + 1] = cell;
  }
  cells.rows[count] = rows;
  return cells;
}

/**
 * Of each level of the first effect the first of its levels of the second when they follow each other without a gap, so
 * that they can be read side by side; -1 otherwise.
 */
export function basesOf({ start, second }: Layout, cells: Cells | undefined): Int32Array {
  const bases = new Int32Array(start.length - 1).fill(-1);
  if (!second || cells) return bases;
  for (let level = 0; level < bases.length; level += 1) {
    const from = start[level] as number;
    const last = (start[level + 1] as number) - 1;
    if (last < from) continue;
    const base = second.codes[from] as number;
    if ((second.codes[last] as number) - base === last - from) bases[level] = base;
  }
  return bases;
}
