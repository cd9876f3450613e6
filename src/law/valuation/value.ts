import {
  add,
  type Exact,
  exact,
  formatExact,
  formatGrouped,
  multiply,
  type PlainDate,
  Problem,
  sign,
  subtract,
} from '../../base/index.js';
import {
  type Assumption,
  type Citation,
  type DutyAmount,
  type Evidence,
  type Label,
  lowerEvidence,
  type Step,
} from '../determination.js';
import { COMPONENT_NAMES, COMPONENTS, type ComponentId } from './components.js';
import { type Rates, type RateUsed, rateOf, wantedRate } from './exchange/index.js';
import type { Belongs, ValuationFacts } from './facts.js';
import { INCOTERMS_GROUNDS, type Incoterm } from './incoterms.js';

/** An exact amount of any currency. */
export interface Amount {
  readonly amount: Exact;
  readonly currency: string;
}

/** What the price of a sale, its terms and the charges beside it are. */
export interface Sale {
  readonly incoterm: Incoterm;
  readonly price: Amount;
  readonly components: ReadonlyMap<ComponentId, Amount>;
  /** share of the freight given that falls on these goods; all of it when absent */
  readonly freightShare?: Exact;
  /** day of declaration */
  readonly declared: PlainDate;
  /** day of exportation, where it is given */
  readonly exported?: PlainDate;
}

/** Something the question lacks. */
export interface SaleNeed {
  /** a component, or "rate USD" */
  readonly id: string;
  readonly label: Label;
}

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

/** A rate that converts an amount, and what the law says of it. */
export interface ExchangeUsed {
  readonly currency: string;
  /** of the importer's currency for one unit; exact, "p/q" where no finite decimal is equal */
  readonly rate: string;
  readonly basis: RateUsed['basis'];
  /** the days on which it is used; null for a rate given */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  /** which rate the law uses */
  readonly law: Label;
  /** null for a rate given, which rests on the person asking alone */
  readonly evidence: Evidence | null;
  readonly citation: Citation;
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

/** "1,200 USD" */
export const money = (amount: Exact, currency: string): string => `${formatGrouped(amount)} ${currency}`;

const text = (amount: Exact, currency: string): DutyAmount => ({ amount: formatExact(amount), currency });

/** What a component does to the customs value under the terms of sale. */
export function effectOf(belongs: Belongs, inPrice: boolean): 'added' | 'deducted' | 'none' {
  if (belongs === 'included' && !inPrice) return 'added';
  if (belongs === 'excluded' && inPrice) return 'deducted';
  return 'none';
}

/** When a charge is nothing, so that 0 is given for it. */
const ZERO_WHEN: Readonly<Record<Exclude<ComponentId, 'duties'>, Label>> = {
  inland: {
    en: '0 where the freight covers it or nothing is left to pay for it',
    ja: '運賃に含まれる場合や買手の負担がない場合は0',
  },
  freight: { en: '0 where there is none', ja: 'ない場合は0' },
  insurance: { en: '0 where the goods are not insured', ja: '無保険の場合は0' },
  delivery: { en: '0 where the named place is the place of importation', ja: '指定地が輸入港である場合は0' },
};

function needOf(id: ComponentId, inPrice: boolean): SaleNeed {
  const { en, ja } = COMPONENT_NAMES[id];
  if (id === 'duties') {
    return {
      id,
      label: {
        en: `${en}: the customs value leaves them out, and they depend on it; Kanzei does not solve for them, so say how much of the price they are`,
        ja: `${ja}：課税価格には含まれず、逆算もしないため、その額を指定`,
      },
    };
  }
  const zero = ZERO_WHEN[id];
  return {
    id,
    label: {
      en: `${en} (${inPrice ? 'inside the price' : 'not in the price'}); ${zero.en}`,
      ja: `${ja}（価格に${inPrice ? '含まれる' : '含まれない'}）。${zero.ja}`,
    },
  };
}

const rateId = (currency: string): string => `rate ${currency}`;

class Valuer {
  readonly steps: Step[] = [];
  readonly exchange = new Map<string, ExchangeUsed>();
  readonly assumptions: Assumption[] = [];
  readonly citations: Citation[] = [];
  evidence: Evidence = 'published';
  private readonly day: PlainDate;
  private dayIsAssumed: boolean;

