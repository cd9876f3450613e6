import { type Exact, formatExact, type PlainDate, subtract } from '../../base/index.js';
import { type Citation, type Evidence, lowerEvidence } from '../determination.js';
import { effectiveTrigger } from './beef.js';
import { boundsOn } from './bounds.js';
import { allMet, describeConditions, shareOf } from './conditions.js';
import { countingPeriodsOf } from './countingYear.js';
import { type Count, countsOf, lastDayOf } from './counts.js';
import type { Counted } from './facts.js';
import { isMissing } from './missing.js';
import { startAfter } from './start.js';
import { type Verdict, verdictOn } from './status.js';
import { stepsOf } from './steps.js';
import { lastDayAfterNotice, requireInForce } from './termination.js';
import type { ConditionResult, Graded, GradedVolume, SafeguardAnswer, SafeguardInput } from './types.js';

/** The trigger as a person reads it: the first condition's threshold, or what the law puts in its place. */
function triggerOf(
  current: Count,
  conditions: readonly ConditionResult[],
  input: SafeguardInput,
): { shown: GradedVolume | null; value?: Exact; counted: readonly Counted[] } {
  const { triggerOverride, triggers, counting } = input.facts;
  const first = { shown: conditions[0]?.threshold ?? null, counted: [] };
  const own = triggers.find(({ id }) => id === triggerOverride?.trigger);
  if (!own) return first;
  const effective = effectiveTrigger(own, current.year, input);
  if ('missing' in effective) return first;
  const { value, ...rest } = effective.known;
  return {
    shown: { volume: formatExact(value), unit: counting.unit, ...rest },
    value,
    counted: own.counted,
  };
}

/** First day of a measure: of the one to come, else if the next figure, or the first that is missing, passes the trigger. */
function earliestStart(
  current: Count,
  verdict: Verdict,
  latest: PlainDate | undefined,
  input: SafeguardInput,
): Graded<PlainDate> | null {
  const { on, facts } = input;
  const { measure } = verdict;
  if (measure && (verdict.status === 'triggered' || verdict.status === 'inForce')) {
    const [citation = facts.start.citation] = measure.citations;
    return { value: measure.from, evidence: measure.evidence, citation };
  }
  if (facts.end.on !== null && on > facts.end.on) return null;
  const { open } = current.crossing;
  const next = countingPeriodsOf(facts.counting.period, current.year).find(
    ({ to }) => to === open?.to || (to >= on && (latest === undefined || to > latest)),
  );
  const start = next && startAfter(next.to, input);
  return start && !isMissing(start) ? start : null;
}

/** The grade of a verdict that no measure runs: of the figure that excludes it last. */
function gradeOfNo(current: Count, input: SafeguardInput): Evidence {
  const { open } = current.crossing;
  const last = countingPeriodsOf(input.facts.counting.period, current.year).findLast(
    ({ to }) => to <= input.on && (!open || to < open.to),
  );
  return last ? allMet(last.to, current.year, input).evidence : 'published';
}

function gradeOf(
  verdict: Verdict,
  current: Count,
  shown: readonly (GradedVolume | null)[],
  input: SafeguardInput,
) {
  if (verdict.status === 'unknown') return 'unverified';
  const base = verdict.measure?.evidence ?? gradeOfNo(current, input);
  const own = input.facts.end;
  const ended = own.on !== null && input.on > own.on ? own.evidence : base;
  return shown.reduce<Evidence>((grade, it) => (it ? lowerEvidence(grade, it.evidence) : grade), ended);
}

const distinct = (citations: readonly Citation[]): readonly Citation[] => [
  ...new Map(citations.map((it) => [`${it.title} ${it.locator}`, it])).values(),
];

/**
 * The state of a safeguard on a date, by its facts and the volumes counted: status, distance to the trigger, earliest
 * start of a measure, the measures themselves. Figures of periods that end after the date are used only to exclude what
 * they exclude (a count cannot fall); the volume shown is the latest up to the date.
 *
 * Throws Problem('invalidInput') for a date before the agreement or after its end, and for a notice of termination before it.
 */
export function assessSafeguard(input: SafeguardInput): SafeguardAnswer {
  const { facts, on } = input;
  const notice = input.terminationNotice;
  const agreementEnds = notice === undefined ? null : lastDayAfterNotice(facts, notice);
  requireInForce(facts, on, agreementEnds);

  const counts = countsOf(input, lastDayOf(input, agreementEnds));
  const current = counts.find(({ year }) => year.fiscal.from <= on && on <= year.fiscal.to) as Count;
  const { results: conditions, grounds } = describeConditions(on, current.year, input);
  const verdict = verdictOn(counts, current, conditions, input);

  const volume = conditions[0]?.volume ?? null;
  const { shown: trigger, value, counted } = triggerOf(current, conditions, input);
  const [first] = conditions;
  let { share = null, distance = null } = first ?? {};
  if (value && volume) {
    const { least } = boundsOn(counted, current.year.name, on, input.volumes);
    share = shareOf(least, value);
    distance = formatExact(subtract(value, least));
  }

  const measures = counts.flatMap(({ measure }) => (measure && measure.exceededIn.to <= on ? [measure] : []));
  const passed = current.measure?.exceededIn ?? current.crossing.period;
  const open = current.crossing.open && startAfter(current.crossing.open.to, input);
  const evidence = gradeOf(verdict, current, [trigger, volume], input);
  const shownMeasure = verdict.measure;
  return {
    safeguard: facts.id,
    name: facts.name,
    on,
    status: verdict.status,
    reason: verdict.reason,
    year: { name: current.year.name, from: current.year.from, to: current.year.to },
    trigger,
    volume,
    share,
    distance,
    conditions,
    exceededOn: passed && passed.to <= on ? passed : null,
    earliestStart: earliestStart(current, verdict, volume?.to, input),
    unknownFrom: open && !isMissing(open) && !current.measure ? open.value : null,
    measures,
    agreementEnds,
    evidence,
    steps: stepsOf({ trigger, volume, distance, share, conditions }, shownMeasure, input),
    citations: distinct([
      ...(grounds ? [grounds.citation] : []),
      ...[trigger, volume].flatMap((it) => (it ? [it.citation] : [])),
      ...(shownMeasure?.citations ?? []),
    ]),
    notComputed: [
      ...conditions.flatMap((it) => (it.threshold === null && it.reason ? [it.reason] : [])),
      ...counts.flatMap(({ year, notComputed }) => (year === current.year ? notComputed : [])),
    ],
  };
}
