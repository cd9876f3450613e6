import {
  compare,
  divide,
  type Exact,
  greater,
  lesser,
  multiply,
  roundTo,
  sign,
  subtract,
  ZERO,
} from '../../base/index.js';
import { type Evidence, type Label, lowerEvidence } from '../../law/index.js';
import type { Explained } from './explain.js';
import { priced } from './explanations/between.js';
import { toleranceOnValue } from './tolerance.js';
import type { Goods, LawfulDuty } from './types.js';

/** How far a preference was used on the goods of a line. */
export interface Used {
  readonly is: 'used';
  readonly preference: LawfulDuty;
  readonly ordinaryDuty: Exact;
  readonly preferenceDuty: Exact;
  readonly saved: Exact;
  readonly unused: Exact;
  readonly valueUnder: Exact;
  readonly evidence: Evidence;
}

/** A line has no preference below the ordinary duty, or how far it was used cannot be told. */
export type Utilisation =
  | Used
  | { readonly is: 'notEligible' }
  | { readonly is: 'notComputed'; readonly because: Label };

const NOT_ELIGIBLE: Utilisation = { is: 'notEligible' };

const notComputed = (en: string, ja: string): Utilisation => ({ is: 'notComputed', because: { en, ja } });

const LAYERS_UNKNOWN = notComputed(
  'what lies on top of the duty is not in the facts for all of the year',
  '上乗せ関税の資料が全期間分はない',
);
const OPEN_DUTY = notComputed(
  'the ordinary duty takes quantities or parts, which the statistics do not give',
  '通常の関税が数量または部分に対するもので、統計に数量がない',
);
const HIDDEN = notComputed(
  'a duty on top hides how much of the value went under the preference',
  '上乗せ関税のため特恵税率を利用した割合が分からない',
);
const OUTSIDE = notComputed(
  'what was collected is not between the duty under the preference and the ordinary duty',
  '徴収額が特恵税率による税額と通常の税額の間にない',
);

const least = (duties: readonly LawfulDuty[]): LawfulDuty | undefined =>
  [...duties].sort((a, b) => (a.amount && b.amount ? compare(a.amount, b.amount) : 0))[0];

/**
 * The duty that a preference saved and the duty that it could have saved besides, from what was collected. Not computed
 * where the ordinary duty takes quantities, where it is not known what lies on top or a duty on top hides the share, and
 * where what was collected is not between the two duties, by the wider tolerance.
 */
export function utilisationOf(goods: Goods, explained: Explained): Utilisation {
  const { lawful, value, collected } = goods;
  const tolerance = toleranceOnValue(value, goods.tolerance);
  const origin = lawful.filter(({ scope, withheld }) => scope === 'origin' && withheld === undefined);
  if (origin.length === 0) return NOT_ELIGIBLE;
  const duties = priced(lawful);
  const preference = least(duties.filter(({ scope }) => scope === 'origin'));
  const ordinary = least(duties.filter(({ scope }) => scope === 'ordinary'));
  if (lawful.some(({ layersKnown }) => !layersKnown)) return LAYERS_UNKNOWN;
  if (!preference?.amount || !ordinary?.amount) return OPEN_DUTY;
  if (lawful.some(({ layers, spared }) => layers.length > 0 || spared)) return HIDDEN;
  const [low, high] = [preference.amount, ordinary.amount];
  if (compare(low, high) >= 0) return NOT_ELIGIBLE;
  const outside =
    compare(collected, subtract(low, tolerance)) < 0 || compare(subtract(collected, tolerance), high) > 0;
  if (outside) return OUTSIDE;
  const saved = lesser(greater(subtract(high, collected), ZERO), subtract(high, low));
  const { finding, alternatives } = explained;
  const certain = finding?.duty !== undefined && explained.class === 'exact' && alternatives.length === 0;
  return {
    is: 'used',
    preference,
    ordinaryDuty: high,
    preferenceDuty: low,
    saved,
    unused: subtract(subtract(high, low), saved),
    valueUnder: roundTo(divide(multiply(value, saved), subtract(high, low)), 2),
    evidence: lowerEvidence(
      lowerEvidence(preference.evidence, ordinary.evidence),
      certain ? 'computed' : 'reconstructed',
    ),
  };
}

/**
 * What a line with no treatment below its one ordinary duty pays less than that duty: how much of what looks saved under a
 * preference may be goods that entered free for other reasons.
 */
export function shortfallOf({
  lawful,
  collected,
}: Goods): { readonly duty: Exact; readonly less: Exact } | undefined {
  const [only, ...others] = lawful;
  if (
    !only?.amount ||
    !only.layersKnown ||
    others.length > 0 ||
    only.withheld !== undefined ||
    sign(only.amount) === 0
  )
    return undefined;
  return { duty: only.amount, less: subtract(only.amount, collected) };
}
