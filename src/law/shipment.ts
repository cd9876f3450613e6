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
  /** answers to the questions of duties, fees and taxes on top, by id */
  readonly answers?: ReadonlyMap<string, boolean>;
  /** digits of the code after those of the line, where the importer gives them */
  readonly suffix?: string;
  /** an instrument id, or "none" */
  readonly claim?: string;
}
