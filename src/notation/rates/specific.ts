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
import { linear } from '../form.js';
import { quote } from '../split.js';
import { joinBasis, splitBasis } from '../unitedStates/bases.js';
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
const UNITED_STATES = /^(?:([\d.]+)¢|\$([\d.]+))(?: (each)|\/(.+))$/;
const OTHER_PIECES_NAME = 'other pieces and parts';
const OTHER_PIECES = /^([\d.]+)¢ for each other piece or part$/;
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

/** Units as the U.S. schedule writes them in a rate. */
const UNITED_STATES_UNITS: Readonly<Record<string, string>> = {
  L: 'liter',
  'proof liter': 'pf. liter',
  dozen: 'doz.',
  pair: 'pr.',
  'dozen pair': 'doz. prs.',
  thousand: '1,000',
  'line gross': 'line/gross',
};

const specific_ = (amount: Exact, currency: string, unit: string, of?: string): Specific =>
  of === undefined
    ? { kind: 'specific', amount, currency, unit }
    : { kind: 'specific', amount, currency, unit, of };

/** The same number always gives the same ratio. */
const plain = (amount: Exact): Exact => exact(formatExact(amount));

function readUnitedStates(text: string): Specific | undefined {
  const pieces = OTHER_PIECES.exec(text);
  const match = pieces ?? UNITED_STATES.exec(text);
  const number = match && parseExact((match[1] ?? match[2]) as string);
  if (!match || !number) return undefined;
  const amount = plain(match[1] === undefined ? number : divide(number, HUNDRED));
  if (pieces) return specific_(amount, 'USD', 'number', OTHER_PIECES_NAME);
  const { unit: spelling, of } = splitBasis((match[3] ?? match[4]) as string);
  const unit = parseUnit(spelling);
  return unit && specific_(amount, 'USD', unit.id, of);
}

function printUnitedStates(rate: Specific): string {
  const cents = compare(rate.amount, exact('1')) < 0;
  const number = formatExact(cents ? multiply(rate.amount, HUNDRED) : rate.amount);
  const amount = cents ? `${number}¢` : `$${number.replace(/\.(\d)$/, '.$10')}`;
  if (rate.of === OTHER_PIECES_NAME) return `${amount} for each other piece or part`;
  const unit = UNITED_STATES_UNITS[rate.unit] ?? rate.unit;
  if (rate.of !== undefined) return `${amount}/${joinBasis(unit, rate.of)}`;
  return rate.unit === 'number' ? `${amount} each` : `${amount}/${unit}`;
}

export const specific: RateKind<Specific> = {
  kind: 'specific',
  read(text, notation) {
    if (notation === 'canonical') {
      const match = CANONICAL.exec(text);
      const amount = match && parseExact(match[1] as string);
      if (!match || !amount || !parseUnit(match[3] as string)) return undefined;
      return specific_(amount, match[2] as string, match[3] as string, match[4]);
    }
    if (notation === 'US') return readUnitedStates(text);
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
    return printUnitedStates(rate);
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
  form({ amount, unit, of }, base) {
    const quantity = base.quantity(unit, of);
    return quantity && linear(quantity.name, multiply(amount, quantity.perUnit));
  },
};
