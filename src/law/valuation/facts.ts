import type { Label, NotIncluded } from '../determination.js';
import type { Grounds } from '../grounds.js';
import type { ImporterCode } from '../record.js';
import type { ComponentId } from './components.js';
import type { ExchangeFacts } from './exchange/types.js';

/**
 * Whether a component belongs to the customs value: `included` and `excluded` whatever the terms of sale, `asSold` just
 * as far as the price contains it.
 */
export type Belongs = 'included' | 'excluded' | 'asSold';

/** How an importer values goods: one file of facts/valuation. */
export interface ValuationFacts {
  readonly importer: ImporterCode;
  /** the customs value in words */
  readonly basis: { readonly label: Label } & Grounds;
  readonly components: Readonly<Record<ComponentId, { readonly belongs: Belongs } & Grounds>>;
  /** what the law says of rounding a converted amount */
  readonly rounding: { readonly label: Label };
  readonly exchange: ExchangeFacts;
  readonly notIncluded: readonly NotIncluded[];
}
