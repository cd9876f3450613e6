import type { PlainDate } from '../../base/index.js';
import { within } from '../calendar/days.js';
import { japaneseFiscalYearOf } from '../calendar/japaneseFiscalYear.js';
import { countingPeriodsOf, periodWord } from './countingYear.js';
import type { Count } from './counts.js';
import { isMissing } from './missing.js';
import { figureDue, startAfter } from './start.js';
import type { ConditionResult, Measure, SafeguardInput, SafeguardStatus } from './types.js';

export interface Verdict {
  readonly status: SafeguardStatus;
  readonly reason: string | null;
  /** the measure the verdict rests on */
  readonly measure: Measure | null;
}

const verdict = (
  status: SafeguardStatus,
  reason: string | null,
  measure: Measure | null = null,
): Verdict => ({
  status,
  reason,
  measure,
});

/** A measure runs, is over, or began and the facts do not say until when. */
function byMeasure(counts: readonly Count[], on: PlainDate): Verdict | undefined {
  for (const { measure } of counts) {
    if (!measure || measure.from > on) continue;
    const { from, to } = measure;
    if (to === null) {
      return verdict('unknown', `a measure began on ${from}; how long it lasts is not in the facts`, measure);
    }
    if (on <= to) return verdict('inForce', `a measure runs from ${from} to ${to}`, measure);
  }
  return undefined;
}

/** The trigger was passed and the measure is still to come, or the facts do not say when it comes. */
function pending({ crossing, measure, notComputed }: Count, on: PlainDate): Verdict | undefined {
  const period = measure?.exceededIn ?? crossing.period;
  if (!period || period.to > on) return undefined;
  const passed = `the figure of the period ended ${period.to} passes the trigger`;
  if (measure && on < measure.from) {
    return verdict('triggered', `${passed}; the measure begins on ${measure.from}`, measure);
  }
  const [first] = notComputed;
  return !measure && first ? verdict('triggered', `${passed}; ${first}`) : undefined;
}

/** An earlier count whose missing figures could mean a measure that still runs. */
function openBefore(counts: readonly Count[], current: Count, input: SafeguardInput): Verdict | undefined {
  for (const count of counts) {
    const until = count === current ? undefined : count.openUntil;
    if (until === undefined || count.year.to > input.on || input.on > until) continue;
    return verdict(
      'unknown',
      `whether a measure of ${count.year.name} still runs is not known: figures or facts of that year are missing`,
    );
  }
  return undefined;
}

/** What the current count leaves open on the date. */
function openNow(
  { crossing, year }: Count,
  conditions: readonly ConditionResult[],
  input: SafeguardInput,
): string | undefined {
  const { open, atLatest } = crossing;
  if (!open || input.on < year.from) return undefined;
  const [first] = conditions;
  if (first?.threshold === null) return first.reason;
  if (atLatest) {
    return input.on < open.to
      ? undefined
      : `the trigger is passed between the periods ended ${open.to} and ${atLatest.to}; the figures between are missing`;
  }
  const word = periodWord(input.facts.counting.period);
  return input.on <= figureDue(open.to, input)
    ? undefined
    : `the figure of the ${word} ended ${open.to} and later ones are missing`;
}

/**
 * A measure that ended in the fiscal year of the date, or before a season that has not begun. With more than the first
 * figure of the new count missing it says no more.
 */
function justEnded(counts: readonly Count[], current: Count, input: SafeguardInput): Verdict | undefined {
  const { on } = input;
  const ended = counts.findLast(({ measure }) => measure?.to && measure.to < on)?.measure;
  if (!ended?.to || !(within(japaneseFiscalYearOf(on), ended.to) || on < current.year.from)) return undefined;
  const { open } = current.crossing;
  const periods = countingPeriodsOf(input.facts.counting.period, current.year);
  const second = open && periods.find(({ from }) => from > open.to);
  const start = second && startAfter(second.to, input);
  if (open && !(start && !isMissing(start) && on < start.value)) return undefined;
  return verdict('ended', `the measure of ${ended.year} ended on ${ended.to}`, ended);
}

/** The state of a safeguard on a date, and why. */
export function verdictOn(
  counts: readonly Count[],
  current: Count,
  conditions: readonly ConditionResult[],
  input: SafeguardInput,
): Verdict {
  const { on, facts } = input;
  const own = facts.end.on;
  if (own !== null && on > own) {
    return verdict('notTriggered', `the safeguard on ${facts.name.en} ended on ${own}`);
  }
  const certain = byMeasure(counts, on) ?? counts.map((it) => pending(it, on)).find((it) => it);
  if (certain) return certain;
  const found = justEnded(counts, current, input) ?? openBefore(counts, current, input);
  if (found) return found;
  const open = openNow(current, conditions, input);
  return open === undefined ? verdict('notTriggered', null) : verdict('unknown', open);
}
