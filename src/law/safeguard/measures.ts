import { addDays, type PlainDate } from '../../base/index.js';
import { earlier, holdsOn, type Span } from '../calendar/days.js';
import { type Citation, type Evidence, lowerEvidence } from '../determination.js';
import type { CountingYear } from './countingYear.js';
import type { Crossing } from './crossing.js';
import { endOfMeasure } from './duration.js';
import type { RateSpan, RecordedMeasure } from './facts.js';
import { ASSUMED, isMissing, missing, type Result } from './missing.js';
import { startAfter } from './start.js';
import type { Measure, SafeguardInput } from './types.js';

/** The rate during a measure: that of the year in which the trigger was passed, kept to the end of the measure. */
function rateOf(periodEnd: PlainDate, input: SafeguardInput): Result<string> {
  const span = input.facts.rates.find((it) => holdsOn(it, periodEnd));
  if (span && span.rate !== null) return { ...gradedOf(span), value: span.rate };
  const assumed = input.assume?.rate;
  if (assumed !== undefined) return { ...ASSUMED, value: assumed };
  return missing(`the safeguard rate for ${input.facts.name.en} on ${periodEnd} is not in the facts`);
}

const gradedOf = ({ evidence, citation, note }: RateSpan) => ({
  evidence,
  citation,
  ...(note === undefined ? {} : { note }),
});

function followedBy(lastDay: PlainDate, input: SafeguardInput): Measure['followedBy'] {
  const from = addDays(lastDay, 1);
  const span = input.facts.following.rates.find((it) => holdsOn(it, from));
  return span && span.rate !== null ? { from, rate: span.rate, evidence: span.evidence } : null;
}

export interface BuiltMeasure {
  readonly measure: Measure | null;
  readonly notComputed: readonly string[];
}

function bySource(record: RecordedMeasure, ruled: Measure | null, input: SafeguardInput): Measure {
  const { name, from, to, rate, evidence, citation } = record;
  return {
    year: name,
    exceededIn: { from: record.exceededFrom, to: record.exceededTo },
    from,
    to,
    rate,
    followedBy: followedBy(to, input),
    basis: 'recorded',
    agreesWithRule: ruled !== null && ruled.from === from && ruled.to === to && ruled.rate === rate,
    evidence,
    citations: [citation],
  };
}

/** The measure that the rule gives once a period passed every condition. */
function byRule(
  year: CountingYear,
  period: Span,
  { evidence, citations: figures }: Crossing,
  input: SafeguardInput,
): BuiltMeasure {
  const start = startAfter(period.to, input);
  if (isMissing(start)) return { measure: null, notComputed: [start.missing] };
  const end = endOfMeasure(period.to, start.value, year, input);
  const rate = rateOf(period.to, input);
  const to = isMissing(end) ? null : end.value;
  if (to !== null && to < start.value) return { measure: null, notComputed: [] };
  const known = [start, end, rate].flatMap<{ evidence: Evidence; citation: Citation }>((it) =>
    isMissing(it) ? [] : [it],
  );
  const citations = [...known.map(({ citation }) => citation), ...figures];
  const measure: Measure = {
    year: year.name,
    exceededIn: period,
    from: start.value,
    to,
    rate: isMissing(rate) ? null : rate.value,
    followedBy: to === null ? null : followedBy(to, input),
    basis: 'computed',
    evidence: known.reduce((grade, it) => lowerEvidence(grade, it.evidence), evidence),
    citations,
  };
  const notComputed = [end, rate].flatMap((it) => (isMissing(it) ? [it.missing] : []));
  return { measure, notComputed };
}

/** No measure outlives the agreement or the safeguard. */
export function cut(measure: Measure | null, lastDay: PlainDate | null): Measure | null {
  if (!measure || lastDay === null) return measure;
  if (measure.from > lastDay) return null;
  if (measure.to !== null && measure.to <= lastDay) return measure;
  return { ...measure, to: measure.to === null ? lastDay : earlier(measure.to, lastDay), followedBy: null };
}

/** The measure of a counting year: the one a source records, else the one the rule gives. */
export function measureOf(year: CountingYear, crossing: Crossing, input: SafeguardInput): BuiltMeasure {
  const ruled: BuiltMeasure = crossing.period
    ? byRule(year, crossing.period, crossing, input)
    : { measure: null, notComputed: [] };
  const record = input.facts.taken.find((it) => it.name === year.name);
  return record ? { measure: bySource(record, ruled.measure, input), notComputed: [] } : ruled;
}
