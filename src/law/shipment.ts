import type { Exact, PlainDate, Quantity } from '../base/index.js';
import type { ImporterCode } from './record.js';

/** A quantity of the good or of a named basis ("lead content"). */
export interface BasedQuantity extends Quantity {
  readonly of?: string;
}

/** One shipment: what is asked. Amounts are in the importer's currency. */
export interface Shipment {
  readonly importer: ImporterCode;
  /** ISO 3166-1 alpha-2 */
  readonly origin: string;
  readonly date: PlainDate;
  readonly value?: Exact;
  readonly quantities: readonly BasedQuantity[];
  /** values of parts ("case") and measures ("degrees of polarisation"), by name */
  readonly parts: ReadonlyMap<string, Exact>;
  /** an instrument id, or "none" */
  readonly claim?: string;
}
