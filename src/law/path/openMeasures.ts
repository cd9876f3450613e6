import { addDays, type PlainDate, yearOf } from '../../base/index.js';
import { earlier, later } from '../calendar/days.js';
import type { LawRecord, Line } from '../record.js';
import { coverageOf } from '../safeguard/products.js';
import { type SafeguardSpan, safeguardSpans } from '../safeguard/spans.js';
import type { SafeguardInput } from '../safeguard/types.js';
import type { OpenMeasure, PathQuery } from './types.js';

const spansOf = new WeakMap<Omit<SafeguardInput, 'on'>, Map<number, readonly SafeguardSpan[]>>();

/** The states of a safeguard in a fiscal year; remembered, since the lines of a chapter share it. */
function spansIn(input: Omit<SafeguardInput, 'on'>, year: number): readonly SafeguardSpan[] {
  const known = spansOf.get(input) ?? new Map<number, readonly SafeguardSpan[]>();
  spansOf.set(input, known);
  const spans = known.get(year) ?? safeguardSpans(year, input);
  known.set(year, spans);
  return spans;
}

/** Days on which it is not known whether a measure of a safeguard runs; adjoining ones are one. */
function openDays(
  input: Omit<SafeguardInput, 'on'>,
  covered: 'yes' | 'unknown',
  { from, to }: PathQuery,
): OpenMeasure[] {
  const { facts } = input;
  const found: OpenMeasure[] = [];
  const add = (first: PlainDate, last: PlainDate, reason: string): void => {
    const before = found.at(-1);
    if (before && addDays(before.to, 1) === first) found[found.length - 1] = { ...before, to: last };
    else found.push({ safeguard: facts.id, name: facts.name, from: first, to: last, reason });
  };
  for (let year = yearOf(from) - 1; year <= yearOf(to); year += 1) {
    for (const span of spansIn(input, year)) {
      const [first, end] = [later(span.from, from), earlier(span.to, to)];
      if (end < first || span.status === 'notTriggered') continue;
      if (span.status === 'unknown') add(first, end, span.reason ?? '');
      else if (covered === 'unknown') add(first, end, 'whether the line is covered is not known');
    }
  }
  return found;
}

/** When it is not known whether a safeguard of an agreement is in force for a line, so that a path shows the rate without one. */
export function openMeasures(
  agreement: string,
  line: Line,
  query: PathQuery,
  record: LawRecord,
): readonly OpenMeasure[] {
  return record.safeguards.flatMap((input) => {
    const { facts } = input;
    if (facts.agreement !== agreement || facts.importer !== line.importer) return [];
    const { covered } = coverageOf(facts, line.code);
    return covered === 'no' ? [] : openDays(input, covered, query);
  });
}
