import type { PlainDate } from '../../base/index.js';
import type { QuotaCalendar } from '../calendar/quotaYears.js';
import type { Label } from '../determination.js';
import type { SourcedGrounds } from '../grounds.js';
import type { ImporterCode } from '../record.js';

export type AllocationMethod = 'firstCome' | 'licence' | 'stateTrading' | 'tender';

/** The volume of every quota year that begins within the span; null when not in the facts. */
export interface QuotaVolume extends SourcedGrounds {
  readonly from: PlainDate;
  readonly to: PlainDate | null;
  readonly volume: string | null;
  readonly unit: string;
  /** the source says "about" */
  readonly approximate?: true;
}

/** When a quota filled: a day (from = to), a span of days within which it did, or null when not found. */
export interface QuotaFilled extends SourcedGrounds {
  /** name of the quota year, "2024" */
  readonly year: string;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

/** Rates inside or outside the quota, as a check on the schedule, which is what is charged. */
export interface QuotaRate extends SourcedGrounds {
  readonly codes: readonly string[];
  readonly inQuota: string | null;
  readonly outOfQuota: string | null;
  readonly from: PlainDate;
}

/** One file of facts/quotas: the order that opens a quota. */
export interface QuotaFacts {
  readonly id: string;
  readonly name: Label;
  readonly importer: ImporterCode;
  /** the agreement whose years and rates it follows; null for a quota of the importer's own schedule */
  readonly instrument: string | null;
  readonly origins: { readonly countries: readonly string[]; readonly description?: string } & SourcedGrounds;
  readonly lines: { readonly codes: readonly string[] } & SourcedGrounds;
  readonly inForce: { readonly from: PlainDate; readonly to: PlainDate | null } & SourcedGrounds;
  readonly calendar: { readonly kind: QuotaCalendar } & SourcedGrounds;
  readonly allocation: { readonly method: AllocationMethod | null } & SourcedGrounds;
  readonly volumes: readonly QuotaVolume[];
  readonly filled: readonly QuotaFilled[];
  readonly rates: readonly QuotaRate[];
  readonly notes: readonly string[];
}
