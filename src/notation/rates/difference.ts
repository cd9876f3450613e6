import {
  add,
  type Exact,
  formatExact,
  formatGrouped,
  greater,
  multiply,
  ONE,
  parseExact,
  subtract,
  ZERO,
} from '../../base/exact.js';
import { parseUnit } from '../../base/units.js';
import { addForms, everyForm, type Linear, linear, NOTHING_DUE, scaleForm, subtractForms } from '../form.js';
import { enclosed, quote, splitOutside } from '../split.js';
import { type Factor, isFactor, scaled } from './factor.js';
import type { DutyBase, Notation, RateKind } from './kind.js';
import { formatYen } from './yen.js';

/** One term of a price per unit: a fixed price, the customs value, or a standard import price (gate price). */
export type PriceTerm = { readonly factor?: Factor } & (
  | { readonly of: 'money'; readonly amount: Exact }
  | { readonly of: 'value' }
  | { readonly of: 'gate'; readonly name: string }
);

/**
 * The difference between a reference price and the customs value, per unit: Japan's gate price for pork, the
 * reference prices of onions and base metals. Below zero it is no duty.
 */
export interface Difference {
  readonly kind: 'difference';
  readonly from: readonly PriceTerm[];
  readonly less: PriceTerm;
  readonly currency: string;
  readonly unit: string;
  /** of the whole difference */
  readonly factor?: Factor;
}

/** Standard import prices by the product the Japanese text names. */
export const GATES: Readonly<Record<string, string>> = {
  部分肉: 'part cuts',
  枝肉: 'carcasses',
  生きている豚: 'live pigs',
  豚肉加工品: 'processed pork',
};
const GATE_WORDS = Object.fromEntries(Object.entries(GATES).map(([ja, en]) => [en, ja]));

const withFactor = <T extends PriceTerm>(term: T, factor: Factor | undefined): T =>
  factor === undefined ? term : { ...term, factor };

function readCanonicalTerm(text: string): { term: PriceTerm; currency?: string; unit?: string } | undefined {
  const match =
    /^(?:(\d+(?:\.\d+)?) ([A-Z]{3})\/(.+?)|gate\("([^"]+)"\) ([A-Z]{3})\/(.+?)|(value))(?: \* (.+))?$/.exec(
      text,
    );
  if (!match) return undefined;
  const factor = match[8] === undefined ? undefined : (enclosed(match[8]) ?? match[8]).replace(' - ', '-');
  if (factor !== undefined && !isFactor(factor)) return undefined;
  if (match[7]) return { term: withFactor({ of: 'value' }, factor) };
  if (match[4] !== undefined) {
    return {
      term: withFactor({ of: 'gate', name: match[4] }, factor),
      currency: match[5] as string,
      unit: match[6] as string,
    };
  }
  const amount = parseExact(match[1] as string);
  if (!amount) return undefined;
  return {
    term: withFactor({ of: 'money', amount }, factor),
    currency: match[2] as string,
    unit: match[3] as string,
  };
}

function readCanonical(text: string): Difference | undefined {
  if (!text.includes('value')) return undefined;
  const [whole, outer] = splitFactor(text);
  const sides = splitOutside(whole, ' - ');
  if (sides.length !== 2) return undefined;
  const less = readCanonicalTerm(sides[1] as string);
  const from = splitOutside(sides[0] as string, ' + ').map(readCanonicalTerm);
  if (!less || from.some((term) => !term)) return undefined;
  const terms = from as NonNullable<(typeof from)[number]>[];
  const priced = [...terms, less].find((term) => term.unit !== undefined);
  if (!priced?.unit || !priced.currency || !parseUnit(priced.unit)) return undefined;
  const difference: Difference = {
    kind: 'difference',
    from: terms.map(({ term }) => term),
    less: less.term,
    currency: priced.currency,
    unit: priced.unit,
  };
  return outer === undefined ? difference : { ...difference, factor: outer };
}