  constructor(
    private readonly sale: Sale,
    private readonly facts: ValuationFacts,
    private readonly rates: Rates,
    readonly currency: string,
  ) {
    const byExport = facts.exchange.day === 'exportation';
    this.day = byExport ? (sale.exported ?? sale.declared) : sale.declared;
    this.dayIsAssumed = byExport && sale.exported === undefined;
  }

  rest({ evidence, citation }: { readonly evidence: Evidence; readonly citation: Citation }): void {
    this.evidence = lowerEvidence(this.evidence, evidence);
    this.citations.push(citation);
  }

  step(label: string, expression: string, result: string): void {
    this.steps.push({ label, expression, result });
  }

  /** An amount in the importer's currency; undefined where its rate is not at hand, which is added to the needs. */
  convert({ amount, currency }: Amount, label: string, needs: SaleNeed[]): Exact | undefined {
    if (currency === this.currency || sign(amount) === 0) return amount;
    const rate = rateOf(this.rates, currency, this.day);
    if (!rate) {
      if (!needs.some(({ id }) => id === rateId(currency))) needs.push(this.rateNeed(currency));
      return undefined;
    }
    this.use(rate);
    const converted = multiply(amount, rate.perUnit);
    this.step(
      `${label}, converted`,
      `${money(amount, currency)} × ${formatGrouped(rate.perUnit)} ${this.currency}/${currency}`,
      money(converted, this.currency),
    );
    return converted;
  }

  private rateNeed(currency: string): SaleNeed {
    this.sayDay();
    const { publisher, url, rule } = this.facts.exchange;
    this.citations.push(rule.citation);
    const { label } = wantedRate(rule, currency, this.day);
    return {
      id: rateId(currency),
      label: {
        en: `${label.en}; look it up at ${publisher.en}, ${url}`,
        ja: `${label.ja}。${publisher.ja} ${url}`,
      },
    };
  }

  private use(rate: RateUsed): void {
    const { currency, basis, from, to, perUnit, grounds } = rate;
    if (this.exchange.has(currency)) return;
    this.sayDay();
    const { rule } = this.facts.exchange;
    const { label } = wantedRate(rule, currency, this.day);
    const citation = grounds?.citation ?? rule.citation;
    this.exchange.set(currency, {
      currency,
      rate: formatExact(perUnit),
      basis,
      from,
      to,
      law: label,
      evidence: grounds?.evidence ?? null,
      citation,
    });
    this.citations.push(rule.citation);
    if (grounds) this.rest(grounds);
    if (basis === 'facts') return;
    const shown = `1 ${currency} = ${money(perUnit, this.currency)}`;
    this.assumptions.push({
      about: rateId(currency),
      label: {
        en: `${shown}, given by you; the law uses ${label.en}`,
        ja: `${shown}（指定された相場）。法令上は${label.ja}`,
      },
      citation: rule.citation,
    });
  }

  /** The day of exportation is only worth a word where an amount is converted. */
  private sayDay(): void {
    if (!this.dayIsAssumed) return;
    this.dayIsAssumed = false;
    this.assumptions.push({
      about: 'exportation',
      label: {
        en: `exported on ${this.day}, the day asked for; give the day of exportation where it is another`,
        ja: `輸出日を基準日と同じ${this.day}と仮定（異なる場合は輸出日を指定）`,
      },
      citation: this.facts.exchange.rule.citation,
    });
  }

