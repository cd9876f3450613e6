import type { Exact, PlainDate } from '../../base/index.js';
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
  /** duties on top that are in the amount, and those on the line that are not */
  readonly layers: readonly LayerName[];
  readonly spared: readonly LayerName[];
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly evidence: Evidence;
  /** why the engine refuses to price it; the rate is the schedule's */
  readonly withheld: string | undefined;
  /** on the whole value; undefined where the rate takes more than the value */
  readonly amount: Exact | undefined;
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
  readonly tolerance: Exact;
  readonly inSchedule: boolean;
  readonly lawful: readonly LawfulDuty[];
  readonly year: { readonly from: PlainDate; readonly to: PlainDate };
  /** the relief of shipments of low value */
  readonly lowValue: LowValueFacts;
}

/** A quantity that the statistics do not give and that the explanation needs. */
export interface Parameter {
  readonly id: 'share' | 'unitValue' | 'rate';
  readonly label: Label;
  readonly value: Exact;
  readonly unit?: string;
  /** the value is the least that it can be */
  readonly atLeast?: true;
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
  /** set where the duty is that of no treatment the engine prices */
  readonly note?: Label;
}

/** One kind of explanation: it answers for itself. */
export type Explain = (goods: Goods) => readonly Finding[];
