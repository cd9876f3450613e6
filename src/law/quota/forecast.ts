import { addDays, daysBetween, type Exact, type PlainDate } from '../../base/index.js';
import type { Span } from '../calendar/days.js';
import { type Evidence, lowerEvidence } from '../determination.js';
import type { Fill } from './fills.js';
import { quantileT } from './studentT.js';

/** When a quota is likely to fill. A date is null when it lies beyond the quota year. */
export interface Forecast {
  readonly method: 'pace of this year' | 'pace of past years';
  /** in words, with what it assumes */
  readonly description: string;
  /** probability with which the fill date lies in the interval, if its assumptions hold */
  readonly coverage: number;
  readonly expected: PlainDate | null;
  readonly earliest: PlainDate;
  readonly latest: PlainDate | null;
  /** figures or years it rests on */
  readonly basedOn: number;
  readonly evidence: Evidence;
}

/** A forecast is a statistic, not a duty: it is the one place of this room that uses floating point. */
const asNumber = ({ n, d }: Exact): number => Number(n) / Number(d);

const LEAST_FIGURES = 3;
const LEAST_YEARS = 2;

const PACE_OF_THIS_YEAR =
  'daily draws taken as independent with one mean and one variance; the mean and variance per day come from the figures of this year; the interval holds the days on which a Student t prediction interval of the cumulative draw reaches the volume';

/** The first of the next `most` days on which a condition holds. */
function firstDay(most: number, holds: (days: number) => boolean): number | undefined {
  for (let days = 1; days <= most; days += 1) if (holds(days)) return days;
  return undefined;
}

/**
 * From the figures of the year. With draws x over gaps of d days, mean m = Σx/Σd per day, variance per day
 * s² = Σ(x − m d)²/d / (n − 1) and D = Σd, the draw of the next k days is predicted as k m ± t s √(k + k²/D), t of
 * Student with n − 1 degrees of freedom; k²/D is the error of the mean. The interval runs from the first k whose upper
 * end reaches the rest of the quota to the first whose lower end does. Undefined with fewer than three draws.
 */
export function forecastFromFigures(
  fills: readonly Fill[],
  year: Span,
  volume: Exact,
  coverage: number,
): Forecast | undefined {
  const last = fills.at(-1);
  if (!last || fills.length < LEAST_FIGURES) return undefined;
  const gaps = fills.map(({ to }, i) =>
    i === 0 ? daysBetween(year.from, to) + 1 : daysBetween((fills[i - 1] as Fill).to, to),
  );
  const draws = fills.map(
    (fill, i) => asNumber(fill.volume) - (i === 0 ? 0 : asNumber((fills[i - 1] as Fill).volume)),
  );
  const days = gaps.reduce((sum, gap) => sum + gap, 0);
  const mean = asNumber(last.volume) / days;
  const squares = draws.reduce((sum, draw, i) => {
    const gap = gaps[i] as number;
    return sum + (draw - mean * gap) ** 2 / gap;
  }, 0);
  const deviation = Math.sqrt(squares / (draws.length - 1));
  const t = quantileT(coverage, draws.length - 1);
  const rest = asNumber(volume) - asNumber(last.volume);
  if (rest <= 0) return undefined;
  const left = daysBetween(last.to, year.to);
  const half = (k: number): number => t * deviation * Math.sqrt(k + (k * k) / days);
  const earliest = firstDay(left, (k) => k * mean + half(k) >= rest);
  if (earliest === undefined) return undefined;
  const expected = firstDay(left, (k) => k * mean >= rest);
  const latest = firstDay(left, (k) => k * mean - half(k) >= rest);
  const on = (k: number | undefined): PlainDate | null => (k === undefined ? null : addDays(last.to, k));
  return {
    method: 'pace of this year',
    description: PACE_OF_THIS_YEAR,
    coverage,
    expected: on(expected),
    earliest: addDays(last.to, earliest),
    latest: on(latest),
    basedOn: fills.length,
    evidence: fills.reduce<Evidence>((grade, it) => lowerEvidence(grade, it.evidence), 'reconstructed'),
  };
}

/** How fast a quota filled in an earlier year. */
export interface PastYear {
  readonly year: string;
  readonly volume: Exact;
  /** days from the start of the year to the fill, that day included */
  readonly days: number;
  readonly evidence: Evidence;
}

const PACE_OF_PAST_YEARS =
  'the pace of a year (volume by day until filled) taken as log-normal and exchangeable between years; no trend; a Student t prediction interval of the log pace, turned into days for the volume of this year';

/**
 * From the days it took in past years: the log of the pace (volume ÷ days) has the mean a and deviation s of the n past
 * years, that of this year is predicted as a ± t s √(1 + 1/n), n − 1 degrees of freedom. Undefined with one year or none.
 */
export function forecastFromYears(
  past: readonly PastYear[],
  year: Span,
  volume: Exact,
  coverage: number,
): Forecast | undefined {
  const n = past.length;
  if (n < LEAST_YEARS) return undefined;
  const paces = past.map((it) => Math.log(asNumber(it.volume) / it.days));
  const mean = paces.reduce((sum, pace) => sum + pace, 0) / n;
  const deviation = Math.sqrt(paces.reduce((sum, pace) => sum + (pace - mean) ** 2, 0) / (n - 1));
  const half = quantileT(coverage, n - 1) * deviation * Math.sqrt(1 + 1 / n);
  const length = daysBetween(year.from, year.to) + 1;
  const filledOn = (logPace: number): PlainDate | null => {
    const days = Math.max(1, Math.ceil(asNumber(volume) / Math.exp(logPace)));
    return days > length ? null : addDays(year.from, days - 1);
  };
  const earliest = filledOn(mean + half);
  if (earliest === null) return undefined;
  return {
    method: 'pace of past years',
    description: PACE_OF_PAST_YEARS,
    coverage,
    expected: filledOn(mean),
    earliest,
    latest: filledOn(mean - half),
    basedOn: n,
    evidence: past.reduce<Evidence>((grade, it) => lowerEvidence(grade, it.evidence), 'reconstructed'),
  };
}
