import type { Exact, PlainDate } from '../../../base/index.js';
import type { Span } from '../../calendar/days.js';
import type { Label } from '../../determination.js';
import type { Grounds } from '../../grounds.js';
import type { CertifiedQuarter } from './certifiedQuarter.js';
import type { WeeklyAverage } from './weeklyAverage.js';

/** The law that says which rate converts a customs value, one kind a file. */
export type ExchangeRule = WeeklyAverage | CertifiedQuarter;

/** What the rule of an importer says for one currency and one day. */
export interface WantedRate {
  /** the days for which the same rate is used */
  readonly applies: Span;
  /** the days from which the rate is taken */
  readonly taken: Span;
  /** which rate it is, in words */
  readonly label: Label;
}

/** How a kind of rule answers for itself. */
export interface ExchangeRuleKind<Rule extends ExchangeRule> {
  wanted(rule: Rule, currency: string, on: PlainDate): WantedRate;
}

/** A rate on some days: so many of the importer's currency for one unit. */
export interface ExchangeRate extends Grounds {
  readonly currency: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly perUnit: Exact;
}

/** How an importer converts amounts: facts/valuation. */
export interface ExchangeFacts {
  readonly rule: ExchangeRule & Grounds;
  /** the day whose rate is used */
  readonly day: 'declaration' | 'exportation';
  /** who publishes the rates */
  readonly publisher: Label;
  readonly url: string;
  readonly rates: readonly ({
    readonly currency: string;
    readonly spans: readonly { readonly from: PlainDate; readonly to: PlainDate; readonly rate: string }[];
  } & Grounds)[];
}
