import { customsCurrency, decimalsOf, type Exact } from '../../base/index.js';
import type { ImporterCode } from '../../law/index.js';

/** Decimals of the amounts of money in the tables. */
export const MONEY_DECIMALS = 2;

/** An amount of money in hundredths of its currency, in which the tables count; parts of one are left off. */
export const hundredths = ({ n, d }: Exact): bigint =>
  (BigInt(n) * 10n ** BigInt(MONEY_DECIMALS)) / BigInt(d);

/** The least part of a declared value in hundredths: a yen, a cent. */
export const declaredUnit = (importer: ImporterCode): bigint =>
  10n ** BigInt(MONEY_DECIMALS - decimalsOf(customsCurrency[importer]));
