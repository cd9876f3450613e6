import { divide, type Exact, formatExact, multiply, roundTo, sign } from '../../base/index.js';

const CENTS = 2;
const HUNDRED: Exact = { n: 100, d: 1 };

/** An amount to the cent. */
export const money = (amount: Exact): string => formatExact(roundTo(amount, CENTS));

/** A part of a whole in per cent; of nothing it is nothing. */
export const percentOf = (part: Exact, whole: Exact, decimals: number): string =>
  sign(whole) === 0 ? '0' : formatExact(roundTo(multiply(divide(part, whole), HUNDRED), decimals));