/** "(A - B) * 2/11" to its inside and its factor */
function splitFactor(text: string): [string, Factor | undefined] {
  const match = /^(\(.+\)) \* ([\d./]+)$/.exec(text);
  const inside = match && enclosed(match[1] as string);
  return match && typeof inside === 'string'
    ? [inside, match[2] as string]
    : [enclosed(text) ?? text, undefined];
}

const JAPAN_TERM = /^(?:([\d,]+(?:\.\d+)?)円|(課税価格))(?:×(.+))?$/;

function readJapaneseTerm(text: string): PriceTerm | undefined {
  const match = JAPAN_TERM.exec(text);
  if (!match) return undefined;
  const factor = match[3] === undefined ? undefined : (enclosed(match[3]) ?? match[3]);
  if (factor !== undefined && !isFactor(factor)) return undefined;
  if (match[2]) return withFactor({ of: 'value' }, factor);
  const amount = parseExact(match[1] as string);
  return amount && withFactor({ of: 'money', amount }, factor);
}

function readJapanese(text: string): Difference | undefined {
  if (!text.includes('課税価格')) return undefined;
  return readJapaneseSentence(text) ?? readJapaneseFormula(text);
}

function readJapaneseSentence(text: string): Difference | undefined {
  const match =
    /^1(頭|キログラム)につき、?(.+?)に係る基準輸入価格(?:に([\d.]+)を乗じて得た額)?と課税価格(?:に([\d.]+)を乗じて得た額)?との差額$/.exec(
      text,
    );
  const name = match && GATES[match[2] as string];
  if (!match || !name) return undefined;
  return {
    kind: 'difference',
    from: [withFactor({ of: 'gate', name }, match[3])],
    less: withFactor({ of: 'value' }, match[4]),
    currency: 'JPY',
    unit: match[1] === '頭' ? 'head' : 'kg',
  };
}

function readJapaneseFormula(text: string): Difference | undefined {
  const unified = text.replace(
    /^\(?([\d,.]+)円\/(kg|頭)-課税価格\/(?:kg|頭)(×[\d.]+)?\)?$/,
    (_all, amount, unit, factor) => `(${amount}円-課税価格${factor ?? ''})/${unit}`,
  );
  const match = /^(\(.+\))\/(kg|頭)$/.exec(unified);
  const inside = match && enclosed(match[1] as string);
  const unit = match && parseUnit(match[2] as string);
  if (inside === undefined || inside === null || !unit) return undefined;
  const outer = /^(\(.+\))×([\d./]+)$/.exec(inside);
  const body = outer ? enclosed(outer[1] as string) : inside;
  if (body === undefined) return undefined;
  const at = body.lastIndexOf('-課税価格');
  if (at < 0) return undefined;
  const less = readJapaneseTerm(body.slice(at + 1));
  const minuend = body.slice(0, at);
  const from = splitOutside(enclosed(minuend) ?? minuend, '+').map(readJapaneseTerm);
  if (!less || from.some((term) => !term)) return undefined;
  const difference: Difference = {
    kind: 'difference',
    from: from as PriceTerm[],
    less,
    currency: 'JPY',
    unit: unit.id,
  };
  return outer ? { ...difference, factor: outer[2] as string } : difference;
}

function printTerm(term: PriceTerm, rate: Difference): string {
  const per = `${rate.currency}/${rate.unit}`;
  const price =
    term.of === 'value'
      ? 'value'
      : term.of === 'money'
        ? `${formatExact(term.amount)} ${per}`
        : `gate(${quote(term.name)}) ${per}`;
  if (term.factor === undefined) return price;
  return `${price} * ${term.factor.includes('-') ? `(${term.factor.replace('-', ' - ')})` : term.factor}`;
}

function printJapaneseTerm(term: PriceTerm): string {
  const price = term.of === 'money' ? `${formatYen(term.amount)}円` : '課税価格';
  if (term.factor === undefined) return price;
  return `${price}×${term.factor.includes('-') ? `(${term.factor})` : term.factor}`;
}

