import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  formatExact,
  multiply,
  parseExact,
} from '../../base/exact.js';
import { linear } from '../form.js';
import { quote } from '../split.js';
import { valueNamed, valueWords } from '../unitedStates/bases.js';
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
  canonical: /^(\d+(?:\.\d+)?|\d+ \d+\/\d+)%(?: of "([^"]+)")?$/,
  US: /^(\d*\.?\d+|\d+ \d+\/\d+)(?:%| percent)(?: (.+))?$/,
  JP: /^(\d+(?:\.\d+)?)%$/,
};

/** "6.5" or "33 1/3"; the same number always gives the same ratio */
function parsePercent(text: string): Exact | undefined {
  const mixed = /^(\d+) (\d+)\/(\d+)$/.exec(text);
  if (mixed) {
    const [, whole, part, parts] = mixed as unknown as [string, string, string, string];
    return Number(parts) === 0 ? undefined : add(exact(whole), divide(exact(part), exact(parts)));
  }
  const percent = parseExact(text);
  return percent && exact(formatExact(percent));
}

function formatPercent(percent: Exact): string {
  const text = formatExact(percent);
  if (!text.includes('/')) return text;
  const [n, d] = text.split('/').map(Number) as [number, number];
  return `${Math.floor(n / d)} ${n % d}/${d}`;
}

function printUnitedStates(rate: AdValorem): string {
  const number = formatPercent(rate.percent);
  if (rate.of === undefined) return `${number}%`;
  const words = valueWords(rate.of);
  return words.startsWith('of ') ? `${number} percent ${words}` : `${number}% ${words}`;
}

export const adValorem: RateKind<AdValorem> = {
  kind: 'adValorem',
  read(text, notation) {
    const match = PATTERN[notation].exec(text);
    const percent = match && parsePercent(match[1] as string);
    if (!percent) return undefined;
    const words = match[2];
    const of = notation === 'US' && words !== undefined ? valueNamed(words) : words;
    if (of === undefined && words !== undefined) return undefined;
    return of === undefined ? { kind: 'adValorem', percent } : { kind: 'adValorem', percent, of };
  },
  print(rate, notation) {
    if (notation === 'US') return printUnitedStates(rate);
    const percent = `${formatPercent(rate.percent)}%`;
    return rate.of === undefined ? percent : `${percent} of ${quote(rate.of)}`;
  },
  evaluate(rate, base) {
    const value = rate.of === undefined ? base.value() : base.part(rate.of);
    if (value === undefined) return undefined;
    const amount = multiply(multiply(value, rate.percent), HUNDREDTH);
    base.step(
      rate.of === undefined ? 'ad valorem' : `ad valorem on the ${rate.of}`,
      `${formatPercent(rate.percent)}% × ${base.money(value)}`,
      base.money(amount),
    );
    return amount;
  },
  compare: (a, b) => (a.of === b.of ? compare(a.percent, b.percent) : undefined),
  form: ({ percent, of }, base) =>
    linear(of === undefined ? base.value : base.part(of), multiply(percent, HUNDREDTH)),
};
