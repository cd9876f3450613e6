import { compare, type Exact, exact, formatExact, multiply, parseExact } from '../../base/exact.js';
import { quote } from '../split.js';
import type { RateKind } from './kind.js';

/** A percentage of the customs value, or of the value of a named part ("on the case"). */
export interface AdValorem {
  readonly kind: 'adValorem';
  /** in per cent */
  readonly percent: Exact;
  readonly of?: string;
}

const HUNDREDTH = exact('0.01');
const PATTERN = {
  canonical: /^(\d+(?:\.\d+)?)%(?: of "([^"]+)")?$/,
  US: /^(\d*\.?\d+) ?(?:%|percent)(?: ?(?:on|of) (?:the )?(.+))?$/,
  JP: /^(\d+(?:\.\d+)?)%$/,
};

export const adValorem: RateKind<AdValorem> = {
  kind: 'adValorem',
  read(text, notation) {
    const match = PATTERN[notation].exec(text);
    const percent = match && parseExact(match[1] as string);
    if (!percent) return undefined;
    const of = match[2];
    return of === undefined ? { kind: 'adValorem', percent } : { kind: 'adValorem', percent, of };
  },
  print(rate, notation) {
    const percent = `${formatExact(rate.percent)}%`;
    if (rate.of === undefined) return percent;
    return notation === 'canonical' ? `${percent} of ${quote(rate.of)}` : `${percent} on the ${rate.of}`;
  },
  evaluate(rate, base) {
    const value = rate.of === undefined ? base.value() : base.part(rate.of);
    if (value === undefined) return undefined;
    const amount = multiply(multiply(value, rate.percent), HUNDREDTH);
    base.step(
      rate.of === undefined ? 'ad valorem' : `ad valorem on the ${rate.of}`,
      `${formatExact(rate.percent)}% × ${base.money(value)}`,
      base.money(amount),
    );
    return amount;
  },
  compare: (a, b) => (a.of === b.of ? compare(a.percent, b.percent) : undefined),
};
