import type { Line } from '../../src/law/index.js';
import { type Cell, printCell, readCell } from '../../src/notation/index.js';
import { lineKey } from './edition.js';
import { type Forecast, FRONTIER, type Said } from './fit.js';

/*
 * The scoring half: the only place where cells of 2026 are read, after the forecasts are made.
 */

export interface Score {
  readonly column: string;
  readonly lines: number;
  readonly distinct: number;
  readonly among: number;
  readonly agree: number;
  readonly agreeRight: number;
  readonly preferred: number;
  readonly unchanged: number;
  readonly straight: number;
  readonly equal: number;
  readonly frontier: readonly Spread[];
  /** lines whose likeliest prediction was wrong, by cause */
  readonly misses: ReadonlyMap<string, readonly Miss[]>;
  /** lines of 2025 that the edition of 2026 no longer has, or has without a rate */
  readonly gone: number;
}

/** How often the truth is among the predictions, and what they cost, at one belief left out. */
export interface Spread {
  readonly distinct: number;
  readonly among: number;
  readonly agree: number;
  readonly agreeRight: number;
}

export interface Miss {
  readonly forecast: Forecast;
  readonly truth: string;
}

/** Parentheses compare a rate with the ordinary rate of the day; they are no part of the rate. */
const applied = (cell: Cell): Cell => ({
  ...cell,
  branches: cell.branches.map((branch) => ({ ...branch, applied: true })),
});

/** 3/11, 2/11 and 4/22 of a difference: the same share is the same text. */
const lowest = (text: string): string =>
  text.replace(/\* (\d+)\/(\d+)(?=[,);]|$)/g, (_all, part: string, whole: string) => {
    const divisor = greatestCommonDivisor(Number(part), Number(whole));
    return `* ${Number(part) / divisor}/${Number(whole) / divisor}`;
  });
const greatestCommonDivisor = (a: number, b: number): number =>
  b === 0 ? a : greatestCommonDivisor(b, a % b);

/** Free for every product it names and for all others: free. */
const freeForAll = ({ branches }: Cell): boolean =>
  branches.length > 1 &&
  branches.every(({ rate }) => rate.kind === 'free') &&
  branches.some(({ when }) => when.length === 1 && when[0]?.kind === 'other');

const comparable = (cell: Cell): string => (freeForAll(cell) ? 'free' : lowest(printCell(applied(cell))));
const comparableText = (text: string): string => {
  const cell = readCell(text);
  return cell ? comparable(cell) : lowest(text);
};

const form = (text: string): string => text.replace(/\d+(?:\.\d+)?/g, '#');

function cause(forecast: Forecast, truth: string, predictions: readonly string[]): string {
  const now = comparableText(forecast.now);
  if (predictions.includes(truth)) return 'among the survivors, not preferred';
  if (form(truth) !== form(now) && truth !== 'free') return 'form of the cell changed';
  if (truth === now) return 'did not move, a cut was expected';
  if (predictions[0] === now) return 'moved, no cut was expected';
  return 'cut by another step';
}

const texts = (said: readonly Said[]): string[] => [...new Set(said.map(({ text }) => comparableText(text)))];

interface Scored {
  readonly forecast: Forecast;
  readonly truth: string;
}

function spread(scored: readonly Scored[], pick: (forecast: Forecast) => readonly Said[]): Spread {
  const total = { distinct: 0, among: 0, agree: 0, agreeRight: 0 };
  for (const { forecast, truth } of scored) {
    const predictions = texts(pick(forecast));
    total.distinct += predictions.length;
    total.among += Number(predictions.includes(truth));
    total.agree += Number(predictions.length === 1);
    total.agreeRight += Number(predictions.length === 1 && predictions[0] === truth);
  }
  return total;
}

function scoreColumn(column: string, scored: readonly Scored[], gone: number): Score {
  const misses = new Map<string, Miss[]>();
  for (const { forecast, truth } of scored) {
    const predictions = texts(forecast.predictions);
    if (predictions[0] === truth) continue;
    const why = cause(forecast, truth, predictions);
    misses.set(why, [...(misses.get(why) ?? []), { forecast, truth }]);
  }
  const right = (pick: (forecast: Forecast) => string): number =>
    scored.filter(({ forecast, truth }) => comparableText(pick(forecast)) === truth).length;
  return {
    column,
    lines: scored.length,
    ...spread(scored, ({ predictions }) => predictions),
    preferred: right(({ predictions }) => predictions[0]?.text ?? ''),
    unchanged: right(({ now }) => now),
    straight: right(({ straight }) => straight),
    equal: right(({ equal }) => equal),
    frontier: FRONTIER.map((_leftOut, at) => spread(scored, ({ frontier }) => frontier[at] ?? [])),
    misses,
    gone,
  };
}

/** Scores forecasts against the lines of a later edition. */
export function score(forecasts: readonly Forecast[], later: readonly Line[]): Score[] {
  const columns = [...new Set(forecasts.map(({ column }) => column))].sort();
  return columns.map((column) => {
    const truths = new Map(later.map((line) => [lineKey(line), comparable(line.cell(column))]));
    const own = forecasts.filter((one) => one.column === column);
    const scored = own.flatMap((forecast): Scored[] => {
      const truth = truths.get(forecast.key);
      return truth === undefined || truth === '' ? [] : [{ forecast, truth }];
    });
    return scoreColumn(column, scored, own.length - scored.length);
  });
}
