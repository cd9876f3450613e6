import { divide, type Exact, exact, multiply, subtract } from '../../base/exact.js';

/** A constant factor as the law writes it: "1.002", "2/11", "1.007-51.46/897.59". */
export type Factor = string;

const PATTERN = /^(?:(\d+(?:\.\d+)?)-)?(\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?))?$/;

export const isFactor = (text: string): boolean => PATTERN.test(text);

/** The exact value of a factor. */
export function factorValue(factor: Factor): Exact {
  const match = PATTERN.exec(factor);
  if (!match) throw new RangeError(`not a factor: ${factor}`);
  const numerator = exact(match[2] as string);
  const value = match[3] === undefined ? numerator : divide(numerator, exact(match[3]));
  return match[1] === undefined ? value : subtract(exact(match[1]), value);
}

/** amount × factor; the amount itself when there is no factor */
export const scaled = (amount: Exact, factor: Factor | undefined): Exact =>
  factor === undefined ? amount : multiply(amount, factorValue(factor));
