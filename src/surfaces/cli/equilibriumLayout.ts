import { EQUILIBRIUM_LABELS as LABEL } from './equilibriumLabels.js';
import { table } from './layout.js';
import type { Page } from './page.js';

/** A column of a table: its head, and the text of a row's cell. */
export type Column<T> = readonly [head: string, cell: (row: T) => string];

const MOST_COUNTRIES = 40;

export const fixed = (value: number, decimals: number): string =>
  value.toFixed(decimals).replace(/^-(0(?:\.0+)?)$/, '$1');

export const change = (ratio: number | null): string => (ratio === null ? '–' : fixed((ratio - 1) * 100, 3));
export const percent = (fraction: number): string => fixed(fraction * 100, 2);

export function lay<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  { columns: width, style }: Page,
): string[] {
  return table(
    columns.map(([head]) => head),
    rows.map((row) => ({ cells: columns.map(([, cell]) => cell(row)) })),
    {
      columns: width,
      align: columns.map((_, i) => (i === 0 ? 'left' : 'right')),
      style: { header: style.dim, note: style.dim },
    },
  );
}

/** All countries, or those whose welfare changes most. */
export function shown<T>(rows: readonly T[], moved: (row: T) => number): readonly T[] {
  if (rows.length <= MOST_COUNTRIES) return rows;
  return [...rows].sort((a, b) => moved(b) - moved(a)).slice(0, MOST_COUNTRIES);
}

export const left = (all: number, { say }: Page): string[] =>
  all > MOST_COUNTRIES ? [`  + ${all - MOST_COUNTRIES} ${say(LABEL.more)}`] : [];

/** How the search ended. */
export function ending(
  { iterations, residual, tolerance }: { iterations: number; residual: number; tolerance: number },
  { say }: Page,
): string {
  return `${say(LABEL.converged)} ${iterations}, ${say(LABEL.residual)} ${residual.toExponential(1)}, ${say(LABEL.tolerance)} ${tolerance}`;
}
