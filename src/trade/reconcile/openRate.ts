import { divide, type Exact, equals, multiply, ONE, sign, subtract, ZERO } from '../../base/index.js';
import { evaluateRate, type Rate } from '../../notation/index.js';
import { GuessedBase } from './bareBase.js';

/** A rate as a sum: what is due whatever is not known, and what one more of each unknown adds. */
export interface Unfolded {
  readonly fixed: Exact;
  /** money per unit of quantity */
  readonly quantities: readonly { readonly unit: string; readonly each: Exact }[];
  /** shares of the value of parts */
  readonly parts: readonly { readonly name: string; readonly share: Exact }[];
}

const TWO: Exact = { n: 2, d: 1 };

/** Unfolds a rate by trying it; undefined where it has no amount of its own or is no sum. */
export function unfold(rate: Rate, value: Exact): Unfolded | undefined {
  const probe = new GuessedBase(value, new Map());
  const fixed = evaluateRate(rate, probe);
  if (!fixed) return undefined;
  let straight = true;
  const slopeOf = (name: string): Exact => {
    const [one, two] = [ONE, TWO].map((guess) =>
      evaluateRate(rate, new GuessedBase(value, new Map([[name, guess]]))),
    );
    const slope = one ? subtract(one, fixed) : ZERO;
    if (!one || !two || !equals(subtract(two, fixed), multiply(slope, TWO))) straight = false;
    return slope;
  };
  const { asked } = probe;
  const quantities = asked.quantities.map((unit) => ({ unit, each: slopeOf(unit) }));
  const parts = asked.parts.map((name) => ({ name, share: slopeOf(name) }));
  return straight ? { fixed, quantities, parts } : undefined;
}

/** The unit value at which a specific rate gives a duty; undefined where the duty is below what is due in any case. */
export function unitValueAt(
  { fixed, quantities }: Unfolded,
  value: Exact,
  collected: Exact,
): { readonly unit: string; readonly value: Exact } | undefined {
  const [first] = quantities;
  const rest = subtract(collected, fixed);
  if (!first || sign(rest) <= 0 || sign(first.each) <= 0) return undefined;
  return { unit: first.unit, value: divide(multiply(value, first.each), rest) };
}
