import { compare, type Exact, exact, greater, multiply, subtract } from '../../base/index.js';
import type { ImporterCode } from '../../law/index.js';

/**
 * How near the duty collected must come to a lawful one to be explained by it: two dollars (statistics are in whole
 * dollars), or 0.05 % of the value: half of the last digit of a rate such as 2.5 %. For Japan 200 yen in place of two
 * dollars, as its duty is rounded down to 100 yen.
 */
export const LEAST: Readonly<Record<ImporterCode, string>> = { US: '2', JP: '200' };
export const PERCENT = '0.05';

const SHARE = multiply(exact(PERCENT), exact('0.01'));

const size = (a: Exact): Exact => (compare(a, exact('0')) < 0 ? subtract(exact('0'), a) : a);

/** The tolerance on a value. */
export const toleranceOn = (value: Exact, importer: ImporterCode): Exact =>
  greater(exact(LEAST[importer]), multiply(value, SHARE));

/** Whether two duties are within a tolerance of each other. */
export const near = (a: Exact, b: Exact, tolerance: Exact): boolean =>
  compare(size(subtract(a, b)), tolerance) <= 0;

/** Whether a duty is collected to the letter: to two dollars or 0.05 % of the duty itself. */
export const toTheDuty = (collected: Exact, duty: Exact, importer: ImporterCode): boolean =>
  near(collected, duty, greater(exact(LEAST[importer]), multiply(duty, SHARE)));

/** The distance of two duties. */
export const distance = (a: Exact, b: Exact): Exact => size(subtract(a, b));
