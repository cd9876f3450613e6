import {
  type Exact,
  formatExact,
  formatGrouped,
  multiply,
  type PlainDate,
  sign,
} from '../../../base/index.js';
import type { Citation, Evidence, Label } from '../../determination.js';
import type { Account } from '../account.js';
import type { SaleNeed } from '../needs.js';
import { type Amount, money, type Sale } from '../sale.js';
import { wantedRate } from './index.js';
import { type Rates, type RateUsed, rateOf } from './rates.js';
import type { ExchangeFacts } from './types.js';

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

const rateId = (currency: string): string => `rate ${currency}`;

/** Converts the amounts of a sale by the rates at hand, as the law of the importer says. */
export class Converter {
  readonly used = new Map<string, ExchangeUsed>();
  private readonly day: PlainDate;
  private dayIsAssumed: boolean;

  constructor(
    { exported, declared }: Sale,
    private readonly facts: ExchangeFacts,
    private readonly rates: Rates,
    readonly currency: string,
    private readonly account: Account,
  ) {
    const byExport = facts.day === 'exportation';
    this.day = byExport ? (exported ?? declared) : declared;
    this.dayIsAssumed = byExport && exported === undefined;
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
    this.account.step(
      `${label}, converted`,
      `${money(amount, currency)} × ${formatGrouped(rate.perUnit)} ${this.currency}/${currency}`,
      money(converted, this.currency),
    );
    return converted;
  }

  private rateNeed(currency: string): SaleNeed {
    this.sayDay();
    const { publisher, url, rule } = this.facts;
    this.account.citations.push(rule.citation);
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
    if (this.used.has(currency)) return;
    this.sayDay();
    const { rule } = this.facts;
    const { label } = wantedRate(rule, currency, this.day);
    const citation = grounds?.citation ?? rule.citation;
    this.used.set(currency, {
      currency,
      rate: formatExact(perUnit),
      basis,
      from,
      to,
      law: label,
      evidence: grounds?.evidence ?? null,
      citation,
    });
    this.account.citations.push(rule.citation);
    if (grounds) this.account.rest(grounds);
    if (basis === 'facts') return;
    const shown = `1 ${currency} = ${money(perUnit, this.currency)}`;
    this.account.assumptions.push({
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
    this.account.assumptions.push({
      about: 'exportation',
      label: {
        en: `exported on ${this.day}, the day asked for; give the day of exportation where it is another`,
        ja: `輸出日を基準日と同じ${this.day}と仮定（異なる場合は輸出日を指定）`,
      },
      citation: this.facts.rule.citation,
    });
  }
}
