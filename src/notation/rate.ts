import type { Exact } from '../base/exact.js';
import type { Form, FormBase } from './form.js';
import { type AdValorem, adValorem } from './rates/adValorem.js';
import { type Difference, difference } from './rates/difference.js';
import { type Free, free } from './rates/free.js';
import { type Graduated, graduated } from './rates/graduated.js';
import { type Higher, higher } from './rates/higher.js';
import type { DutyBase, Notation, Notations, Order, RateKind } from './rates/kind.js';
import { type Lower, lower } from './rates/lower.js';
import { type NoChange, noChange } from './rates/noChange.js';
import { type Reference, reference } from './rates/reference.js';
import { type Refused, refused } from './rates/refused.js';
import { type Specific, specific } from './rates/specific.js';
import { type Sum, sum } from './rates/sum.js';

/** One rate: a small algebra. Each kind answers for itself in its own file under `rates/`. */
export type Rate =
  | Free
  | NoChange
  | AdValorem
  | Specific
  | Graduated
  | Difference
  | Sum
  | Lower
  | Higher
  | Reference
  | Refused;

/** In the order in which a text is offered to them: the most particular wording first. */
const KINDS = [
  free,
  noChange,
  refused,
  higher,
  lower,
  graduated,
  reference,
  difference,
  adValorem,
  specific,
  sum,
] as unknown as readonly RateKind<Rate>[];

const BY_KIND = Object.fromEntries(KINDS.map((kind) => [kind.kind, kind])) as Record<
  Rate['kind'],
  RateKind<Rate>
>;

const notations: Notations = {
  read: (text, notation) => readRate(text, notation),
  print: (rate, notation) => printRate(rate, notation),
  evaluate: (rate, base) => evaluateRate(rate, base),
  compare: (a, b) => compareRates(a, b),
  form: (rate, base) => formOf(rate, base),
};

/** Reads one rate; undefined when the text is none that the notation knows. */
export function readRate(text: string, notation: Notation = 'canonical'): Rate | undefined {
  for (const kind of KINDS) {
    const rate = kind.read(text, notation, notations);
    if (rate) return rate;
  }
  return undefined;
}

/** Prints one rate. In the canonical notation `readRate(printRate(r))` is r. */
export const printRate = (rate: Rate, notation: Notation = 'canonical'): string =>
  BY_KIND[rate.kind].print(rate, notation, notations);

/** The duty on a base before legal rounding; undefined after the base was told what is missing. */
export const evaluateRate = (rate: Rate, base: DutyBase): Exact | undefined =>
  BY_KIND[rate.kind].evaluate(rate, base, notations);

/** The duty before legal rounding as arithmetic on named amounts; undefined where it is none that a database can do. */
export const formOf = (rate: Rate, base: FormBase): Form | undefined =>
  BY_KIND[rate.kind].form?.(rate, base, notations);

/** Orders two rates where that holds for every shipment; undefined where it depends on the shipment. */
export function compareRates(a: Rate, b: Rate): Order {
  if (a.kind === b.kind) return BY_KIND[a.kind].compare(a, b, notations);
  if (BY_KIND[a.kind].amountless || BY_KIND[b.kind].amountless) return undefined;
  if (a.kind === 'free') return -1;
  if (b.kind === 'free') return 1;
  return undefined;
}

/** Whether a rate can have an amount of its own: not one that refers elsewhere or could not be read. */
export const hasAmount = (rate: Rate): boolean => BY_KIND[rate.kind].amountless !== true;

/** The headings in which a rate is found instead of having its own, if it is such a reference. */
export const followedHeadings = (rate: Rate): readonly string[] | undefined =>
  BY_KIND[rate.kind].followed?.(rate);
