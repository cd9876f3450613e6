import { compare, type Exact, exact, greater, multiply, subtract, ZERO } from '../../base/index.js';
import type { ImporterCode } from '../../law/index.js';

/**
 * How near the duty collected must come to a lawful one to be explained by it: two dollars (statistics are in whole
 * dollars), or 0.05 % of the duty itself, half of the last digit of a rate such as 2.5 %. For Japan 200 yen in place of two
 * dollars, as its duty is rounded down to 100 yen.
 */
export const LEAST: Readonly<Record<ImporterCode, string>> = { US: '2', JP: '200' };
export const PERCENT = '0.05';

const SHARE = multiply(exact(PERCENT), exact('0.01'));

/** The distance of two duties. */
export const distance = (a: Exact, b: Exact): Exact => {
  const difference = subtract(a, b);
  return compare(difference, ZERO) < 0 ? subtract(ZERO, difference) : difference;
};

/** Whether a duty is what was collected: to the least tolerance or 0.05 % of the duty. */
export const isCollected = (
  duty: Exact,
  of: { readonly collected: Exact; readonly tolerance: Exact },
): boolean => compare(distance(of.collected, duty), greater(of.tolerance, multiply(duty, SHARE))) <= 0;

/** A wider tolerance, that reports show beside it: 0.05 % of the value of the goods. */
export const toleranceOnValue = (value: Exact, tolerance: Exact): Exact =>
  greater(tolerance, multiply(value, SHARE));