function printJapanese(rate: Difference): string {
  const unit = rate.unit === 'head' ? '頭' : rate.unit;
  const [first] = rate.from;
  if (first?.of === 'gate') {
    const scale = (factor: Factor | undefined) => (factor === undefined ? '' : `に${factor}を乗じて得た額`);
    const per = unit === '頭' ? '1頭につき、' : '1キログラムにつき';
    return `${per}${GATE_WORDS[first.name]}に係る基準輸入価格${scale(first.factor)}と課税価格${scale(rate.less.factor)}との差額`;
  }
  const from = rate.from.map(printJapaneseTerm).join('+');
  const body = `${rate.from.length > 1 ? `(${from})` : from}-${printJapaneseTerm(rate.less)}`;
  return rate.factor === undefined ? `(${body})/${unit}` : `((${body})×${rate.factor})/${unit}`;
}

function printCanonical(rate: Difference): string {
  const from = rate.from.map((term) => printTerm(term, rate)).join(' + ');
  const body = `${from} - ${printTerm(rate.less, rate)}`;
  return rate.factor === undefined ? body : `(${body}) * ${rate.factor}`;
}

/** A price per unit, or undefined after the base has noted what is missing. */
function price(term: PriceTerm, rate: Difference, base: DutyBase): Exact | undefined {
  const amount =
    term.of === 'value'
      ? base.unitValue(rate.unit)
      : term.of === 'money'
        ? term.amount
        : base.gate(term.name, rate.unit);
  return amount && scaled(amount, term.factor);
}

export const difference: RateKind<Difference> = {
  kind: 'difference',
  read: (text: string, notation: Notation) =>
    notation === 'canonical' ? readCanonical(text) : notation === 'JP' ? readJapanese(text) : undefined,
  print: (rate, notation) => (notation === 'JP' ? printJapanese(rate) : printCanonical(rate)),
  evaluate(rate, base) {
    const quantity = base.quantity(rate.unit, undefined);
    const less = price(rate.less, rate, base);
    let from: Exact | undefined = ZERO;
    for (const term of rate.from) {
      const next = price(term, rate, base);
      from = next && from && add(from, next);
    }
    if (quantity === undefined || less === undefined || from === undefined) return undefined;
    const perUnit = scaled(subtract(from, less), rate.factor);
    const per = `${rate.currency}/${rate.unit}`;
    base.step(
      'reference price',
      rate.from.map((term) => printTerm(term, rate)).join(' + '),
      `${formatGrouped(from)} ${per}`,
    );
    base.step('customs value per unit', printTerm(rate.less, rate), `${formatGrouped(less)} ${per}`);
    base.step(
      'difference',
      `${rate.factor === undefined ? '' : `${rate.factor} × `}(${formatGrouped(from)} − ${formatGrouped(less)}) ${per}`,
      `${formatGrouped(greater(perUnit, ZERO))} ${per}`,
    );
    const amount = multiply(greater(perUnit, ZERO), quantity);
    base.step(
      'difference × quantity',
      `${formatGrouped(greater(perUnit, ZERO))} ${per} × ${formatGrouped(quantity)} ${rate.unit}`,
      base.money(amount),
    );
    return amount;
  },
  compare: (a, b) => (printCanonical(a) === printCanonical(b) ? 0 : undefined),
  form(rate, base) {
    const quantity = base.quantity(rate.unit, undefined);
    if (!quantity) return undefined;
    const { name, perUnit } = quantity;
    const formOfTerm = (term: PriceTerm): Linear | undefined => {
      if (term.of === 'value') return linear(base.declared, scaled(ONE, term.factor));
      const amount = term.of === 'money' ? term.amount : base.gate(term.name, rate.unit);
      return amount && linear(name, multiply(scaled(amount, term.factor), perUnit));
    };
    const from = everyForm(rate.from.map(formOfTerm));
    const less = formOfTerm(rate.less);
    if (!from || !less) return undefined;
    const difference = subtractForms(addForms(from) as Linear, less);
    return { kind: 'greatest', of: [scaleForm(difference, scaled(ONE, rate.factor)), NOTHING_DUE] };
  },
};

export const GATE_NAMES: readonly string[] = Object.values(GATES);
