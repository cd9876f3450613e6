import { compare, divide, type Exact, formatExact, parseExact, subtract } from '../../base/exact.js';
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
      readonly over?: Exact;
    };

/** The customs value per unit lies above one bound and not above another. */
export interface ValueBand {
  readonly kind: 'valueBand';
  readonly above?: Bound;
  readonly upTo?: Bound;
  readonly currency: string;
  readonly unit: string;
}

const BOUND =
  /^(?:(\d+(?:\.\d+)?)|gate\("([^"]+)"\)(?: - (\d+(?:\.\d+)?)| \/ (\d+(?:\.\d+)?))?) ([A-Z]{3})\/(\S+)$/;

function readBound(text: string): { bound: Bound; currency: string; unit: string } | undefined {
  const match = BOUND.exec(text);
  if (!match || !parseUnit(match[6] as string)) return undefined;
  const currency = match[5] as string;
  const unit = match[6] as string;
  if (match[1] !== undefined) {
    const amount = parseExact(match[1]);
    return amount && { bound: { of: 'money', amount }, currency, unit };
  }
  const minus = match[3] === undefined ? undefined : parseExact(match[3]);
  const over = match[4] === undefined ? undefined : parseExact(match[4]);
  return {
    bound: { of: 'gate', name: match[2] as string, ...(minus && { minus }), ...(over && { over }) },
    currency,
    unit,
  };
}

function printBound(bound: Bound, band: ValueBand): string {
  const per = `${band.currency}/${band.unit}`;
  if (bound.of === 'money') return `${formatExact(bound.amount)} ${per}`;
  const minus = bound.minus === undefined ? '' : ` - ${formatExact(bound.minus)}`;
  const over = bound.over === undefined ? '' : ` / ${formatExact(bound.over)}`;
  return `gate(${quote(bound.name)})${minus}${over} ${per}`;
}

function boundValue(bound: Bound, unit: string, situation: Situation): Exact | undefined {
  if (bound.of === 'money') return bound.amount;
  const gate = situation.gate(bound.name, unit);
  if (gate === undefined) return undefined;
  const lowered = bound.minus === undefined ? gate : subtract(gate, bound.minus);
  return bound.over === undefined ? lowered : divide(lowered, bound.over);
}

export const valueBand: ConditionKind<ValueBand> = {
  kind: 'valueBand',
  read(text) {
    if (!text.startsWith('value ')) return undefined;
    const bounds: { above?: Bound; upTo?: Bound } = {};
    let currency = '';
    let unit = '';
    for (const part of splitOutside(text.slice(6), ' to ')) {
      const match = /^(above|not above) (.+)$/.exec(part);
      const read = match && readBound(match[2] as string);
      if (!match || !read) return undefined;
      if (match[1] === 'above') bounds.above = read.bound;
      else bounds.upTo = read.bound;
      currency = read.currency;
      unit = read.unit;
    }
    return { kind: 'valueBand', ...bounds, currency, unit };
  },
  print(band) {
    const bounds: string[] = [];
    if (band.above) bounds.push(`above ${printBound(band.above, band)}`);
    if (band.upTo) bounds.push(`not above ${printBound(band.upTo, band)}`);
    return `value ${bounds.join(' to ')}`;
  },
  test(band, situation) {
    const value = situation.unitValue(band.unit);
    if (value === undefined) return 'missing';
    let answer: 'yes' | 'missing' = 'yes';
    if (band.above) {
      const bound = boundValue(band.above, band.unit, situation);
      if (bound === undefined) answer = 'missing';
      else if (compare(value, bound) <= 0) return 'no';
    }
    if (band.upTo) {
      const bound = boundValue(band.upTo, band.unit, situation);
      if (bound === undefined) answer = 'missing';
      else if (compare(value, bound) > 0) return 'no';
    }
    return answer;
  },
  asks: (band) => `customs ${valueBand.print(band)}`,
};
