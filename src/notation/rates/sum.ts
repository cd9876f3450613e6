import { add, type Exact } from '../../base/exact.js';
import { addForms, everyForm } from '../form.js';
import type { Rate } from '../rate.js';
import { splitOutside } from '../split.js';
import type { Order, RateKind } from './kind.js';

/** Duties added together: "29.8% + 635 JPY/kg". */
export interface Sum {
  readonly kind: 'sum';
  readonly parts: readonly Rate[];
}

const PLUS = { canonical: ' + ', US: ' + ', JP: '+' };

export const sum: RateKind<Sum> = {
  kind: 'sum',
  read(text, notation, parts) {
    const texts = splitOutside(text, PLUS[notation]);
    if (texts.length < 2) return undefined;
    const read: Rate[] = [];
    for (const part of texts) {
      const rate = parts.read(part.trim(), notation);
      if (!rate) return undefined;
      read.push(rate);
    }
    return { kind: 'sum', parts: read };
  },
  print: (rate, notation, parts) =>
    rate.parts.map((part) => parts.print(part, notation)).join(PLUS[notation]),
  evaluate(rate, base, parts) {
    let total: Exact | undefined;
    let complete = true;
    for (const part of rate.parts) {
      const amount = parts.evaluate(part, base);
      if (amount === undefined) complete = false;
      else total = total === undefined ? amount : add(total, amount);
    }
    if (!complete || total === undefined) return undefined;
    base.step('sum', 'sum of the parts', base.money(total));
    return total;
  },
  compare(a, b, parts) {
    if (a.parts.length !== b.parts.length) return undefined;
    let order: Order = 0;
    for (const [i, part] of a.parts.entries()) {
      const next = parts.compare(part, b.parts[i] as Rate);
      if (next === undefined || (next !== 0 && order !== 0 && next !== order)) return undefined;
      if (next !== 0) order = next;
    }
    return order;
  },
  form(rate, base, parts) {
    const forms = everyForm(rate.parts.map((part) => parts.form(part, base)));
    return forms && addForms(forms);
  },
};
