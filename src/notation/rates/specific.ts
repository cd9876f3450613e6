import {
  compare,
  divide,
  type Exact,
  exact,
  formatExact,
  formatGrouped,
  multiply,
  parseExact,
} from '../../base/exact.js';
import { convert, parseUnit } from '../../base/units.js';
import { quote } from '../split.js';
import type { RateKind } from './kind.js';
import { formatYen } from './yen.js';

/** An amount of money per unit of quantity, of the good or of a named basis ("lead content"). */
export interface Specific {
  readonly kind: 'specific';
  readonly amount: Exact;
  readonly currency: string;
  readonly unit: string;
  readonly of?: string;
}

const HUNDRED = exact('100');
const CANONICAL = /^(\d+(?:\.\d+)?) ([A-Z]{3})\/([^"]+?)(?: of "([^"]+)")?$/;
const UNITED_STATES =
  /^(?:(\d*\.?\d+)¢|\$(\d*\.?\d+)) ?(?:\/ ?| (?=each))([^ ]+(?: (?:liter|gross|kg|m))?)(?:,? (?:on |of )?(?:the )?(.+))?$/;
const JAPAN = /^([\d,]+(?:\.\d+)?)(万)?円\/([^()+]+)$/;
const JAPAN_SUGAR = /^(?:当該)?原産品に含まれる砂糖の重量1(?:kg|キログラム)につき([\d.]+)円$/;

/** Units as Japan Customs writes them in a rate. */
const JAPANESE_UNITS: Readonly<Record<string, string>> = {
  L: 'l',
  kL: 'kl',
  m2: '㎡',
  t: 'MT',
  head: '頭',
  number: '個',
  pair: '足',
  thousand: '1,000本',
};

const specific_ = (amount: Exact, currency: string, unit: string, of?: string): Specific =>
  of === undefined
    ? { kind: 'specific', amount, currency, unit }
    : { kind: 'specific', amount, currency, unit, of };

export const specific: RateKind<Specific> = {
  kind: 'specific',
  read(text, notation) {
    if (notation === 'canonical') {
      const match = CANONICAL.exec(text);
      const amount = match && parseExact(match[1] as string);
      if (!match || !amount || !parseUnit(match[3] as string)) return undefined;
      return specific_(amount, match[2] as string, match[3] as string, match[4]);
    }
    if (notation === 'US') {
      const match = UNITED_STATES.exec(text);
      const number = match && parseExact((match[1] ?? match[2]) as string);
      if (!match || !number) return undefined;
      const unit = parseUnit((match[3] as string).replace(/,$/, ''));
      if (!unit) return undefined;
      return specific_(match[1] === undefined ? number : divide(number, HUNDRED), 'USD', unit.id, match[4]);
    }
    const sugar = JAPAN_SUGAR.exec(text);
    if (sugar) return specific_(exact(sugar[1] as string), 'JPY', 'kg', 'sugar contained');
    const match = JAPAN.exec(text);
    const number = match && parseExact(match[1] as string);
    if (!match || !number) return undefined;
    const unit = parseUnit(match[3] as string);
    if (!unit) return undefined;
    return specific_(match[2] ? multiply(number, exact('10000')) : number, 'JPY', unit.id);
  },
  print(rate, notation) {
    if (notation === 'canonical') {
      const of = rate.of === undefined ? '' : ` of ${quote(rate.of)}`;
      return `${formatExact(rate.amount)} ${rate.currency}/${rate.unit}${of}`;
    }
    if (notation === 'JP') {
      return rate.of === 'sugar contained'
        ? `原産品に含まれる砂糖の重量1kgにつき${formatYen(rate.amount)}円`
        : `${formatYen(rate.amount)}円/${JAPANESE_UNITS[rate.unit] ?? rate.unit}`;
    }
    const cents = compare(rate.amount, exact('1')) < 0;
    const amount = cents ? `${formatExact(multiply(rate.amount, HUNDRED))}¢` : `$${formatExact(rate.amount)}`;
    const unit = rate.unit === 'number' ? ' each' : `/${rate.unit}`;
    return rate.of === undefined ? `${amount}${unit}` : `${amount}${unit} on ${rate.of}`;
  },
  evaluate(rate, base) {
    const quantity = base.quantity(rate.unit, rate.of);
    if (quantity === undefined) return undefined;
    const amount = multiply(quantity, rate.amount);
    base.step(
      rate.of === undefined ? 'specific' : `specific on the ${rate.of}`,
      `${formatExact(rate.amount)} ${rate.currency}/${rate.unit} × ${formatGrouped(quantity)} ${rate.unit}`,
      base.money(amount),
    );
    return amount;
  },
  compare(a, b) {
    if (a.currency !== b.currency || a.of !== b.of) return undefined;
    const unit = parseUnit(b.unit);
    const perUnit = unit && convert(exact('1'), a.unit, b.unit);
    return perUnit && compare(a.amount, multiply(b.amount, perUnit));
  },
};
