import { type Convergence, sumByLine } from '../../../economics/index.js';
import type { Label } from '../../../law/index.js';
import { column, type Frame } from '../frame.js';
import type { Explained } from './explain.js';
import type { MarketFields, MarketQuestion } from './rows.js';

/** What a model found, in its arrays. */
export interface Solved {
  readonly lines: Frame;
  readonly count: number;
  /** what each line has several of: rows starts[line] to starts[line + 1] - 1 of the frame */
  readonly parts: Readonly<Record<string, { readonly frame: Frame; readonly starts: Int32Array }>>;
  /** a row each source of each line, with its line: what is written as a table */
  readonly table: { readonly frame: Frame; readonly rows: number };
  readonly totals: Readonly<Record<string, number>>;
  readonly convergence: Convergence;
  readonly notes: readonly Label[];
  /** the arithmetic of the source of a line whose trade changes most, where the model has one */
  explain?(line: number): Explained;
}

/** What a model is asked beside the table. */
export interface ModelQuestion extends MarketQuestion {
  readonly importDemandElasticity?: string | undefined;
  readonly substitutionElasticity?: string | undefined;
  readonly supplyElasticity?: string | undefined;
  readonly solution?: 'exact' | 'linear' | undefined;
}

/** A model: which columns it cannot do without, and how it solves a table. */
export interface Model {
  readonly required: readonly (keyof typeof import('./rows.js').NAMES)[];
  readonly sources: readonly { readonly title: string; readonly locator: string }[];
  solve(table: MarketFields, question: ModelQuestion): Solved;
}

export const sum = (cells: Float64Array): number => cells.reduce((total, cell) => total + cell, 0);

/** Sums by line, and over all lines, of columns by row. */
export function summed<K extends string>(
  columns: Readonly<Record<K, Float64Array>>,
  lineStart: Int32Array,
): { readonly frame: Readonly<Record<K, (line: number) => number>>; readonly totals: Record<K, number> } {
  const frame = {} as Record<K, (line: number) => number>;
  const totals = {} as Record<K, number>;
  for (const [name, cells] of Object.entries(columns) as [K, Float64Array][]) {
    const sums = sumByLine(cells, lineStart);
    frame[name] = column(sums);
    totals[name] = sum(sums);
  }
  return { frame, totals };
}

/** Columns of numbers as a frame. */
export function frameOf<K extends string>(
  columns: Readonly<Record<K, Float64Array>>,
): Readonly<Record<K, (row: number) => number>> {
  return Object.fromEntries(
    Object.entries<Float64Array>(columns).map(([name, cells]) => [name, column(cells)]),
  ) as Record<K, (row: number) => number>;
}

const HIGH = 2;
const LOW = 0.01;

/** Says how tariffs were read where the highest is so high, or so low, that they may be in the other unit. */
export function tariffNotes(question: MarketQuestion, ...tariffs: readonly Float64Array[]): Label[] {
  const highest = tariffs.reduce(
    (most, cells) => cells.reduce((high, cell) => Math.max(high, cell), most),
    -Infinity,
  );
  const percent = question.tariffs === 'percent';
  if (percent ? !(highest > 0 && highest < LOW) : !(highest >= HIGH)) return [];
  const read = `${Number((highest * 100).toPrecision(3))} %`;
  return percent
    ? [
        {
          en: `tariffs are read as percentages: the highest is ${read}; leave the unit out where the file has fractions`,
          ja: `関税率は百分率として読んだ（最高 ${read}）。小数の場合は単位の指定を外す`,
        },
      ]
    : [
        {
          en: `tariffs are read as fractions: the highest is ${read}; say so where the file has percentages`,
          ja: `関税率は小数として読んだ（最高 ${read}）。百分率の場合はその旨を指定`,
        },
      ];
}
