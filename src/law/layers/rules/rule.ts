import type { Exact } from '../../../base/index.js';
import type { Form } from '../../../notation/index.js';
import type { Label } from '../../determination.js';

/** What a duty on top of the schedule is charged on. Amounts are in the importer's currency. */
export interface ChargeBase {
  /** customs value after the importer's legal rounding */
  readonly value: Exact;
  /** what a layer without a content is charged on: the whole value, or what is beside the contents of earlier layers */
  readonly rest: Exact;
  /** what the contents of earlier layers leave of the value */
  readonly left: Exact;
  /** the duty of the treatment */
  readonly duty: Exact;
  /** the duty at the ordinary rate; undefined where it is not computed */
  readonly ordinary: Exact | undefined;
  /** the value of a named content; undefined where it is not given */
  content(name: string): Exact | undefined;
  money(amount: Exact): string;
  /** takes the steps of the arithmetic, where they are wanted */
  readonly step?: ((label: string, expression: string, result: string) => void) | undefined;
}

/** An amount before rounding, or what a shipment lacks (the name of a part) or why what it gives cannot be used. */
export type Charged =
  | { readonly amount: Exact; readonly on?: Exact }
  | { readonly lacks: string }
  | { readonly refused: Label };

/** One way in which a duty on top is charged: it answers for itself. */
export interface ChargeKind<R> {
  print(rule: R): string;
  charge(rule: R, base: ChargeBase): Charged;
  /** the amount before rounding as arithmetic on named amounts, where no content is given */
  form(rule: R, base: ChargeFormBase): ChargeForm;
}

/** How the amounts are called, and whether an earlier layer is charged on the whole value as its content. */
export interface ChargeFormBase {
  readonly value: string;
  readonly duty: string;
  readonly ordinary: string;
  readonly nothingLeft: boolean;
}

/** A form and whether it is charged on the whole value as content, or the content that is lacking; the content it asks for. */
export type ChargeForm = { readonly content?: string | undefined } & (
  | { readonly form: Form; readonly takesAll: boolean }
  | { readonly lacks: string }
);
