import {
  addDays,
  daysBetween,
  divide,
  type Exact,
  exact,
  formatExact,
  multiply,
  type PlainDate,
  parseExact,
  roundTo,
} from '../../../../src/base/index.js';
import type { Citation, Evidence, SafeguardReport, TariffRecord } from '../../../../src/kanzei.js';

/** The first and last day of the replay: the year of the count and the measure that followed. */
export const REPLAY_FIRST = '2020-04-01' as PlainDate;
export const REPLAY_LAST = '2021-04-16' as PlainDate;
export const REPLAY_DAYS = daysBetween(REPLAY_FIRST, REPLAY_LAST);
const YEAR_END = '2021-03-31';

/** Imports from the start of the count up to a day, as a source gives them. */
export interface ReplayFigure {
  readonly to: string;
  readonly volume: string;
  readonly unit: string;
  /** of the trigger, in percent to one decimal; undefined without a trigger */
  readonly percent: string | undefined;
  readonly evidence: Evidence;
  readonly citation: Citation;
}

/** A share in percent, to one decimal. */
export function percentOf(volume: string, whole: string | undefined): string | undefined {
  const [part, all] = [parseExact(volume), whole === undefined ? undefined : parseExact(whole)];
  if (!part || !all || all.n === 0) return undefined;
  return formatExact(roundTo(multiply(divide(part, all), exact('100')), 1));
}

/** The figures of U.S. beef of the year that the facts have, in order. */
export function replayFigures(record: TariffRecord, trigger: string | undefined): readonly ReplayFigure[] {
  return record
    .volumes('beef')
    .filter(({ counted, to, volume, measure }) => {
      const within = to >= REPLAY_FIRST && to <= YEAR_END;
      return counted === 'US' && measure === 'cumulative' && within && Boolean(volume);
    })
    .map(({ to, volume, unit, evidence, citation }) => ({
      to,
      volume: volume ?? '',
      unit,
      percent: percentOf(volume ?? '', trigger),
      evidence,
      citation,
    }))
    .sort((a, b) => (a.to < b.to ? -1 : 1));
}

/** The day at a place of the slider. */
export const dayAt = (place: number): PlainDate =>
  addDays(REPLAY_FIRST, Math.min(Math.max(Math.round(place), 0), REPLAY_DAYS));

/** The place of a day on the slider; the nearest end for a day outside. */
export const placeOf = (day: string): number =>
  day <= REPLAY_FIRST ? 0 : day >= REPLAY_LAST ? REPLAY_DAYS : daysBetween(REPLAY_FIRST, day as PlainDate);

/** Days worth going to: each figure, the first and last day of the measure. */
export interface Stop {
  readonly day: string;
  readonly what: 'figureOf' | 'crossing' | 'measureStart' | 'yearEnd' | 'measureEnd';
}

export function stopsOf(
  figures: readonly ReplayFigure[],
  measures: SafeguardReport['measures'],
): readonly Stop[] {
  const passedIn = new Set(measures.map(({ exceededIn }) => exceededIn.to as string));
  const stops: Stop[] = figures.map(({ to }) => ({
    day: to,
    what: passedIn.has(to) ? 'crossing' : 'figureOf',
  }));
  for (const { from, to } of measures) {
    stops.push({ day: from, what: 'measureStart' });
    if (to) stops.push({ day: to, what: 'measureEnd' });
  }
  return [...stops, { day: addDays(YEAR_END as PlainDate, 1), what: 'yearEnd' } as const]
    .filter(({ day }) => day >= REPLAY_FIRST && day <= REPLAY_LAST)
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** For a drawing only. */
export const drawn = (volume: string): number => {
  const { n, d }: Exact = exact(volume);
  return Number(n) / Number(d);
};
