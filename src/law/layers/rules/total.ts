import { compare, divide, equals, multiply, ONE, subtract, ZERO } from '../../../base/index.js';
import { linear, NOTHING_DUE, subtractForms } from '../../../notation/index.js';
import { percentOf } from '../../percent.js';
import type { ChargeKind } from './rule.js';

/**
 * A percentage that the ordinary duty and this one make up together ("all-in"): where the ordinary rate, or the ad valorem
 * equivalent of a specific one, is below it, the duty of any treatment is brought up to it; else nothing is added.
 */
export interface Total {
  readonly kind: 'total';
  readonly percent: string;
}

export const total: ChargeKind<Total> = {
  print: ({ percent }) => `${percent}% in all`,
  charge({ percent }, base) {
    const { ordinary } = base;
    if (ordinary === undefined) {
      return { refused: { en: 'the ordinary duty is not computed', ja: '通常の関税額が計算されていない' } };
    }
    const floor = multiply(base.value, percentOf(percent));
    const enough = compare(ordinary, floor) >= 0;
    base.step?.(
      'ordinary duty to value',
      `${base.money(ordinary)} ÷ ${base.money(base.value)}`,
      enough ? `not below ${percent}%: nothing is added` : `below ${percent}%`,
    );
    if (enough) return { amount: ZERO };
    const whole = subtract(floor, base.duty);
    base.step?.(
      'brought up to',
      `${percent}% × ${base.money(base.value)} − ${base.money(base.duty)}`,
      base.money(whole),
    );
    if (equals(base.rest, base.value)) return { amount: whole };
    const amount = divide(multiply(whole, base.rest), base.value);
    base.step?.('on what is beside the content', `${base.money(base.rest)} of the value`, base.money(amount));
    return { amount };
  },
  form({ percent }, { value, duty, ordinary, nothingLeft }) {
    const floor = linear(value, percentOf(percent));
    const whole = nothingLeft ? NOTHING_DUE : subtractForms(floor, linear(duty, ONE));
    return {
      form: { kind: 'below', left: linear(ordinary, ONE), right: floor, due: whole },
      takesAll: false,
    };
  },
};