  /** The part of the freight that falls on the goods. */
  ofGoods(id: ComponentId, given: Amount): Amount {
    const { freightShare } = this.sale;
    if (id !== 'freight' || !freightShare) return given;
    const amount = multiply(given.amount, freightShare);
    const percent = formatGrouped(multiply(freightShare, exact('100')));
    this.step(
      'share of the freight',
      `${percent}% × ${money(given.amount, given.currency)}`,
      money(amount, given.currency),
    );
    return { amount, currency: given.currency };
  }
}

/**
 * The customs value of a sale under an importer's law: the price by its Incoterm, with what the law adds and without
 * what it leaves out, in the importer's currency, exact. What is needed and not given is named, never taken as nothing.
 * Throws Problem `invalidInput` where the deductions leave nothing of the price.
 */
export function valueSale(sale: Sale, facts: ValuationFacts, rates: Rates, currency: string): Valuation {
  const { incoterm, price, components } = sale;
  const valuer = new Valuer(sale, facts, rates, currency);
  valuer.rest(facts.basis);
  valuer.rest(INCOTERMS_GROUNDS);
  const needs: SaleNeed[] = [];
  const missing: SaleNeed[] = [];
  const shown: ValuedComponent[] = [];
  const charges = new Map<ComponentId, Exact>();
  const terms: { readonly sign: '+' | '−'; readonly amount: Exact; readonly id: ComponentId }[] = [];

  const start = valuer.convert(price, 'price', needs);
  shown.push({
    id: 'price',
    label: { en: `price ${incoterm.code}`, ja: `価格（${incoterm.code}）` },
    inPrice: true,
    belongs: 'included',
    effect: 'price',
    given: text(price.amount, price.currency),
    converted: start ? text(start, currency) : null,
  });
  for (const id of COMPONENTS) {
    const { belongs, ...grounds } = facts.components[id];
    const inPrice = incoterm.inPrice.includes(id);
    const effect = effectOf(belongs, inPrice);
    const given = components.get(id);
    const counts = effect !== 'none' || !inPrice;
    const amount = given && counts ? valuer.ofGoods(id, given) : undefined;
    const converted = amount && valuer.convert(amount, id, effect === 'none' ? missing : needs);
    shown.push({
      id,
      label: COMPONENT_NAMES[id],
      inPrice,
      belongs,
      effect,
      given: given ? text(given.amount, given.currency) : null,
      converted: converted ? text(converted, currency) : null,
    });
    if (converted) charges.set(id, converted);
    if (effect !== 'none') {
      valuer.rest(grounds);
      if (!given) needs.push(needOf(id, inPrice));
      if (converted) terms.push({ sign: effect === 'added' ? '+' : '−', amount: converted, id });
    } else if (!given && !inPrice && id !== 'delivery' && id !== 'duties') {
      missing.push(needOf(id, inPrice));
    }
  }
  const value = needs.length > 0 || !start ? undefined : sumUp(start, terms, valuer, incoterm);
  return {
    customsValue: {
      amount: value ? text(value, currency) : null,
      needs,
      steps: valuer.steps,
      evidence: valuer.evidence,
      citations: valuer.citations,
    },
    components: shown,
    exchange: [...valuer.exchange.values()],
    assumptions: valuer.assumptions,
    exact: { value, charges },
    missing: missing.filter(({ id }) => !needs.some((need) => need.id === id)),
  };
}

function sumUp(
  start: Exact,
  terms: readonly { readonly sign: '+' | '−'; readonly amount: Exact; readonly id: ComponentId }[],
  valuer: Valuer,
  incoterm: Incoterm,
): Exact {
  const { currency } = valuer;
  const due = terms.filter(({ amount }) => sign(amount) !== 0);
  const value = due.reduce(
    (sum, term) => (term.sign === '+' ? add(sum, term.amount) : subtract(sum, term.amount)),
    start,
  );
  const parts = due.map((term) => ` ${term.sign} ${term.id} ${money(term.amount, currency)}`);
  valuer.step(
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
