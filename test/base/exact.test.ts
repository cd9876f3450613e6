import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  divide,
  type Exact,
  equals,
  exact,
  floorTo,
  formatExact,
  formatGrouped,
  fraction,
  greater,
  lesser,
  multiply,
  negate,
  parseExact,
  roundTo,
  sign,
  subtract,
} from '../../src/base/index.js';

const Oracle = Decimal.clone({
  precision: 400,
  toExpNeg: -1000,
  toExpPos: 1000,
  rounding: Decimal.ROUND_HALF_UP,
});

/** Plain decimals from one digit to sixty, near the limit of safe integers as well. */
const decimal = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.bigInt(-100_000n, 100_000n) },
      { weight: 2, arbitrary: fc.bigInt(9_007_199_254_740_000n, 9_007_199_254_742_000n) },
      { weight: 2, arbitrary: fc.bigInt(-(10n ** 40n), 10n ** 40n) },
    ),
    fc.integer({ min: 0, max: 18 }),
  )
  .map(([digits, scale]) => {
    const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
    const body = scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`;
    return digits < 0n ? `-${body}` : body;
  });

const same = (value: Exact, oracle: Decimal) => expect(formatExact(value)).toBe(oracle.toFixed());

describe('exact numbers against an independent decimal library', () => {
  test('sum, difference and product', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        same(add(exact(a), exact(b)), new Oracle(a).plus(b));
        same(subtract(exact(a), exact(b)), new Oracle(a).minus(b));
        same(multiply(exact(a), exact(b)), new Oracle(a).times(b));
      }),
      { numRuns: 1000 },
    );
  });

  test('a quotient times its divisor is the dividend, and its first places agree', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        fc.pre(!new Oracle(b).isZero());
        const quotient = divide(exact(a), exact(b));
        expect(equals(multiply(quotient, exact(b)), exact(a))).toBe(true);
        same(roundTo(quotient, 6), new Oracle(a).div(b).toDecimalPlaces(6).plus(0));
      }),
      { numRuns: 1000 },
    );
  });

  test('order', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const order = new Oracle(a).comparedTo(b);
        expect(compare(exact(a), exact(b))).toBe(order);
        same(lesser(exact(a), exact(b)), Oracle.min(a, b));
        same(greater(exact(a), exact(b)), Oracle.max(a, b));
        expect(sign(exact(a))).toBe(new Oracle(a).comparedTo(0));
      }),
      { numRuns: 1000 },
    );
  });

  test('rounding down to a step, and to decimals with halves away from zero', () => {
    fc.assert(
      fc.property(
        decimal,
        fc.constantFrom('0.01', '1', '100', '1000'),
        fc.integer({ min: 0, max: 8 }),
        (a, step, places) => {
          same(floorTo(exact(a), exact(step)), new Oracle(a).div(step).floor().times(step));
          same(roundTo(exact(a), places), new Oracle(a).toDecimalPlaces(places).plus(0));
        },
      ),
      { numRuns: 1000 },
    );
  });

  test('what is printed reads back as the same number', () => {
    fc.assert(
      fc.property(decimal, (a) => {
        expect(formatExact(exact(a))).toBe(new Oracle(a).plus(0).toFixed());
        expect(equals(exact(formatExact(exact(a))), exact(a))).toBe(true);
        expect(equals(exact(formatGrouped(exact(a))), exact(a))).toBe(true);
        expect(equals(negate(negate(exact(a))), exact(a))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('exact numbers', () => {
  test.each(['', '.', '-', '1e5', 'NaN', 'Infinity', '1,00', '1.2.3', ' 1', '0x10', '１', '9'.repeat(61)])(
    'refuses "%s"',
    (text) => {
      expect(parseExact(text)).toBeUndefined();
      expect(() => exact(text)).toThrow(RangeError);
    },
  );

  test.each([
    ['1,000,000', '1000000', '1,000,000'],
    ['0020.80', '20.8', '20.8'],
    ['.5', '0.5', '0.5'],
    ['-0', '0', '0'],
    ['-1234.5', '-1234.5', '-1,234.5'],
  ])('reads %s', (text, plain, grouped) => {
    expect(formatExact(exact(text))).toBe(plain);
    expect(formatGrouped(exact(text))).toBe(grouped);
  });

  test('keeps thirds', () => {
    const third = divide(exact('1'), exact('3'));
    expect(formatExact(third)).toBe('1/3');
    expect(formatExact(multiply(third, exact('3')))).toBe('1');
  });

  test('rounds down, also below zero', () => {
    expect(formatExact(floorTo(exact('1234567.9'), exact('1000')))).toBe('1234000');
    expect(formatExact(floorTo(exact('-0.1'), exact('100')))).toBe('-100');
    expect(formatExact(floorTo(exact('12.349'), exact('0.01')))).toBe('12.34');
    expect(formatExact(roundTo(exact('-2.5'), 0))).toBe('-3');
  });

  test('does not divide by zero', () => {
    expect(() => divide(exact('1'), exact('0'))).toThrow(RangeError);
    expect(() => fraction(1, 0)).toThrow(RangeError);
  });
});
