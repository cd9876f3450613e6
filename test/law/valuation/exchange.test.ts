import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, date, daysBetween, exact } from '../../../src/base/index.js';
import { weekdayOf } from '../../../src/law/calendar/index.js';
import { quarterOf, weekOf } from '../../../src/law/valuation/exchange/index.js';
import {
  type ExchangeRate,
  rateOf,
  ratesOfFacts,
  toRates,
  type ValuationFacts,
  wantedRate,
} from '../../../src/law/valuation/index.js';
import { compileValuation } from '../../../src/record/compileValuation.js';

const [JP, US] = compileValuation(resolve(import.meta.dirname, '../../../facts')) as [
  ValuationFacts,
  ValuationFacts,
];
const japan = (on: string) => wantedRate(JP.exchange.rule, 'USD', date(on));
const unitedStates = (on: string, currency = 'JPY') => wantedRate(US.exchange.rule, currency, date(on));

describe('the rate of Japan', () => {
  it.each([
    // the worked example of the trade adviser's notes: declaration on Friday 1 November 2019
    ['2019-11-01', '2019-10-13', '2019-10-19', '2019-10-27', '2019-11-02'],
    ['2026-11-26', '2026-11-08', '2026-11-14', '2026-11-22', '2026-11-28'],
    // Sunday begins a week, Saturday ends it
    ['2026-11-22', '2026-11-08', '2026-11-14', '2026-11-22', '2026-11-28'],
    ['2026-11-28', '2026-11-08', '2026-11-14', '2026-11-22', '2026-11-28'],
    ['2026-11-29', '2026-11-15', '2026-11-21', '2026-11-29', '2026-12-05'],
    // over the end of the year, and of February in a leap year
    ['2026-01-01', '2025-12-14', '2025-12-20', '2025-12-28', '2026-01-03'],
    ['2025-01-08', '2024-12-22', '2024-12-28', '2025-01-05', '2025-01-11'],
    ['2024-03-10', '2024-02-25', '2024-03-02', '2024-03-10', '2024-03-16'],
  ])('of %s is the average of %s to %s, used from %s to %s', (on, from, to, first, last) => {
    expect(japan(on)).toMatchObject({ taken: { from, to }, applies: { from: first, to: last } });
    expect(japan(on).label.en).toContain(`the weekly average of ${from} to ${to}`);
  });

  it('weeks run from Sunday to Saturday and hold their day, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 50_000 }), (n) => {
        const on = addDays(date('1990-01-01'), n);
        const { from, to } = weekOf(on);
        expect([weekdayOf(from), weekdayOf(to), daysBetween(from, to)]).toEqual(['Sunday', 'Saturday', 6]);
        expect(from <= on && on <= to).toBe(true);
        expect(daysBetween(japan(on).taken.from, from)).toBe(14);
      }),
    );
  });
});

describe('the rate of the United States', () => {
  it.each([
    ['2025-10-01', '2025-10-01', '2025-12-31'],
    ['2025-12-31', '2025-10-01', '2025-12-31'],
    ['2024-02-29', '2024-01-01', '2024-03-31'],
    ['2026-06-30', '2026-04-01', '2026-06-30'],
  ])('of %s is that of the quarter from %s to %s, unless the rate of the day varies', (on, from, to) => {
    expect(quarterOf(date(on))).toEqual({ from, to });
    expect(unitedStates(on).applies).toEqual({ from, to });
    expect(unitedStates(on).label.en).toMatch(
      new RegExp(`certified for ${on} where that varies .* 5 per cent`),
    );
  });

  it('is that of the day for a currency without a rate of the quarter', () => {
    expect(unitedStates('2025-10-01', 'KRW').applies).toEqual({ from: '2025-10-01', to: '2025-10-01' });
  });
});

const row = (currency: string, from: string, to: string, rate: string): ExchangeRate => ({
  currency,
  from: date(from),
  to: date(to),
  perUnit: exact(rate),
  evidence: 'unverified',
  citation: { title: 'a table', locator: 'row 1' },
});

describe('rates at hand', () => {
  const facts = ratesOfFacts(JP.exchange);
  const table = [row('USD', '2024-08-04', '2024-08-10', '150')];
  const on = date('2024-08-05');

  it('a rate given comes before the table, the table before the facts', () => {
    expect(rateOf({ given: new Map(), table: [], facts }, 'USD', on)).toMatchObject({
      basis: 'facts',
      from: '2024-08-04',
      grounds: { evidence: 'secondary' },
    });
    expect(rateOf({ given: new Map(), table, facts }, 'USD', on)?.basis).toBe('table');
    expect(rateOf({ given: new Map([['USD', exact('1')]]), table, facts }, 'USD', on)?.basis).toBe('given');
    expect(rateOf({ given: new Map(), table, facts }, 'USD', date('2023-08-05'))).toBeUndefined();
  });

  it('of the facts lie on whole weeks of application', () => {
    for (const { from, to } of facts) expect(weekOf(from)).toEqual({ from, to });
  });

  it('a table with two rates on a day, a span that ends before it begins, or a rate that is none is refused', () => {
    const overlap = [...table, row('USD', '2024-08-10', '2024-08-16', '151')];
    expect(() => toRates(overlap, 'rates.csv')).toThrow(/two rates of USD on 2024-08-10/);
    expect(() => toRates([row('USD', '2024-08-10', '2024-08-04', '1')], 'rates.csv')).toThrow(/ends before/);
    expect(() => toRates([row('USD', '2024-08-04', '2024-08-10', '0')], 'rates.csv')).toThrow(/not between/);
    expect(toRates([...table, row('EUR', '2024-08-04', '2024-08-10', '1')], 'x')[0]?.currency).toBe('EUR');
  });
});
