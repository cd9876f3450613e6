import { addDays, type PlainDate } from '../../base/index.js';
import { earlier, later, type Span, within } from '../calendar/days.js';
import { japaneseFiscalYear } from '../calendar/japaneseFiscalYear.js';
import { countingPeriodsOf } from './countingYear.js';
import { countsOf, lastDayOf, openUntil } from './counts.js';
import { assessSafeguard } from './engine.js';
import { isMissing } from './missing.js';
import { figureDue, startAfter } from './start.js';
import { lastDayAfterNotice } from './termination.js';
import type { Measure, SafeguardInput, SafeguardStatus } from './types.js';

/** Days of one state. */
export interface SafeguardSpan extends Span {
  readonly status: SafeguardStatus;
  readonly reason: string | null;
  /** the measure in force */
  readonly measure: Measure | null;
}

/** The days of a fiscal year on which the state may change: ends of periods, figures due, starts and ends of measures. */
function changesIn(year: Span, input: SafeguardInput, lastDay: PlainDate | null): readonly PlainDate[] {
  const days = new Set<PlainDate>([year.from]);
  for (const count of countsOf({ ...input, on: year.from }, lastDay)) {
    const { measure } = count;
    if (measure) days.add(measure.from).add(addDays(measure.to ?? measure.from, 1));
    const until = openUntil(count, input);
    if (until) days.add(addDays(until, 1));
    if (count.year.to < addDays(year.from, -1) || count.year.from > year.to) continue;
    days.add(count.year.from);
    for (const { to } of countingPeriodsOf(input.facts.counting.period, count.year)) {
      const start = startAfter(to, input);
      days.add(to).add(addDays(figureDue(to, input), 1));
      if (!isMissing(start)) days.add(start.value);
    }
  }
  const { on } = input.facts.end;
  if (on !== null) days.add(addDays(on, 1));
  return [...days].filter((day) => within(year, day)).sort();
}

/**
 * The states of a safeguard through a Japanese fiscal year, without a hole: what `determine` needs to know of every day.
 * Empty for a year outside the life of the agreement.
 */
export function safeguardSpans(
  fiscalYear: number,
  input: Omit<SafeguardInput, 'on'>,
): readonly SafeguardSpan[] {
  const { facts, terminationNotice } = input;
  const ends = terminationNotice === undefined ? null : lastDayAfterNotice(facts, terminationNotice);
  const whole = japaneseFiscalYear(fiscalYear);
  const year: Span = {
    from: later(whole.from, facts.inForce.from),
    to: ends === null ? whole.to : earlier(whole.to, ends),
  };
  if (year.to < year.from) return [];
  const spans: SafeguardSpan[] = [];
  const asked = { ...input, on: year.from };
  for (const on of changesIn(year, asked, lastDayOf(asked, ends))) {
    const { status, reason, measures } = assessSafeguard({ ...input, on });
    const measure =
      status === 'inForce' ? (measures.find((it) => it.from <= on && (it.to ?? on) >= on) ?? null) : null;
    const before = spans.at(-1);
    if (before?.status === status && before.reason === reason) {
      spans[spans.length - 1] = { ...before, to: on };
    } else {
      if (before) spans[spans.length - 1] = { ...before, to: addDays(on, -1) };
      spans.push({ from: on, to: on, status, reason, measure });
    }
  }
  const last = spans.pop();
  return last ? [...spans, { ...last, to: year.to }] : [];
}
