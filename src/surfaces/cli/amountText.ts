import { formatGrouped, parseExact, roundTo } from '../../base/index.js';

/** "1,200.5": a decimal for people, with so many decimals at most where that is asked for; other text as it is. */
export function grouped(text: string, decimals?: number): string {
  const amount = parseExact(text);
  if (!amount) return text;
  return formatGrouped(decimals === undefined ? amount : roundTo(amount, decimals));
}
