import { compare, multiply } from '../../../base/index.js';
import { linear, NOTHING_DUE } from '../../../notation/index.js';
import { percentOf } from '../../percent.js';
import type { ChargeKind } from './rule.js';

/** A percentage that is added to any other duty. */
export interface Added {
  readonly kind: 'added';
  readonly percent: string;
  /** only on the value of this content: "steel content" */
  readonly content?: string;
  /** all that earlier contents leave of the value counts as content where none is given */
  readonly wholeByDefault?: true;
}

export const added: ChargeKind<Added> = {
  print: ({ percent, content }) =>
    content === undefined ? `+${percent}%` : `+${percent}% of the ${content}`,
  charge({ percent, content, wholeByDefault }, base) {
    const given = content === undefined ? base.rest : base.content(content);
    const on = given ?? (wholeByDefault ? base.left : undefined);
    if (on === undefined) return { lacks: `part: ${content}` };
    if (content !== undefined && compare(on, base.left) > 0) {
      const [part, left] = [base.money(on), base.money(base.left)];
      return {
        refused: {
          en: `the ${content} of ${part} is more than is left of the value, ${left}`,
          ja: `${content}の${part}が価額の残り${left}を超える`,
        },
      };
    }
    const amount = multiply(on, percentOf(percent));
    const all = given === undefined ? ' (not given: all that is left of the value)' : '';
    const label = content === undefined ? 'added' : `on the ${content}${all}`;
    base.step?.(label, `${percent}% × ${base.money(on)}`, base.money(amount));
    return content === undefined ? { amount } : { amount, on };
  },
  form({ percent, content, wholeByDefault }, { value, nothingLeft }) {
    const whole = linear(value, percentOf(percent));
    if (content === undefined) return { form: nothingLeft ? NOTHING_DUE : whole, takesAll: false };
    return wholeByDefault ? { content, form: whole, takesAll: true } : { content, lacks: `part: ${content}` };
  },
};
