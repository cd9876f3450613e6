import { addDays, type PlainDate } from '../../base/index.js';
import { earlier } from '../calendar/days.js';
import { japaneseFiscalYear } from '../calendar/japaneseFiscalYear.js';
import { type CountingYear, countingPeriodsOf, countingYearOf } from './countingYear.js';
import { type Crossing, crossingOf } from './crossing.js';
import { endOfMeasure } from './duration.js';
import { cut, measureOf } from './measures.js';
import { isMissing } from './missing.js';
import { startAfter } from './start.js';
import type { Measure, SafeguardInput } from './types.js';

/** One counting year: where its conditions come to hold and the measure that follows. */
export interface Count {
  readonly year: CountingYear;
  readonly crossing: Crossing;
  readonly measure: Measure | null;
  readonly notComputed: readonly string[];
  /**
   * the last day a measure could run that the figures leave open; undefined when they leave none open. Facts that do not
   * say when a measure begins or ends leave the year of the count open and no more.
   */
  readonly openUntil: PlainDate | undefined;
}

/** The last day on which the safeguard can act: the end of the agreement or its own, whichever comes first. */
export function lastDayOf(input: SafeguardInput, agreementEnds: PlainDate | null): PlainDate | null {
  const own = input.facts.end.on;
  if (own === null || agreementEnds === null) return own ?? agreementEnds;
  return earlier(own, agreementEnds);
}

const yearNamed = (name: string, input: SafeguardInput): CountingYear =>
  countingYearOf(input.facts, japaneseFiscalYear(Number(name.slice(3))).to);

/** The last day a measure could run that no figure excludes. */
function openUntil(
  year: CountingYear,
  { open, atLatest }: Crossing,
  input: SafeguardInput,
): PlainDate | undefined {
  if (!open) return undefined;
  let last = year.fiscal.to;
  for (const period of countingPeriodsOf(input.facts.counting.period, year)) {
    if (period.to < open.to || (atLatest && period.to > atLatest.to)) continue;
    const start = startAfter(period.to, input);
    if (isMissing(start)) continue;
    const end = endOfMeasure(period.to, start.value, year, input);
    if (!isMissing(end) && end.value > last) last = end.value;
  }
  return last;
}

/**
 * The counts of every year with figures or a recorded measure, of the date's fiscal year and of the one before it, in order.
 * They are the same on every day of a fiscal year.
 */
export function countsOf(input: SafeguardInput, lastDay: PlainDate | null): readonly Count[] {
  const current = countingYearOf(input.facts, input.on);
  const names = new Set([...input.volumes.years, ...input.facts.taken.map((it) => it.name), current.name]);
  const before = addDays(current.fiscal.from, -1);
  if (before >= input.facts.inForce.from) names.add(countingYearOf(input.facts, before).name);
  return [...names].sort().map((name) => {
    const year = yearNamed(name, input);
    const crossing = crossingOf(year, input, lastDay);
    const { measure: whole, notComputed } = measureOf(year, crossing, input);
    const measure = cut(whole, lastDay);
    return {
      year,
      crossing,
      measure,
      notComputed,
      openUntil: measure ? undefined : openUntil(year, crossing, input),
    };
  });
}
