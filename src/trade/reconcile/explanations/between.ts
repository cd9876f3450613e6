import { compare, divide, type Exact, subtract } from '../../../base/index.js';
import type { LawfulDuty } from '../types.js';

/** Whether two duties have the same duties on top. */
export const sameLayers = (a: LawfulDuty, b: LawfulDuty): boolean =>
  a.layers.map(({ id }) => id).join() === b.layers.map(({ id }) => id).join();

/** Whether two duties are of the same treatment at the same rate. */
export const sameTreatment = (a: LawfulDuty, b: LawfulDuty): boolean =>
  a.instrument === b.instrument && a.notation === b.notation;

/** Whether no day of the year has both duties. */
export const apart = (a: LawfulDuty, b: LawfulDuty): boolean =>
  a.spans.every((one) => b.spans.every((other) => one.to < other.from || other.to < one.from));

/** Duties that the engine prices. */
export const priced = (lawful: readonly LawfulDuty[]): readonly LawfulDuty[] =>
  lawful.filter(({ amount, withheld }) => amount && withheld === undefined);

/**
 * The share of the value that paid the lower of two duties, where what was collected lies between them; undefined where it
 * does not.
 */
export function shareAtLower(lower: LawfulDuty, higher: LawfulDuty, collected: Exact): Exact | undefined {
  const { amount: least } = lower;
  const { amount: most } = higher;
  if (!least || !most || compare(least, collected) > 0 || compare(collected, most) > 0) return undefined;
  return compare(least, most) === 0 ? undefined : divide(subtract(most, collected), subtract(most, least));
}

/** Every pair of a duty and a higher one between which the duty collected lies. */
export const pairsAround = (
  lowers: readonly LawfulDuty[],
  highers: readonly LawfulDuty[],
  collected: Exact,
  alike: (lower: LawfulDuty, higher: LawfulDuty) => boolean,
): readonly { readonly duties: readonly [LawfulDuty, LawfulDuty]; readonly share: Exact }[] =>
  lowers.flatMap((lower) =>
    highers.flatMap((higher) => {
      const share = alike(lower, higher) ? shareAtLower(lower, higher, collected) : undefined;
      return share ? [{ duties: [lower, higher] as const, share }] : [];
    }),
  );
