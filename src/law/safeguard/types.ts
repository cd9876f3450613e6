import type { Exact, PlainDate } from '../../base/index.js';
import type { Span } from '../calendar/days.js';
import type { Citation, Evidence, Label, Step } from '../determination.js';
import type { SafeguardFacts, SafeguardId } from './facts.js';
import type { Volumes } from './volumes.js';

/**
 * notTriggered: no figure passes the trigger. triggered: passed, the measure has not begun. inForce: a measure runs.
 * ended: a measure is over since the fiscal year began, and the new count has not passed its trigger.
 * unknown: facts or figures that decide it are missing.
 */
export type SafeguardStatus = 'notTriggered' | 'triggered' | 'inForce' | 'ended' | 'unknown';

/** A value with its grade. */
export interface Graded<T> {
  readonly value: T;
  readonly evidence: Evidence;
  readonly citation: Citation;
  readonly note?: string;
}

/** A volume as text, with its unit. */
export interface GradedVolume {
  readonly volume: string;
  readonly unit: string;
  readonly evidence: Evidence;
  readonly citation: Citation;
  readonly note?: string;
}

/** The latest figure of a count: what was imported from the start of the count up to a day. */
export interface CountedVolume extends GradedVolume {
  readonly to: PlainDate;
}

/** A share, exact ("26789/48400") and in percent to one decimal ("55.3"). */
export interface Share {
  readonly exact: string;
  readonly percent: string;
}

export type Met = 'yes' | 'no' | 'unknown';

/** How one condition stands by the latest figure. */
export interface ConditionResult {
  readonly name: Label;
  readonly met: Met;
  readonly threshold: GradedVolume | null;
  readonly volume: CountedVolume | null;
  readonly share: Share | null;
  /** what is left to the threshold; below zero once it is passed */
  readonly distance: string | null;
  readonly evidence: Evidence;
  /** why it is unknown */
  readonly reason?: string;
}

/** A measure: the days on which the safeguard rate is charged in place of the agreement's rate. */
export interface Measure {
  /** counting year whose trigger was passed */
  readonly year: string;
  /** the period whose figure passed it */
  readonly exceededIn: Span;
  readonly from: PlainDate;
  /** null when the facts do not say how long it lasts */
  readonly to: PlainDate | null;
  /** rate in canonical notation; null when not in the facts */
  readonly rate: string | null;
  /** what follows on the day after: the schedule's rate of that day, where the facts list it */
  readonly followedBy: {
    readonly from: PlainDate;
    readonly rate: string;
    readonly evidence: Evidence;
  } | null;
  /** recorded: a source reports the measure; computed: the rule gives it */
  readonly basis: 'recorded' | 'computed';
  /** set on a recorded measure: whether the rule gives the same dates and rate */
  readonly agreesWithRule?: boolean;
  readonly evidence: Evidence;
  readonly citations: readonly Citation[];
}

/** What the person asking puts in place of values the facts lack; every answer that uses it is unverified. */
export interface Assumptions {
  readonly trigger?: { readonly volume: string; readonly unit: string };
  readonly rate?: string;
  readonly startBusinessDays?: number;
  /** the measure lasts to the end of the count, or so many days */
  readonly lasts?: 'toEndOfCount' | number;
}

export interface SafeguardInput {
  readonly facts: SafeguardFacts;
  readonly volumes: Volumes;
  readonly on: PlainDate;
  /** the day on which a party gave notice that it ends the agreement */
  readonly terminationNotice?: PlainDate;
  readonly assume?: Assumptions;
}

/** The state of a safeguard on a date. */
export interface SafeguardAnswer {
  readonly safeguard: SafeguardId;
  readonly name: Label;
  readonly on: PlainDate;
  readonly status: SafeguardStatus;
  readonly reason: string | null;
  /** the counting year of the date */
  readonly year: Span & { readonly name: string };
  /** the trigger of the year: the scheduled one, or the previous year's imports where the law puts them in its place */
  readonly trigger: GradedVolume | null;
  readonly volume: CountedVolume | null;
  readonly share: Share | null;
  readonly distance: string | null;
  /** every condition that must hold for a figure of the date */
  readonly conditions: readonly ConditionResult[];
  /** the period whose figure passed every condition, when known to the period */
  readonly exceededOn: Span | null;
  /** the earliest first day of a measure: after `exceededOn`, or if the next period's figure passes the trigger */
  readonly earliestStart: Graded<PlainDate> | null;
  /** first day on which a measure cannot be excluded because figures are missing; null when none is missing */
  readonly unknownFrom: PlainDate | null;
  /** measures of all years with figures, in order */
  readonly measures: readonly Measure[];
  /** last day of the agreement after a notice of termination */
  readonly agreementEnds: PlainDate | null;
  readonly evidence: Evidence;
  readonly steps: readonly Step[];
  readonly citations: readonly Citation[];
  /** what the facts lack for a full answer */
  readonly notComputed: readonly string[];
}

/** A threshold of a condition, or why there is none. */
export type Threshold = { readonly known: Graded<Exact> } | { readonly missing: string };
