import type { Exact } from '../../base/exact.js';
import type { Form, FormBase } from '../form.js';
import type { Rate } from '../rate.js';

/** The three notations a rate can be read from and printed in. */
export type Notation = 'canonical' | 'US' | 'JP';

/** What a composite rate asks of its parts, whatever their kind. */
export interface Notations {
  read(text: string, notation: Notation): Rate | undefined;
  print(rate: Rate, notation: Notation): string;
  evaluate(rate: Rate, base: DutyBase): Exact | undefined;
  compare(a: Rate, b: Rate): Order;
  form(rate: Rate, base: FormBase): Form | undefined;
}

/**
 * a against b as duties on one shipment: −1 never above and not always equal, 0 always equal, 1 never below;
 * undefined when it depends on the shipment.
 */
export type Order = -1 | 0 | 1 | undefined;

/**
 * What duty is charged on, and where an evaluation leaves its account. Amounts are in the importer's currency.
 * A kind that cannot find what it needs names it with `need` and gives no amount.
 */
export interface DutyBase {
  readonly currency: string;
  /** customs value after the importer's legal rounding; the base of ad valorem duty */
  value(): Exact | undefined;
  /** customs value as declared, per unit of quantity */
  unitValue(unit: string): Exact | undefined;
  quantity(unit: string, of: string | undefined): Exact | undefined;
  /** value of a named part of the good, or a named measure such as degrees or per cent */
  part(name: string): Exact | undefined;
  /** a standard import price (gate price) per unit */
  gate(name: string, unit: string): Exact | undefined;
  /** the rate cannot be turned into an amount here; says why */
  refuse(reason: string): undefined;
  step(label: string, expression: string, result: string): void;
  money(amount: Exact): string;
}

export interface RateKind<R extends Rate> {
  readonly kind: R['kind'];
  /** set for kinds that never have an amount of their own, so that nothing orders them against others */
  readonly amountless?: true;
  /** undefined when the text is not a rate of this kind */
  read(text: string, notation: Notation, parts: Notations): R | undefined;
  print(rate: R, notation: Notation, parts: Notations): string;
  /** the headings in which the rate is found instead; absent for kinds that have their own */
  followed?(rate: R): readonly string[] | undefined;
  /** the duty before rounding, or undefined after naming what is missing */
  evaluate(rate: R, base: DutyBase, parts: Notations): Exact | undefined;
  compare(a: R, b: R, parts: Notations): Order;
  /**
   * The duty before rounding as arithmetic on named amounts; undefined where it is not a sum, least or greatest of
   * amounts times constants. Absent for kinds that never have an amount.
   */
  form?(rate: R, base: FormBase, parts: Notations): Form | undefined;
}
