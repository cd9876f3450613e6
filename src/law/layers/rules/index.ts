import { type Added, added } from './added.js';
import type { ChargeBase, Charged, ChargeForm, ChargeFormBase, ChargeKind } from './rule.js';
import { type Total, total } from './total.js';

/** How a duty on top of the schedule is charged. */
export type ChargeRule = Added | Total;

const KINDS: { readonly [K in ChargeRule['kind']]: ChargeKind<Extract<ChargeRule, { kind: K }>> } = {
  added,
  total,
};

const kindOf = (rule: ChargeRule): ChargeKind<ChargeRule> => KINDS[rule.kind] as ChargeKind<ChargeRule>;

/** "+25%", "15% in all" */
export const printRule = (rule: ChargeRule): string => kindOf(rule).print(rule);

/** The amount of a rule before rounding, or the content that it lacks. */
export const chargeRule = (rule: ChargeRule, base: ChargeBase): Charged => kindOf(rule).charge(rule, base);

/** The amount of a rule before rounding as arithmetic on named amounts, where no content is given. */
export const chargeForm = (rule: ChargeRule, base: ChargeFormBase): ChargeForm =>
  kindOf(rule).form(rule, base);

export type { ChargeBase, Charged, ChargeForm, ChargeFormBase } from './rule.js';
