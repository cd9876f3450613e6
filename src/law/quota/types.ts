import type { PlainDate } from '../../base/index.js';
import type { QuotaYear } from '../calendar/quotaYears.js';
import type { Citation, Evidence, Label, Step } from '../determination.js';
import type { AllocationMethod, QuotaFacts, QuotaRate } from './facts.js';
import type { Fills } from './fills.js';
import type { Forecast } from './forecast.js';

/**
 * open: drawn below the critical share. critical: at or above it. exhausted: nothing is left. unknown: the volume or a
 * figure is missing.
 */
export type QuotaStatus = 'open' | 'critical' | 'exhausted' | 'unknown';

export interface QuotaInput {
  readonly facts: QuotaFacts;
  readonly fills: Fills;
  readonly on: PlainDate;
  /** share of the volume, in percent, from which a quota is critical; 90 when absent (a convention, not law) */
  readonly criticalPercent?: string;
  /** probability of the forecast's interval; 0.8 when absent */
  readonly coverage?: number;
}

/** A volume as text, with its unit and grade. */
export interface QuotaAmount {
  readonly volume: string;
  readonly unit: string;
  readonly evidence: Evidence;
  readonly citation: Citation;
  readonly approximate?: true;
  readonly note?: string;
}

/** When a quota filled, as a source records it: a day (from = to) or the span in which it did. */
export interface RecordedFill {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly evidence: Evidence;
  readonly citation: Citation;
  readonly note?: string;
}

/** The state of a quota on a date. */
export interface QuotaAnswer {
  readonly quota: string;
  readonly name: Label;
  readonly on: PlainDate;
  readonly status: QuotaStatus;
  readonly reason: string | null;
  readonly year: QuotaYear;
  readonly allocation: AllocationMethod | null;
  readonly volume: QuotaAmount | null;
  /** drawn since the year began, by the latest figure up to the date */
  readonly drawn: (QuotaAmount & { readonly to: PlainDate }) | null;
  /** what is left by that figure, never below zero */
  readonly balance: string | null;
  /** drawn beyond the volume, where a figure says so */
  readonly over: string | null;
  /** drawn ÷ volume in percent, to one decimal */
  readonly fillRate: string | null;
  readonly filled: RecordedFill | null;
  readonly forecast: Forecast | null;
  /** rates the facts quote; the schedule governs */
  readonly rates: readonly QuotaRate[];
  readonly evidence: Evidence;
  readonly steps: readonly Step[];
  readonly citations: readonly Citation[];
  readonly notComputed: readonly string[];
}
