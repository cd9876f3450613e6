import type { Line } from '../../src/law/index.js';
import { type Cell, printCell, readCell } from '../../src/notation/index.js';
import { lineKey } from './edition.js';
import type { Forecast } from './fit.js';

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
  /** lines whose likeliest prediction was wrong, by cause */
  readonly misses: ReadonlyMap<string, readonly Miss[]>;
  /** lines of 2025 that the edition of 2026 no longer has, or has without a rate */
  readonly gone: number;
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

const comparable = (cell: Cell): string => lowest(printCell(applied(cell)));
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

function scoreColumn(
  column: string,
  forecasts: readonly Forecast[],
  truths: ReadonlyMap<string, string>,
): Score {
  const misses = new Map<string, Miss[]>();
  const count = {
    lines: 0,
    distinct: 0,
    among: 0,
    agree: 0,
    agreeRight: 0,
    preferred: 0,
    unchanged: 0,
    straight: 0,
  };
  let gone = 0;
  for (const forecast of forecasts) {
    const truth = truths.get(forecast.key);
    if (truth === undefined || truth === '') {
      gone += 1;
      continue;
    }
    const predictions = [...new Set(forecast.predictions.map(({ text }) => comparableText(text)))];
    const right = predictions[0] === truth;
    count.lines += 1;
    count.distinct += predictions.length;
    count.among += Number(predictions.includes(truth));
    count.agree += Number(predictions.length === 1);
    count.agreeRight += Number(predictions.length === 1 && right);
    count.preferred += Number(right);
    count.unchanged += Number(comparableText(forecast.now) === truth);
    count.straight += Number(comparableText(forecast.straight) === truth);
    if (right) continue;
    const why = cause(forecast, truth, predictions);
    misses.set(why, [...(misses.get(why) ?? []), { forecast, truth }]);
  }
  return { column, ...count, misses, gone };
}

/** Scores forecasts against the lines of a later edition. */
export function score(forecasts: readonly Forecast[], later: readonly Line[]): Score[] {
  const columns = [...new Set(forecasts.map(({ column }) => column))].sort();
  return columns.map((column) => {
    const truths = new Map(later.map((line) => [lineKey(line), comparable(line.cell(column))]));
    return scoreColumn(
      column,
      forecasts.filter((one) => one.column === column),
      truths,
    );
  });
}
