import type { Step } from '../../../law/index.js';

/** The arithmetic of one source of a line. */
export interface Explained {
  readonly line: string | null;
  readonly importer: string | null;
  readonly source: string;
  readonly steps: readonly Step[];
}

/** A number in an expression: seven digits are enough to follow it. */
export const figure = (value: number): string =>
  Number.isFinite(value) ? String(Number(value.toPrecision(7))) : 'infinite';

export const step = (label: string, expression: string, result: number): Step => ({
  label,
  expression,
  result: figure(result),
});

/** The row between two places whose trade changes most. */
export function mostMoved(value: Float64Array, newValue: Float64Array, first: number, end: number): number {
  let most = first;
  const moved = (row: number): number => Math.abs((newValue[row] as number) - (value[row] as number));
  for (let row = first; row < end; row += 1) if (moved(row) > moved(most)) most = row;
  return most;
}
