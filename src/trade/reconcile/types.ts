import type { Exact } from '../../base/index.js';
import type { Span } from '../../law/calendar/days.js';
import type { Evidence, ImporterCode, Instrument, Label } from '../../law/index.js';
import type { LowValueFacts } from '../../law/stack/facts.js';
import type { Rate } from '../../notation/index.js';

/** A duty that the law allows on the goods of a line on some days of the year. */
export interface LawfulDuty {
  readonly instrument: string;
  readonly name: Label;
  readonly scope: Instrument['scope'];
  readonly rate: Rate;
  /** canonical notation */
  readonly notation: string;
  /** duties on top that are in the amount */
  readonly layers: readonly LayerName[];
  /** set where a duty on top of the line is not due */
  readonly spared: Spared | undefined;
  /** whether it is known on all of the days what lies on top; where it is not, nothing is taken to */
  readonly layersKnown: boolean;
  /** the days of the year on which it is lawful, in order */
  readonly spans: readonly Span[];
  readonly evidence: Evidence;
  /** why the engine refuses to price it; the rate is the schedule's */
  readonly withheld: string | undefined;
  /** on the whole value; undefined where the rate takes more than the value */
  readonly amount: Exact | undefined;
}

/** By what goods bear no duty on top, or not all of them. */
export interface Spared {
  readonly by: 'answers' | 'rareAnswers' | 'presumption';
  /** what must be so beside what is taken for every good */
  readonly because: readonly Label[];
}

export interface LayerName {
  readonly id: string;
  readonly name: Label;
}

/** What was collected on the goods of one code in a year, and what could lawfully be. */
export interface Goods {
  readonly importer: ImporterCode;
  readonly code: string;
  readonly value: Exact;
  readonly collected: Exact;
  /** within which two duties are the same, however small they are */
  readonly tolerance: Exact;
  readonly inSchedule: boolean;
  readonly lawful: readonly LawfulDuty[];
  readonly year: Span;
  /** the relief of shipments of low value */
  readonly lowValue: LowValueFacts;
}

/** A quantity that the statistics do not give and that the explanation needs. */
export interface Parameter {
  readonly id: 'share' | 'unitValue' | 'rate';
  readonly label: Label;
  readonly value: Exact;
  readonly unit?: string;
  /** the value is the least, or the most, that it can be */
  readonly bound?: 'atLeast' | 'atMost';
}

/** How one kind of treatment explains the duty collected. */
export interface Finding {
  readonly kind: string;
  readonly label: Label;
  /** one, or the two between which the duty lies */
  readonly duties: readonly LawfulDuty[];
  /** the lawful duty that was collected; absent where a parameter is free */
  readonly duty?: Exact;
  readonly parameters: readonly Parameter[];
  /** on what the explanation rests, where the treatment alone does not say it */
  readonly note?: Label;
}

/** One kind of explanation: it answers for itself. */
export type Explain = (goods: Goods) => readonly Finding[];
