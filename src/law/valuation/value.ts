import {
  add,
  type Exact,
  exact,
  formatGrouped,
  multiply,
  Problem,
  sign,
  subtract,
} from '../../base/index.js';
import type { Assumption, Citation, DutyAmount, Evidence, Label, Step } from '../determination.js';
import { Account } from './account.js';
import { COMPONENT_NAMES, COMPONENTS, type ComponentId } from './components.js';
import { Converter, type ExchangeUsed } from './exchange/convert.js';
import type { Rates } from './exchange/index.js';
import type { Belongs, ValuationFacts } from './facts.js';
import { INCOTERMS_GROUNDS } from './incoterms.js';
import { needOf, type SaleNeed } from './needs.js';
import { type Amount, amountOf, money, type Sale } from './sale.js';

/** The price or a charge: what it is, in which currency, and what it does to the customs value. */
export interface ValuedComponent {
  readonly id: 'price' | ComponentId;
  readonly label: Label;
  /** whether the price contains it by the terms of sale */
  readonly inPrice: boolean;
  readonly belongs: Belongs;
  readonly effect: 'price' | 'added' | 'deducted' | 'none';
  readonly given: DutyAmount | null;
  /** in the importer's currency */
  readonly converted: DutyAmount | null;
}

/** The customs value of a sale, with all that leads to it. */
export interface CustomsValue {
  /** null where something is lacking */
  readonly amount: DutyAmount | null;
  readonly needs: readonly SaleNeed[];
  readonly steps: readonly Step[];
  readonly evidence: Evidence;
  readonly citations: readonly Citation[];
}

export interface Valuation {
  readonly customsValue: CustomsValue;
  readonly components: readonly ValuedComponent[];
  readonly exchange: readonly ExchangeUsed[];
  readonly assumptions: readonly Assumption[];
  /** the exact value, and the exact charges in the importer's currency; undefined where something is lacking */
  readonly exact: {
    readonly value: Exact | undefined;
    readonly charges: ReadonlyMap<ComponentId, Exact>;
  };
  /** what the landed cost lacks beside the customs value */
  readonly missing: readonly SaleNeed[];
}

/** What a component does to the customs value under the terms of sale. */
export function effectOf(belongs: Belongs, inPrice: boolean): 'added' | 'deducted' | 'none' {
  if (belongs === 'included' && !inPrice) return 'added';
  if (belongs === 'excluded' && inPrice) return 'deducted';
  return 'none';
}

/** The part of the freight that falls on the goods. */
function ofGoods(id: ComponentId, given: Amount, { freightShare }: Sale, account: Account): Amount {
  if (id !== 'freight' || !freightShare) return given;
  const amount = multiply(given.amount, freightShare);
  const percent = formatGrouped(multiply(freightShare, exact('100')));
  account.step(
    'share of the freight',
    `${percent}% × ${money(given.amount, given.currency)}`,
    money(amount, given.currency),
  );
  return { amount, currency: given.currency };
}

/**
 * The customs value of a sale under an importer's law: the price by its Incoterm, with what the law adds and without
 * what it leaves out, in the importer's currency, exact. What is needed and not given is named, never taken as nothing.
 * Throws Problem `invalidInput` where the deductions leave nothing of the price.
 */
export function valueSale(sale: Sale, facts: ValuationFacts, rates: Rates, currency: string): Valuation {
  const { incoterm, price, components } = sale;
  const account = new Account();
  const converter = new Converter(sale, facts.exchange, rates, currency, account);
  account.rest(facts.basis);
  account.rest(INCOTERMS_GROUNDS);
  const needs: SaleNeed[] = [];
  const missing: SaleNeed[] = [];
  const shown: ValuedComponent[] = [];
  const charges = new Map<ComponentId, Exact>();
  const terms: { readonly sign: '+' | '−'; readonly amount: Exact; readonly id: ComponentId }[] = [];

  const start = converter.convert(price, 'price', needs);
  shown.push({
    id: 'price',
    label: { en: `price ${incoterm.code}`, ja: `価格（${incoterm.code}）` },
    inPrice: true,
    belongs: 'included',
    effect: 'price',
    given: amountOf(price.amount, price.currency),
    converted: start ? amountOf(start, currency) : null,
  });
  for (const id of COMPONENTS) {
    const { belongs, ...grounds } = facts.components[id];
    const inPrice = incoterm.inPrice.includes(id);
    const effect = effectOf(belongs, inPrice);
    const given = components.get(id);
    const counts = effect !== 'none' || !inPrice;
    const amount = given && counts ? ofGoods(id, given, sale, account) : undefined;
    const converted = amount && converter.convert(amount, id, effect === 'none' ? missing : needs);
    shown.push({
      id,
      label: COMPONENT_NAMES[id],
      inPrice,
      belongs,
      effect,
      given: given ? amountOf(given.amount, given.currency) : null,
      converted: converted ? amountOf(converted, currency) : null,
    });
    if (converted) charges.set(id, converted);
    if (effect !== 'none') {
      account.rest(grounds);
      if (!given) needs.push(needOf(id, inPrice));
      if (converted) terms.push({ sign: effect === 'added' ? '+' : '−', amount: converted, id });
    } else if (!given && !inPrice && id !== 'delivery' && id !== 'duties') {
      missing.push(needOf(id, inPrice));
    }
  }
  const value = needs.length > 0 || !start ? undefined : sumUp(start, terms, account, sale, currency);
  return {
    customsValue: {
      amount: value ? amountOf(value, currency) : null,
      needs,
      steps: account.steps,
      evidence: account.evidence,
      citations: account.citations,
    },
    components: shown,
    exchange: [...converter.used.values()],
    assumptions: account.assumptions,
    exact: { value, charges },
    missing: missing.filter(({ id }) => !needs.some((need) => need.id === id)),
  };
}

function sumUp(
  start: Exact,
  terms: readonly { readonly sign: '+' | '−'; readonly amount: Exact; readonly id: ComponentId }[],
  account: Account,
  { incoterm }: Sale,
  currency: string,
): Exact {
  const due = terms.filter(({ amount }) => sign(amount) !== 0);
  const value = due.reduce(
    (sum, term) => (term.sign === '+' ? add(sum, term.amount) : subtract(sum, term.amount)),
    start,
  );
  const parts = due.map((term) => ` ${term.sign} ${term.id} ${money(term.amount, currency)}`);
  account.step(
    'customs value',
    `price ${incoterm.code} ${money(start, currency)}${parts.join('')}`,
    money(value, currency),
  );
  if (sign(value) > 0) return value;
  throw new Problem(
    'invalidInput',
    `the charges inside the price come to as much as the price or more (${money(start, currency)}${parts.join('')}); check the amounts and their currencies`,
  );
}
