import {
  compare,
  divide,
  type Exact,
  formatExact,
  multiply,
  parseExact,
  roundTo,
  subtract,
} from '../../base/exact.js';
import { parseUnit } from '../../base/units.js';
import { quote, splitOutside } from '../split.js';
import type { ConditionKind, Situation } from './kind.js';

/** A bound on the unit value: fixed, or derived from a standard import price (gate price). */
export type Bound =
  | { readonly of: 'money'; readonly amount: Exact }
  | {
      readonly of: 'gate';
      readonly name: string;
      readonly minus?: Exact;
      readonly times?: Exact;
      readonly over?: Exact;
    };

/** The customs value per unit lies between two bounds, each of which may belong to the band or not. */
export interface ValueBand {
  readonly kind: 'valueBand';
  readonly above?: Bound;
  /** not below */
  readonly from?: Bound;
  /** not above */
  readonly upTo?: Bound;
  readonly below?: Bound;
  readonly currency: string;
  readonly unit: string;
}

const BOUND =
  /^(?:(\d+(?:\.\d+)?)|gate\("([^"]+)"\)(?: - (\d+(?:\.\d+)?))?(?: \* (\d+(?:\.\d+)?))?(?: \/ (\d+(?:\.\d+)?))?) ([A-Z]{3})\/(.+)$/;

const SIDES = ['above', 'from', 'upTo', 'below'] as const;
type Side = (typeof SIDES)[number];

const WORDS: Readonly<Record<Side, string>> = {
  above: 'above',
  from: 'not below',
  upTo: 'not above',
  below: 'below',
};

/** Whether a value that compares so with the bound is in the band. */
const INSIDE: Readonly<Record<Side, (order: -1 | 0 | 1) => boolean>> = {
  above: (order) => order > 0,
  from: (order) => order >= 0,
  upTo: (order) => order <= 0,
  below: (order) => order < 0,
};

function readBound(text: string): { bound: Bound; currency: string; unit: string } | undefined {
  const match = BOUND.exec(text);
  if (!match || !parseUnit(match[7] as string)) return undefined;
  const currency = match[6] as string;
  const unit = match[7] as string;
  if (match[1] !== undefined) {
    const amount = parseExact(match[1]);
    return amount && { bound: { of: 'money', amount }, currency, unit };
  }
  const minus = match[3] === undefined ? undefined : parseExact(match[3]);
  const times = match[4] === undefined ? undefined : parseExact(match[4]);
  const over = match[5] === undefined ? undefined : parseExact(match[5]);
  const name = match[2] as string;
  return {
    bound: { of: 'gate', name, ...(minus && { minus }), ...(times && { times }), ...(over && { over }) },
    currency,
    unit,
  };
}

function printBound(bound: Bound, band: ValueBand): string {
  const per = `${band.currency}/${band.unit}`;
  if (bound.of === 'money') return `${formatExact(bound.amount)} ${per}`;
  const minus = bound.minus === undefined ? '' : ` - ${formatExact(bound.minus)}`;
  const times = bound.times === undefined ? '' : ` * ${formatExact(bound.times)}`;
  const over = bound.over === undefined ? '' : ` / ${formatExact(bound.over)}`;
  return `gate(${quote(bound.name)})${minus}${times}${over} ${per}`;
}

function boundValue(bound: Bound, unit: string, situation: Situation): Exact | undefined {
  if (bound.of === 'money') return bound.amount;
  const gate = situation.gate(bound.name, unit);
  if (gate === undefined) return undefined;
  const lowered = bound.minus === undefined ? gate : subtract(gate, bound.minus);
  const multiplied = bound.times === undefined ? lowered : multiply(lowered, bound.times);
  return bound.over === undefined ? multiplied : divide(multiplied, bound.over);
}

function printBand(band: ValueBand, text: (bound: Bound) => string): string {
  const bounds = SIDES.flatMap((side) => {
    const bound = band[side];
    return bound === undefined ? [] : [`${WORDS[side]} ${text(bound)}`];
  });
  return `value ${bounds.join(' to ')}`;
}

const SHOWN_DECIMALS = 3;

/** A price to three decimals, marked when that is not all of it. */
function approximately(price: Exact): string {
  const shown = roundTo(price, SHOWN_DECIMALS);
  return compare(shown, price) === 0 ? formatExact(shown) : `≈ ${formatExact(shown)}`;
}

export const valueBand: ConditionKind<ValueBand> = {
  kind: 'valueBand',
  read(text) {
    if (!text.startsWith('value ')) return undefined;
    const bounds: Partial<Record<Side, Bound>> = {};
    let currency = '';
    let unit = '';
    for (const part of splitOutside(text.slice(6), ' to ')) {
      const side = SIDES.find((name) => part.startsWith(`${WORDS[name]} `));
      const read = side && readBound(part.slice(WORDS[side].length + 1));
      if (!side || !read || bounds[side]) return undefined;
      bounds[side] = read.bound;
      currency = read.currency;
      unit = read.unit;
    }
    return { kind: 'valueBand', ...bounds, currency, unit };
  },
  print: (band) => printBand(band, (bound) => printBound(bound, band)),
  test(band, situation) {
    const value = situation.unitValue(band.unit);
    if (value === undefined) return 'missing';
    let answer: 'yes' | 'missing' = 'yes';
    for (const side of SIDES) {
      const bound = band[side];
      if (!bound) continue;
      const price = boundValue(bound, band.unit, situation);
      if (price === undefined) answer = 'missing';
      else if (!INSIDE[side](compare(value, price))) return 'no';
    }
    return answer;
  },
  explain: (band, situation) =>
    printBand(band, (bound) => {
      const price = boundValue(bound, band.unit, situation);
      return price === undefined
        ? printBound(bound, band)
        : `${approximately(price)} ${band.currency}/${band.unit}`;
    }),
  asks: (band) => `customs ${valueBand.print(band)}`,
};
