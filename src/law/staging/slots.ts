import {
  add,
  divide,
  type Exact,
  exact,
  formatExact,
  multiply,
  ONE,
  sign,
  subtract,
  ZERO,
} from '../../base/index.js';
import type { Branch, Cell, Rate } from '../../notation/index.js';
import { printConditions } from '../../notation/index.js';

/**
 * One number of a rate that can be staged. Its measure says what it is: `percent` (of the value), "JPY/kg" and the
 * like, `excess` (what the factor of a gate-price formula has above one, in per cent), `price` (an amount inside such
 * a formula) or `share` (the factor of a whole difference: 3/11 in the third last of eleven stages).
 */
export interface Slot {
  readonly measure: string;
  readonly value: Exact;
}

type Difference = Extract<Rate, { kind: 'difference' }>;
type PriceTerm = Difference['less'];
type Take = (slot: Slot) => Exact;

const HUNDRED = exact('100');
const COMPOUND_FACTOR = /^(1\.\d+)-(\d+(?:\.\d+)?)\/(\d+(?:\.\d+)?)$/;

const takeExcess = (factor: string, take: Take): string => {
  const value = multiply(subtract(exact(factor), ONE), HUNDRED);
  return formatExact(add(ONE, divide(take({ measure: 'excess', value }), HUNDRED)));
};

function mapFactor(factor: string, take: Take): string {
  const compound = COMPOUND_FACTOR.exec(factor);
  if (compound) {
    const [, excess, price, gate] = compound as unknown as [string, string, string, string];
    const above = takeExcess(excess, take);
    return `${above}-${formatExact(take({ measure: 'price', value: exact(price) }))}/${gate}`;
  }
  return /^1\.\d+$/.test(factor) ? takeExcess(factor, take) : factor;
}

function mapShare(factor: string, take: Take): string {
  const match = /^(\d+)\/(\d+)$/.exec(factor);
  if (!match) return factor;
  const whole = exact(match[2] as string);
  const left = take({ measure: 'share', value: divide(exact(match[1] as string), whole) });
  return `${formatExact(multiply(left, whole))}/${match[2]}`;
}

const compoundPrice = (term: PriceTerm): string | undefined =>
  term.factor === undefined ? undefined : COMPOUND_FACTOR.exec(term.factor)?.[2];

/** The same amount twice in one formula is one number. */
function once(take: Take): Take {
  const taken = new Map<string, Exact>();
  return (slot) => {
    if (slot.measure !== 'price') return take(slot);
    const key = formatExact(slot.value);
    const value = taken.get(key) ?? take(slot);
    taken.set(key, value);
    return value;
  };
}

function mapDifference(rate: Difference, takeEach: Take): Difference {
  const take = once(takeEach);
  const staged = [...rate.from, rate.less].map(compoundPrice).find((price) => price !== undefined);
  const mapTerm = <T extends PriceTerm>(term: T): T => {
    const next = term.factor === undefined ? term : { ...term, factor: mapFactor(term.factor, take) };
    const isStaged = term.of === 'money' && staged !== undefined && formatExact(term.amount) === staged;
    return isStaged ? { ...next, amount: take({ measure: 'price', value: term.amount }) } : next;
  };
  const mapped = { ...rate, from: rate.from.map(mapTerm), less: mapTerm(rate.less) };
  return rate.factor === undefined ? mapped : { ...mapped, factor: mapShare(rate.factor, take) };
}

/** The rate with every staged number replaced by what `take` gives for it, in reading order. */
function mapRate(rate: Rate, take: Take): Rate {
  switch (rate.kind) {
    case 'adValorem':
      return { ...rate, percent: take({ measure: 'percent', value: rate.percent }) };
    case 'specific':
      return { ...rate, amount: take({ measure: `${rate.currency}/${rate.unit}`, value: rate.amount }) };
    case 'graduated': {
      const amount = take({ measure: `${rate.currency}/${rate.unit}`, value: rate.amount });
      return { ...rate, amount, step: take({ measure: `${rate.currency}/${rate.unit}`, value: rate.step }) };
    }
    case 'sum':
      return { ...rate, parts: rate.parts.map((part) => mapRate(part, take)) };
    case 'lower':
    case 'higher':
      return { ...rate, of: rate.of.map((part) => mapRate(part, take)) };
    case 'difference':
      return mapDifference(rate, take);
    default:
      return rate;
  }
}

/** The numbers of a rate that can be staged, in reading order. */
export function slotsOf(rate: Rate): Slot[] {
  const slots: Slot[] = [];
  mapRate(rate, (slot) => {
    slots.push(slot);
    return slot.value;
  });
  return slots;
}

const FREE: Rate = { kind: 'free' };

const isNothing = (rate: Rate): boolean => {
  const slots = slotsOf(rate);
  return slots.some(({ measure }) => measure !== 'excess') && slots.every(({ value }) => sign(value) === 0);
};

/** Nothing at all is free; a part of a sum that came down to nothing falls away. */
function tidy(rate: Rate): Rate {
  if (isNothing(rate)) return FREE;
  if (rate.kind === 'lower' && rate.of.some(isNothing)) return FREE;
  if (rate.kind === 'sum') {
    const left = rate.parts.filter((part) => !isNothing(part));
    return left.length === 1 ? (left[0] as Rate) : { ...rate, parts: left };
  }
  return rate;
}

/** The rate with its staged numbers replaced, in reading order; free when they are all nothing. */
export function withSlots(rate: Rate, values: readonly Exact[]): Rate {
  let next = 0;
  const take: Take = () => {
    const value = values[next] as Exact;
    next += 1;
    return value;
  };
  return tidy(mapRate(rate, take));
}

const shape = (rate: Rate): string => JSON.stringify(mapRate(rate, () => ZERO));

/**
 * The staged numbers of another state of the same rate: all nothing when it became free, undefined when its form
 * changed.
 */
export function slotsAlong(template: Rate, rate: Rate): readonly Exact[] | undefined {
  if (rate.kind === 'free') return slotsOf(template).map(() => ZERO);
  return shape(template) === shape(rate) ? slotsOf(rate).map(({ value }) => value) : undefined;
}

/** Whether two cells have the same branches under the same conditions. */
export const sameBranches = (a: Cell, b: Cell): boolean =>
  a.branches.length === b.branches.length &&
  a.branches.every(
    (branch, i) => printConditions(branch.when) === printConditions((b.branches[i] as Branch).when),
  );
