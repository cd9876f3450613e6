import {
  add,
  compare,
  divide,
  type Exact,
  exact,
  floorTo,
  formatExact,
  formatGrouped,
  multiply,
  ONE,
  parseExact,
  sign,
  subtract,
  ZERO,
} from '../../base/exact.js';
import { parseUnit } from '../../base/units.js';
import { quote } from '../split.js';
import type { Notation, RateKind } from './kind.js';
import { formatYen } from './yen.js';

/**
 * A specific duty that moves with a measured content: "less 0.020668¢/kg for each degree under 100 degrees"
 * (raw sugar), "70 yen and 7 yen more for each 1 % of lactose over 10 %" (animal feed).
 */
export interface Graduated {
  readonly kind: 'graduated';
  readonly amount: Exact;
  /** added (over) or taken away (under) for each one of `measure` beyond the threshold */
  readonly step: Exact;
  readonly direction: 'over' | 'under';
  readonly threshold: Exact;
  readonly measure: string;
  readonly currency: string;
  readonly unit: string;
  /** whether a part of one counts in proportion; where the text does not say, it is not known */
  readonly proportional: boolean;
}

const CANONICAL =
  /^([\d.]+) ([A-Z]{3})\/(\S+) ([+-]) ([\d.]+) [A-Z]{3}\/\S+ for each (?:(whole) )?"([^"]+)" (over|under) ([\d.]+)$/;
const UNITED_STATES =
  /^([\d.]+)¢ ?\/kg less ([\d.]+)¢ ?\/kg for each degree under (\d+) degrees \(and fractions of a degree in proportion\)$/;
const JAPAN =
  /^1キログラムにつき、([\d.]+)円に重量比による乳糖の含有率が(\d+)%を超える1%ごとに([\d.]+)円を加えた額$/;

export const LACTOSE = 'per cent lactose by weight';
export const DEGREES = 'degrees of polarisation';

const cents = (text: string): Exact => exact(formatExact(divide(exact(text), exact('100'))));

function read(text: string, notation: Notation): Graduated | undefined {
  if (notation === 'US') {
    const match = UNITED_STATES.exec(text);
    return match
      ? {
          kind: 'graduated',
          amount: cents(match[1] as string),
          step: cents(match[2] as string),
          direction: 'under',
          threshold: exact(match[3] as string),
          measure: DEGREES,
          currency: 'USD',
          unit: 'kg',
          proportional: true,
        }
      : undefined;
  }
  if (notation === 'JP') {
    const match = JAPAN.exec(text);
    return match
      ? {
          kind: 'graduated',
          amount: exact(match[1] as string),
          step: exact(match[3] as string),
          direction: 'over',
          threshold: exact(match[2] as string),
          measure: LACTOSE,
          currency: 'JPY',
          unit: 'kg',
          proportional: false,
        }
      : undefined;
  }
  const match = CANONICAL.exec(text);
  if (!match) return undefined;
  const amount = parseExact(match[1] as string);
  const step = parseExact(match[5] as string);
  const threshold = parseExact(match[9] as string);
  if (!amount || !step || !threshold || !parseUnit(match[3] as string)) return undefined;
  if ((match[4] === '+') !== (match[8] === 'over')) return undefined;
  return {
    kind: 'graduated',
    amount,
    step,
    direction: match[8] as 'over' | 'under',
    threshold,
    measure: match[7] as string,
    currency: match[2] as string,
    unit: match[3] as string,
    proportional: match[6] === undefined,
  };
}

function print(rate: Graduated, notation: Notation): string {
  const threshold = formatExact(rate.threshold);
  if (notation === 'US') {
    const perKilogram = (amount: Exact) => `${formatExact(multiply(amount, exact('100')))}¢/kg`;
    return `${perKilogram(rate.amount)} less ${perKilogram(rate.step)} for each degree under ${threshold} degrees (and fractions of a degree in proportion)`;
  }
  if (notation === 'JP') {
    return `1キログラムにつき、${formatYen(rate.amount)}円に重量比による乳糖の含有率が${threshold}%を超える1%ごとに${formatYen(rate.step)}円を加えた額`;
  }
  const per = `${rate.currency}/${rate.unit}`;
  const operator = rate.direction === 'over' ? '+' : '-';
  const whole = rate.proportional ? '' : 'whole ';
  return `${formatExact(rate.amount)} ${per} ${operator} ${formatExact(rate.step)} ${per} for each ${whole}${quote(rate.measure)} ${rate.direction} ${threshold}`;
}

export const graduated: RateKind<Graduated> = {
  kind: 'graduated',
  read,
  print,
  evaluate(rate, base) {
    const quantity = base.quantity(rate.unit, undefined);
    const measured = base.part(rate.measure);
    if (quantity === undefined || measured === undefined) return undefined;
    const over = rate.direction === 'over';
    const distance = over ? subtract(measured, rate.threshold) : subtract(rate.threshold, measured);
    const beyond = sign(distance) < 0 ? ZERO : distance;
    if (!rate.proportional && compare(floorTo(beyond, ONE), beyond) !== 0) {
      return base.refuse(`the text does not say how a fraction of one ${rate.measure} counts`);
    }
    const change = multiply(beyond, rate.step);
    const perUnit = over ? add(rate.amount, change) : subtract(rate.amount, change);
    const per = `${rate.currency}/${rate.unit}`;
    base.step(
      'graduated rate',
      `${formatExact(rate.amount)} ${over ? '+' : '−'} ${formatExact(rate.step)} × ${formatExact(beyond)} ${rate.measure} ${rate.direction} ${formatExact(rate.threshold)}`,
      `${formatExact(perUnit)} ${per}`,
    );
    const amount = multiply(perUnit, quantity);
    base.step(
      'specific',
      `${formatExact(perUnit)} ${per} × ${formatGrouped(quantity)} ${rate.unit}`,
      base.money(amount),
    );
    return amount;
  },
  compare: (a, b) => (print(a, 'canonical') === print(b, 'canonical') ? 0 : undefined),
};
