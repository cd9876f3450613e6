import {
  compare,
  type Exact,
  exact,
  formatExact,
  formatGrouped,
  parseExact,
  roundTo,
  sign,
} from './exact.js';
import { Problem } from './problem.js';

export type Currency = 'JPY' | 'USD' | 'EUR' | 'GBP' | 'AUD' | 'CAD';

/** An exact amount of a currency, in its main unit (yen, dollars). */
export interface Money {
  readonly amount: Exact;
  readonly currency: Currency;
}

/** The currency in which each importer's customs value and duty are stated. */
export const customsCurrency = { JP: 'JPY', US: 'USD' } as const;

const DECIMALS: Readonly<Record<Currency, number>> = { JPY: 0, USD: 2, EUR: 2, GBP: 2, AUD: 2, CAD: 2 };

/** How many decimals amounts of a currency have. */
export const decimalsOf = (currency: Currency): number => DECIMALS[currency];

const SIGNS: Readonly<Record<string, string>> = {
  '¥': 'JPY',
  '￥': 'JPY',
  円: 'JPY',
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
};
const MONEY = /^([¥￥$€£]|[A-Za-z]{3} ?)?\s*([+-]?[\d.,]+)\s*(円|[A-Za-z]{3})?$/;
const LARGEST = exact('1000000000000000');
const ENDLESS_DECIMALS = 6;

/** "208,000 JPY", "12.50 USD"; an amount without a finite decimal is shown to six places after "≈". */
export function formatMoney({ amount, currency }: Money): string {
  const endless = formatExact(amount).includes('/');
  const text = formatGrouped(endless ? roundTo(amount, ENDLESS_DECIMALS) : amount);
  const [whole = '', decimals = ''] = text.split('.');
  const padded = decimals.padEnd(DECIMALS[currency], '0');
  return `${endless ? '≈ ' : ''}${whole}${padded === '' ? '' : `.${padded}`} ${currency}`;
}

/** An exact amount of any currency, by its ISO 4217 code. */
export interface ForeignMoney {
  readonly amount: Exact;
  readonly currency: string;
}

/** The number and the currencies a text names; undefined when it is no amount. */
function read(text: string): { readonly amount: Exact; readonly named: readonly string[] } | undefined {
  const match = MONEY.exec(text.trim());
  const amount = match?.[2] === undefined ? undefined : parseExact(match[2]);
  if (!match || !amount) return undefined;
  const named = [match[1], match[3]].flatMap((given) =>
    given === undefined ? [] : [SIGNS[given] ?? given.trim().toUpperCase()],
  );
  return { amount, named };
}

function checkSize(text: string, amount: Exact): void {
  if (sign(amount) < 0) {
    throw new Problem('invalidInput', `the amount "${text}" is negative; give zero or more`);
  }
  if (compare(amount, LARGEST) > 0) {
    throw new Problem(
      'invalidInput',
      `the amount "${text}" is above ${formatGrouped(LARGEST)}; check the number`,
    );
  }
}

/**
 * Reads an amount of any currency, zero or more, with the currency: "2500 USD", "USD 2,500", "¥80000". A bare 0 is
 * nothing in the currency `ofZero`. Throws Problem('invalidInput') for anything else, a negative amount or one above 10^15.
 */
export function parseForeignMoney(text: string, ofZero?: string): ForeignMoney {
  const found = read(text);
  if (!found) {
    throw new Problem(
      'invalidInput',
      `"${text}" is not an amount with its currency; write for example 2500 USD or 80000 JPY`,
    );
  }
  const { amount, named } = found;
  checkSize(text, amount);
  const [currency = sign(amount) === 0 ? ofZero : undefined, other = currency] = named;
  if (currency === undefined) {
    throw new Problem('invalidInput', `"${text}" names no currency; write for example ${text.trim()} USD`);
  }
  if (other !== currency) {
    throw new Problem('invalidInput', `"${text}" names two currencies, ${currency} and ${other}; write one`);
  }
  return { amount, currency };
}

/**
 * Reads an amount of the currency wanted, zero or more: "1000000", "1,000,000 JPY", "12.50USD", "¥1,000". Throws
 * Problem('invalidInput') for anything else, another currency, a negative amount or one above 10^15.
 */
export function parseMoney(text: string, currency: Currency): Money {
  const found = read(text);
  if (!found) {
    throw new Problem(
      'invalidInput',
      `"${text}" is not an amount of money; write for example 1000000 or 1000000${currency}`,
    );
  }
  const { amount, named } = found;
  for (const each of named) {
    if (each !== currency) {
      throw new Problem(
        'invalidInput',
        `"${text}" is in ${each}, but this value is stated in ${currency}; convert it at the customs exchange rate first`,
      );
    }
  }
  checkSize(text, amount);
  return { amount, currency };
}
