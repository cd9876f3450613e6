import { compare, ZERO } from '../../base/index.js';
import { hasAmount } from '../../notation/index.js';
import { EXPLANATIONS, LAST } from './explanations/index.js';
import { distance, toleranceOnValue } from './tolerance.js';
import type { Finding, Goods } from './types.js';

/** How far the duty collected on the goods of a line is explained. */
export type LineClass = 'exact' | 'parameter' | 'unexplained';

export interface Explained {
  readonly class: LineClass;
  readonly finding: Finding | undefined;
  readonly alternatives: readonly Finding[];
  /** one treatment on the whole value explains it exactly, or at least to 0.05 % of the value */
  readonly toTheValue: boolean;
}

/** Whether an ordinary rate takes quantities or parts, which statistics of value and duty do not give. */
const takesMore = ({ lawful }: Goods): boolean =>
  lawful.some(
    ({ scope, withheld, amount, rate }) =>
      scope === 'ordinary' && withheld === undefined && !amount && hasAmount(rate),
  );

const missBy = ({ duty }: Finding, { collected }: Goods) => (duty ? distance(collected, duty) : ZERO);

/** Findings of a lawful duty on the whole value, the nearest first; none for a line whose rate takes quantities. */
const wholeOf = (found: readonly Finding[], goods: Goods): readonly Finding[] =>
  takesMore(goods)
    ? []
    : found.filter(({ duty }) => duty).sort((a, b) => compare(missBy(a, goods), missBy(b, goods)));

/**
 * What explains the duty collected: one lawful treatment of the whole value, else one with a free parameter, else nothing.
 * A line whose rate takes quantities is never explained exactly.
 */
export function explain(goods: Goods): Explained {
  const found = EXPLANATIONS.flatMap((each) => each(goods));
  const [nearest, ...others] = wholeOf(found, goods);
  if (nearest) return { class: 'exact', finding: nearest, alternatives: others, toTheValue: true };
  const wider = { ...goods, tolerance: toleranceOnValue(goods.value, goods.tolerance) };
  const toTheValue =
    wholeOf(
      EXPLANATIONS.flatMap((each) => each(wider)),
      wider,
    ).length > 0;
  const all = found.length > 0 ? found : LAST.flatMap((each) => each(goods));
  const [finding, ...alternatives] = all;
  return { class: finding ? 'parameter' : 'unexplained', finding, alternatives, toTheValue };
}
