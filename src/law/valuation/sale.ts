import { type Exact, formatExact, formatGrouped, type PlainDate } from '../../base/index.js';
import type { DutyAmount } from '../determination.js';
import type { ComponentId } from './components.js';
import type { Incoterm } from './incoterms.js';

/** An exact amount of any currency. */
export interface Amount {
  readonly amount: Exact;
  readonly currency: string;
}

/** What the price of a sale, its terms and the charges beside it are. */
export interface Sale {
  readonly incoterm: Incoterm;
  readonly price: Amount;
  readonly components: ReadonlyMap<ComponentId, Amount>;
  /** share of the freight given that falls on these goods; all of it when absent */
  readonly freightShare?: Exact;
  /** day of declaration */
  readonly declared: PlainDate;
  /** day of exportation, where it is given */
  readonly exported?: PlainDate;
}

/** "1,200 USD" */
export const money = (amount: Exact, currency: string): string => `${formatGrouped(amount)} ${currency}`;

/** An amount as answers hold it. */
export const amountOf = (amount: Exact, currency: string): DutyAmount => ({
  amount: formatExact(amount),
  currency,
});
