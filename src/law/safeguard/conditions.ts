import {
  compare,
  divide,
  type Exact,
  formatExact,
  multiply,
  type PlainDate,
  roundTo,
  sign,
  subtract,
} from '../../base/index.js';
import { holdsOn } from '../calendar/days.js';
import { type Citation, type Evidence, type Label, lowerEvidence } from '../determination.js';
import type { SourcedGrounds } from '../grounds.js';
import { boundsOn } from './bounds.js';
import type { CountingYear } from './countingYear.js';
import type { ConditionFacts, Counted } from './facts.js';
import { importsBefore } from './previousYears.js';
import { scheduledTrigger } from './triggers.js';
import type { ConditionResult, GradedVolume, Met, SafeguardInput, Share, Threshold } from './types.js';
import type { Figure } from './volumes.js';

interface Condition {
  readonly name: Label;
  readonly counted: readonly Counted[];
  readonly threshold: Threshold;
}

/** A condition as it stands in a counting year; undefined when it is none on the day. */
function conditionOf(
  facts: ConditionFacts,
  on: PlainDate,
  year: CountingYear,
  input: SafeguardInput,
): Condition | undefined {
  if (facts.kind === 'exceedsTrigger') {
    const trigger = input.facts.triggers.find((it) => it.id === facts.trigger);
    return (
      trigger && {
        name: trigger.name,
        counted: trigger.counted,
        threshold: scheduledTrigger(trigger, year, input),
      }
    );
  }
  if (facts.to && on > facts.to) return undefined;
  const { name, counted } = facts;
  return { name, counted, threshold: importsBefore(counted, year, 1, input) };
}

/** The conditions that a figure must meet, for a period that ends on a day, and what they rest on. */
function conditionsOn(
  on: PlainDate,
  year: CountingYear,
  input: SafeguardInput,
): { readonly list: readonly Condition[]; readonly grounds: SourcedGrounds | undefined } {
  const span = input.facts.conditions.find((it) => holdsOn(it, on));
  const list = (span?.allOf ?? []).flatMap((it) => conditionOf(it, on, year, input) ?? []);
  return { list, grounds: span };
}

const lowest = (
  grades: readonly { readonly evidence: Evidence }[],
  start: Evidence = 'published',
): Evidence => grades.reduce((grade, it) => lowerEvidence(grade, it.evidence), start);

interface Test {
  readonly met: Met;
  readonly evidence: Evidence;
  /** of the figures that decide it; none where they do not */
  readonly citations: readonly Citation[];
}

const UNKNOWN = { met: 'unknown', citations: [] } as const;

const decided = (met: Met, figures: readonly Figure[], evidence: Evidence): Test => ({
  met,
  evidence: lowest(figures, evidence),
  citations: figures.map(({ citation }) => citation),
});

/** A count above a threshold is certain from its least value, one not above it from its most. */
function test(condition: Condition, on: PlainDate, year: CountingYear, input: SafeguardInput): Test {
  const { threshold, counted } = condition;
  if ('missing' in threshold) return { ...UNKNOWN, evidence: 'unverified' };
  const { value, evidence } = threshold.known;
  const bounds = boundsOn(counted, year.name, on, input.volumes);
  if (compare(bounds.least, value) > 0) return decided('yes', bounds.leastFrom, evidence);
  if (bounds.most && compare(bounds.most, value) <= 0) return decided('no', bounds.mostFrom, evidence);
  return { ...UNKNOWN, evidence };
}

/** Whether all conditions hold for the period that ends on a day: one `no` decides, else one `unknown` leaves it open. */
export function allMet(on: PlainDate, year: CountingYear, input: SafeguardInput): Test {
  const { list, grounds } = conditionsOn(on, year, input);
  if (!grounds || list.length === 0) return { ...UNKNOWN, evidence: 'unverified' };
  const tests = list.map((condition) => test(condition, on, year, input));
  const no = tests.find(({ met }) => met === 'no');
  if (no) return { ...no, evidence: lowerEvidence(no.evidence, grounds.evidence) };
  const met = tests.every((it) => it.met === 'yes') ? 'yes' : 'unknown';
  const evidence = lowest(tests, grounds.evidence);
  return { met, evidence, citations: [...new Set(tests.flatMap(({ citations }) => citations))] };
}

const text = (value: Exact, unit: string, grades: readonly Figure[]): GradedVolume | null => {
  const [first] = grades;
  return first
    ? { volume: formatExact(value), unit, evidence: lowest(grades), citation: first.citation }
    : null;
};

/** A volume as a share of a threshold. */
export function shareOf(volume: Exact, threshold: Exact): Share {
  const share = divide(volume, threshold);
  const percent = formatExact(roundTo(multiply(share, { n: 100, d: 1 }), 1));
  return { exact: formatExact(share), percent: percent.includes('.') ? percent : `${percent}.0` };
}

/** Every condition as it stands by the latest figures up to a day. */
export function describeConditions(
  on: PlainDate,
  year: CountingYear,
  input: SafeguardInput,
): { readonly results: readonly ConditionResult[]; readonly grounds: SourcedGrounds | undefined } {
  const { unit } = input.facts.counting;
  const { list, grounds } = conditionsOn(on, year, input);
  const results = list.map((condition): ConditionResult => {
    const { name, counted, threshold } = condition;
    const { leastFrom, least } = boundsOn(counted, year.name, on, input.volumes);
    const complete = leastFrom.length === counted.length;
    const latest = complete ? text(least, unit, leastFrom) : null;
    const to = leastFrom.reduce<PlainDate | undefined>(
      (first, figure) => (first === undefined || figure.to < first ? figure.to : first),
      undefined,
    );
    const volume = latest && to ? { ...latest, to } : null;
    const { met, evidence } = test(condition, to ?? on, year, input);
    if ('missing' in threshold) {
      return {
        name,
        met,
        threshold: null,
        volume,
        share: null,
        distance: null,
        evidence,
        reason: threshold.missing,
      };
    }
    const { value, ...rest } = threshold.known;
    const withVolume = volume !== null && sign(value) > 0;
    return {
      name,
      met,
      threshold: { volume: formatExact(value), unit, ...rest },
      volume,
      share: withVolume ? shareOf(least, value) : null,
      distance: volume === null ? null : formatExact(subtract(value, least)),
      evidence,
      ...(met === 'unknown' ? { reason: `no figure decides: ${name.en}` } : {}),
    };
  });
  return { results, grounds };
}
