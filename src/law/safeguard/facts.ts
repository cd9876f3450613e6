import type { MonthDay, PlainDate } from '../../base/index.js';
import type { Label } from '../determination.js';
import type { SourcedGrounds } from '../grounds.js';

export type SafeguardId = 'beef' | 'pork' | 'processed-pork' | 'whey' | 'oranges' | 'race-horses';

/** Whose imports count. CPTPP: the original signatories other than Japan. */
export type Counted = 'US' | 'CPTPP';

/** How often volumes are counted: by ten-day periods or by months. */
export type CountingPeriodKind = 'tenDay' | 'month';

export interface DatedSpan {
  readonly from: PlainDate;
  /** null: open */
  readonly to: PlainDate | null;
}

/** The trigger of one counting year. */
export interface TriggerYear extends SourcedGrounds {
  /** "JFY2020" */
  readonly name: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** decimal text; null when not in the facts */
  readonly volume: string | null;
  /** in place of a volume: a share of the highest yearly imports of preceding years */
  readonly share?: { readonly percent: string; readonly ofHighestOfPreceding: number };
  readonly unit: string;
}

export interface Trigger {
  readonly id: string;
  readonly name: Label;
  readonly counted: readonly Counted[];
  readonly years: readonly TriggerYear[];
}

export type ConditionFacts =
  | { readonly kind: 'exceedsTrigger'; readonly trigger: string }
  | {
      readonly kind: 'exceedsPreviousYear';
      readonly counted: readonly Counted[];
      readonly name: Label;
      /** last day on which it is a condition */
      readonly to?: PlainDate;
    };

/** Conditions that must all hold, for figures of periods that end within the span. */
export interface ConditionSpan extends SourcedGrounds {
  readonly from: PlainDate;
  readonly to?: PlainDate;
  readonly allOf: readonly ConditionFacts[];
}

/** How long a measure lasts, by the period in which the trigger was passed. */
export type DurationRule = SourcedGrounds & {
  readonly exceededFrom: MonthDay;
  readonly exceededTo: MonthDay;
} & ({ readonly until: MonthDay; readonly days?: never } | { readonly days: number; readonly until?: never });

/** A rate of duty in canonical notation; null when not in the facts. */
export interface RateSpan extends SourcedGrounds, DatedSpan {
  readonly rate: string | null;
  /** the products it is for, when not all of the safeguard */
  readonly codes?: readonly string[];
}

/** A measure that was taken, as a source records it. */
export interface RecordedMeasure extends SourcedGrounds {
  /** counting year whose trigger was passed */
  readonly name: string;
  readonly exceededFrom: PlainDate;
  readonly exceededTo: PlainDate;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly rate: string;
}

/** One file of facts/safeguards. */
export interface SafeguardFacts {
  readonly id: SafeguardId;
  readonly name: Label;
  readonly agreement: 'usjta';
  readonly importer: 'JP';
  readonly inForce: { readonly from: PlainDate } & SourcedGrounds;
  readonly termination: { readonly noticeMonths: number } & SourcedGrounds;
  readonly products: {
    readonly codes: readonly string[];
    /** codes of which it is not known whether they are covered */
    readonly unsettled: readonly string[];
  } & SourcedGrounds;
  readonly counting: {
    /** the days of a year whose imports count; a count starts again with each season */
    readonly season: { readonly from: MonthDay; readonly to: MonthDay };
    readonly period: CountingPeriodKind;
    readonly unit: string;
  } & SourcedGrounds;
  readonly triggers: readonly Trigger[];
  readonly conditions: readonly ConditionSpan[];
  /** the previous year's imports stand in for a trigger that is lower */
  readonly triggerOverride?: {
    readonly trigger: string;
    readonly from: PlainDate;
    readonly to: PlainDate;
    readonly rule: 'previousYearIfHigher';
  } & SourcedGrounds;
  /** business days from the end of a period to the publication of its figure */
  readonly publication: { readonly businessDays: number | null } & SourcedGrounds;
  /** first day of a measure: so many business days after the period in which the trigger was passed, then so many days */
  readonly start: { readonly businessDays: number | null; readonly thenDays: number | null } & SourcedGrounds;
  readonly durations: readonly DurationRule[];
  /** rate during a measure, by the day on which the period ended that passed the trigger */
  readonly rates: readonly RateSpan[];
  /** what is paid after a measure: the schedule's rate of the day, listed here where known */
  readonly following: { readonly rule: 'scheduleRate'; readonly rates: readonly RateSpan[] };
  /** last day of the safeguard; null when not known */
  readonly end: { readonly on: PlainDate | null; readonly rule: string | null } & SourcedGrounds;
  readonly taken: readonly RecordedMeasure[];
  readonly notes: readonly string[];
}
