import { type Exact, formatGrouped } from '../../base/exact.js';

/** An amount as Japan Customs prints it: thousands apart, sen in two digits ("1,159", "8.50"). */
export const formatYen = (amount: Exact): string => formatGrouped(amount).replace(/\.(\d)$/, '.$10');
