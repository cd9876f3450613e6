import { addDays, type PlainDate } from '../../base/index.js';
import { earlier, later, type Span, within } from '../calendar/days.js';
import { japaneseFiscalYear } from '../calendar/japaneseFiscalYear.js';
import { describeConditions } from './conditions.js';
import { countingPeriodsOf } from './countingYear.js';
import { type Count, countsOf, lastDayOf } from './counts.js';
import { isMissing } from './missing.js';
import { figureDue, startAfter } from './start.js';
import { verdictOn } from './status.js';
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
function changesIn(year: Span, counts: readonly Count[], input: SafeguardInput): readonly PlainDate[] {
  const days = new Set<PlainDate>([year.from]);
  for (const count of counts) {
    const { measure, openUntil: until } = count;
    if (measure) days.add(measure.from).add(addDays(measure.to ?? measure.from, 1));
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
  const counts = countsOf(asked, lastDayOf(asked, ends));
  const current = counts.find(
    (count) => count.year.fiscal.from <= year.from && year.from <= count.year.fiscal.to,
  );
  if (!current) return [];
  for (const on of changesIn(year, counts, asked)) {
    const { results } = describeConditions(on, current.year, { ...input, on });
    const { status, reason, measure: found } = verdictOn(counts, current, results, { ...input, on });
    const measure = status === 'inForce' ? found : null;
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
