import { csvOf } from '../table.js';

type Cell = string | number | boolean | null;

/** Columns by their names, each giving the cell of a row: results stay in their arrays until they are asked for. */
export type Frame = Readonly<Record<string, (row: number) => Cell>>;

/** The rows of a frame that lie between two places, as objects. */
export function rowsOf(frame: Frame, first: number, end: number): Record<string, Cell>[] {
  const columns = Object.entries(frame);
  return Array.from({ length: end - first }, (_, i) =>
    Object.fromEntries(columns.map(([name, cell]) => [name, cell(first + i)])),
  );
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const CHUNK = 10_000;

/** A frame as CSV, the names with low lines: new_value. */
export function frameCsv(frame: Frame, rows: number): string {
  const columns = Object.keys(frame).map(snake);
  const cells = Object.values(frame);
  const head = csvOf({ columns, rows: [] });
  const parts = [head];
  for (let first = 0; first < rows; first += CHUNK) {
    const chunk = Array.from({ length: Math.min(CHUNK, rows - first) }, (_, i) =>
      cells.map((cell) => cell(first + i)),
    );
    parts.push(csvOf({ columns, rows: chunk }).slice(head.length));
  }
  return parts.join('');
}

/** A column of numbers as the cells of a frame. */
export const column =
  (cells: Float64Array) =>
  (row: number): number =>
    cells[row] as number;

/** The same where a cell may be missing. */
export const knownColumn =
  (cells: Float64Array, scale: (row: number) => number = () => 1) =>
  (row: number): number | null => {
    const cell = (cells[row] as number) * scale(row);
    return Number.isFinite(cell) ? cell : null;
  };
