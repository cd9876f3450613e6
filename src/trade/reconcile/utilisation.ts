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
import { type Evidence, lowerEvidence } from '../../law/index.js';
import type { Explained } from './explain.js';
import { priced } from './explanations/between.js';
import { toTheDuty } from './tolerance.js';
import type { Goods, LawfulDuty } from './types.js';

/** How far a preference was used on the goods of a line. */
export interface Used {
  readonly preference: LawfulDuty;
  readonly ordinaryDuty: Exact;
  readonly preferenceDuty: Exact;
  readonly saved: Exact;
  readonly unused: Exact;
  readonly valueUnder: Exact;
  readonly evidence: Evidence;
}

/** A line has no preference below the ordinary duty, or how far it was used cannot be told. */
export type Utilisation = Used | 'notEligible' | 'notComputed';

const least = (duties: readonly LawfulDuty[]): LawfulDuty | undefined =>
  [...duties].sort((a, b) => (a.amount && b.amount ? compare(a.amount, b.amount) : 0))[0];

/**
 * The duty that a preference saved and the duty that it could have saved besides, from what was collected. Not computed
 * where the ordinary duty takes quantities, where a duty on top hides the share, and where what was collected is not between
 * the two duties.
 */
export function utilisationOf(goods: Goods, explained: Explained): Utilisation {
  const { lawful, value, collected, tolerance } = goods;
  const origin = lawful.filter(({ scope, withheld }) => scope === 'origin' && withheld === undefined);
  if (origin.length === 0) return 'notEligible';
  const duties = priced(lawful);
  const preference = least(duties.filter(({ scope }) => scope === 'origin'));
  const ordinary = least(duties.filter(({ scope }) => scope === 'ordinary'));
  if (!preference?.amount || !ordinary?.amount || lawful.some(({ spared }) => spared.length > 0))
    return 'notComputed';
  const [low, high] = [preference.amount, ordinary.amount];
  if (compare(low, high) >= 0) return 'notEligible';
  const outside =
    compare(collected, subtract(low, tolerance)) < 0 || compare(subtract(collected, tolerance), high) > 0;
  if (outside || explained.class === 'unexplained') return 'notComputed';
  const saved = lesser(greater(subtract(high, collected), ZERO), subtract(high, low));
  const { finding, alternatives } = explained;
  const certain =
    finding?.duty !== undefined &&
    explained.class === 'exact' &&
    alternatives.length === 0 &&
    toTheDuty(collected, finding.duty, goods.importer);
  return {
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
  if (!only?.amount || others.length > 0 || only.withheld !== undefined || sign(only.amount) === 0)
    return undefined;
  return { duty: only.amount, less: subtract(only.amount, collected) };
}
