import { date, divide, type Exact, ONE, Problem, parseExact, sign } from '../base/index.js';
import { checkRate, type ExchangeRate, toRates } from '../law/valuation/index.js';
import { ownSource, readUserTable } from './userTable.js';

const RATE = /^(?:([\d.,]+)\s*)?([A-Za-z]{3})\s*=\s*([\d.,]+)\s*([A-Za-z]{3})?$/;
const CURRENCY = /^[A-Z]{3}$/;

const refuse = (text: string, why: string, currency: string): never => {
  throw new Problem('invalidInput', `the rate "${text}" ${why}; write for example USD=149.32 ${currency}`);
};

/** Reads one rate: of the foreign currency, so many of the importer's for one unit. */
function readRate(text: string, currency: string): readonly [string, Exact] {
  const match = RATE.exec(text.trim());
  const units = match?.[1] === undefined ? ONE : parseExact(match[1]);
  const amount = match?.[3] === undefined ? undefined : parseExact(match[3]);
  if (!match || !amount || !units || sign(units) <= 0 || sign(amount) <= 0) {
    return refuse(text, 'cannot be read', currency);
  }
  const left = (match[2] ?? '').toUpperCase();
  const right = (match[4] ?? currency).toUpperCase();
  if (left === right) return refuse(text, `converts ${left} to itself`, currency);
  if (right === currency) return [left, checkRate(left, divide(amount, units), `the rate "${text}"`)];
  if (left === currency) return [right, checkRate(right, divide(units, amount), `the rate "${text}"`)];
  return refuse(text, `does not name ${currency}, the currency of the importer`, currency);
}

/**
 * Reads rates as a person writes them: "USD=149.32", "USD=149.32 JPY", "100 KRW=10.80 JPY". Gives so many of the importer's
 * currency for one unit, by currency. Throws Problem `invalidInput` for one that cannot be read and for two of a currency.
 */
export function readRates(texts: readonly string[], currency: string): ReadonlyMap<string, Exact> {
  const rates = new Map<string, Exact>();
  for (const text of texts) {
    const [of, perUnit] = readRate(text, currency);
    if (rates.has(of)) {
      throw new Problem('invalidInput', `two rates of ${of} are given; give one`);
    }
    rates.set(of, perUnit);
  }
  return rates;
}

/**
 * Reads a person's table of rates: columns currency, from, to, rate (of the importer's currency for one unit) and, where
 * wanted, unit (how many units the rate is for). Throws Problem `invalidInput` with the row of what cannot be used.
 */
export function readRateTable(path: string): readonly ExchangeRate[] {
  const own = ownSource(path);
  const name = own.citation.title;
  const rows = readUserTable(path).map((record, i): ExchangeRate => {
    const at = `row ${i + 1} of ${name}`;
    const { currency, from, to, rate, unit = '1' } = record;
    if (currency === undefined || from === undefined || to === undefined || rate === undefined) {
      const missing = ['currency', 'from', 'to', 'rate'].find((column) => record[column] === undefined);
      throw new Problem('invalidInput', `${at} has no column "${missing}"`);
    }
    const amount = parseExact(rate);
    const units = parseExact(unit);
    if (!CURRENCY.test(currency)) {
      throw new Problem('invalidInput', `${at}: "${currency}" is not a currency; write three letters, USD`);
    }
    if (!amount || !units || sign(units) <= 0) {
      throw new Problem('invalidInput', `${at}: "${rate}" for ${unit} ${currency} is not a rate`);
    }
    return {
      currency,
      from: date(from),
      to: date(to),
      perUnit: divide(amount, units),
      evidence: own.evidence,
      citation: { ...own.citation, locator: at },
    };
  });
  return toRates(rows, name);
}
