import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equals, exact, formatExact, formatMoney, fraction, parseMoney } from '../../src/base/index.js';

describe('money', () => {
  test.each([
    ['1000000', 'JPY', '1,000,000 JPY'],
    ['1,000,000 JPY', 'JPY', '1,000,000 JPY'],
    ['¥1,000', 'JPY', '1,000 JPY'],
    ['5000円', 'JPY', '5,000 JPY'],
    ['12.50USD', 'USD', '12.50 USD'],
    ['$12.5', 'USD', '12.50 USD'],
    ['usd 12.505', 'USD', '12.505 USD'],
    ['0', 'USD', '0.00 USD'],
  ] as const)('reads "%s"', (text, currency, printed) => {
    expect(formatMoney(parseMoney(text, currency))).toBe(printed);
  });

  test.each([
    ['12.50USD', 'JPY', 'is in USD, but this value is stated in JPY'],
    ['€5', 'USD', 'is in EUR'],
    ['$5 JPY', 'JPY', 'is in USD'],
    ['-1', 'JPY', 'negative'],
    ['1000000000000001', 'JPY', 'check the number'],
    ['', 'JPY', 'not an amount of money'],
    ['NaN', 'JPY', 'not an amount of money'],
    ['1e9', 'JPY', 'not an amount of money'],
    ['1.000.000', 'JPY', 'not an amount of money'],
  ] as const)('refuses "%s" for %s and says why', (text, currency, reason) => {
    expect(() => parseMoney(text, currency)).toThrow(
      expect.objectContaining({ kind: 'invalidInput', message: expect.stringContaining(reason) }),
    );
  });

  test('what is printed reads back as the same amount', () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n), fc.integer({ min: 0, max: 4 }), (n, places) => {
        const amount = fraction(n, 10n ** BigInt(places));
        expect(equals(parseMoney(formatMoney({ amount, currency: 'USD' }), 'USD').amount, amount)).toBe(true);
      }),
    );
  });

  test('an amount without a finite decimal is marked as rounded', () => {
    expect(formatMoney({ amount: fraction(2, 3), currency: 'USD' })).toBe('≈ 0.666667 USD');
    expect(formatExact(exact('0.1'))).toBe('0.1');
  });
});
