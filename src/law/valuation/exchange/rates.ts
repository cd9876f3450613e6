import { compare, type Exact, exact, type PlainDate, Problem } from '../../../base/index.js';
import type { Grounds } from '../../grounds.js';
import type { ExchangeFacts, ExchangeRate } from './types.js';

/** The rates at hand for one question, the person's own before those of the facts. */
export interface Rates {
  /** so many of the importer's currency for one unit, by currency, as given */
  readonly given: ReadonlyMap<string, Exact>;
  /** a table of the person's own */
  readonly table: readonly ExchangeRate[];
  readonly facts: readonly ExchangeRate[];
}

/** A rate with where it comes from. */
export interface RateUsed {
  readonly currency: string;
  readonly perUnit: Exact;
  readonly basis: 'given' | 'table' | 'facts';
  /** the days on which it is used, where the source says so */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  /** null for a rate given, which rests on nothing else */
  readonly grounds: Grounds | null;
}

const LEAST = exact('0.000000001');
const MOST = exact('1000000000');

/** Throws Problem `invalidInput` for a rate that cannot be one. */
export function checkRate(currency: string, perUnit: Exact, at: string): Exact {
  if (compare(perUnit, LEAST) >= 0 && compare(perUnit, MOST) <= 0) return perUnit;
  throw new Problem(
    'invalidInput',
    `${at}: the rate of ${currency} is not between 0.000000001 and 1,000,000,000; write how many of the importer's currency one unit is worth`,
  );
}

/**
 * Rates of a table in order, checked. Throws Problem `invalidInput` for a span that ends before it begins and for two
 * spans of one currency that overlap.
 */
export function toRates(rows: readonly ExchangeRate[], name: string): readonly ExchangeRate[] {
  const sorted = [...rows].sort((a, b) =>
    a.currency !== b.currency ? (a.currency < b.currency ? -1 : 1) : a.from < b.from ? -1 : 1,
  );
  for (const [i, row] of sorted.entries()) {
    checkRate(row.currency, row.perUnit, name);
    if (row.to < row.from) {
      throw new Problem(
        'invalidInput',
        `${name}: the rate of ${row.currency} from ${row.from} ends before, on ${row.to}`,
      );
    }
    const next = sorted[i + 1];
    if (next?.currency === row.currency && next.from <= row.to) {
      throw new Problem(
        'invalidInput',
        `${name} has two rates of ${row.currency} on ${next.from}; cut one of the spans so that each day has one`,
      );
    }
  }
  return sorted;
}

/** The rates of the facts as spans. */
export const ratesOfFacts = ({ rates }: ExchangeFacts): readonly ExchangeRate[] =>
  rates.flatMap(({ spans, currency, evidence, citation, note }) =>
    spans.map(({ from, to, rate }) => ({
      currency,
      from,
      to,
      perUnit: exact(rate),
      evidence,
      citation,
      ...(note !== undefined && { note }),
    })),
  );

function found(
  rows: readonly ExchangeRate[],
  currency: string,
  on: PlainDate,
  basis: 'table' | 'facts',
): RateUsed[] {
  const row = rows.find((each) => each.currency === currency && each.from <= on && on <= each.to);
  if (!row) return [];
  const { from, to, perUnit, evidence, citation } = row;
  return [{ currency, perUnit, basis, from, to, grounds: { evidence, citation } }];
}

/** The rate of a currency on a day; undefined where none is at hand. */
export function rateOf(
  { given, table, facts }: Rates,
  currency: string,
  on: PlainDate,
): RateUsed | undefined {
  const perUnit = given.get(currency);
  if (perUnit) return { currency, perUnit, basis: 'given', from: null, to: null, grounds: null };
  return [...found(table, currency, on, 'table'), ...found(facts, currency, on, 'facts')][0];
}
