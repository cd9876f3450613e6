import { describe, expect, it } from 'vitest';
import { chiSquaredTail, logGamma, normalTails } from '../../../src/economics/numeric/distributions.js';

describe('log Γ', () => {
  it('is the logarithm of the factorial', () => {
    let factorial = 0;
    for (let n = 1; n < 170; n += 1) {
      factorial += Math.log(n);
      expect(logGamma(n + 1) / Math.max(factorial, 1)).toBeCloseTo(factorial / Math.max(factorial, 1), 12);
    }
  });

  it('meets Γ(½) = √π, Γ(x + 1) = x Γ(x)', () => {
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
    for (const x of [0.1, 0.7, 3.3, 14.9, 15.1, 1e5]) {
      expect(logGamma(x + 1) - logGamma(x) - Math.log(x)).toBeCloseTo(0, 9);
    }
  });
});

describe('tails', () => {
  it('have their tabulated values', () => {
    expect(normalTails(1.959963984540054)).toBeCloseTo(0.05, 12);
    expect(normalTails(-2.5758293035489004)).toBeCloseTo(0.01, 12);
    expect(normalTails(0)).toBe(1);
    expect(chiSquaredTail(3.841458820694124, 1)).toBeCloseTo(0.05, 12);
    expect(chiSquaredTail(18.307038053275146, 10)).toBeCloseTo(0.05, 12);
    expect(chiSquaredTail(67.50480655, 50)).toBeCloseTo(0.05, 8);
  });

  it('with two degrees of freedom are exponential', () => {
    for (const value of [0.01, 1, 5, 40, 300]) {
      expect(chiSquaredTail(value, 2) / Math.exp(-value / 2)).toBeCloseTo(1, 11);
    }
  });

  it('fall to nothing without becoming negative', () => {
    expect(normalTails(38)).toBeGreaterThan(0);
    expect(normalTails(60)).toBe(0);
    expect(normalTails(Number.POSITIVE_INFINITY)).toBe(0);
    expect(normalTails(Number.NaN)).toBeNaN();
  });
});
