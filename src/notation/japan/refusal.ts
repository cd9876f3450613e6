import type { Refusal, Refused } from '../rates/refused.js';

export const refusal = (reason: Refusal, text: string): Refused => ({
  kind: 'refused',
  reason,
  text: text.replaceAll('"', "'"),
});

export const hasRemarkSign = (text: string): boolean => /[◎●※◆]/.test(text);

/** Why the text of a rate is not one rate. */
export function whyRefused(text: string): Refusal {
  if (hasRemarkSign(text)) return 'remark-sign';
  if (text.includes('一部')) return 'part-of-line';
  return /〜|、|非譲許/.test(text) ? 'range-by-product' : 'unknown-wording';
}

/**
 * Whether every rate of a refused text stands in parentheses, so that none of them is lower than the rate applied.
 * The parentheses of a formula, "(170円-課税価格)/kg", are not meant.
 */
export function allInParentheses(text: string): boolean {
  const rates = text.replace(/◆\d+/g, '');
  const outside = rates.replace(/\((?:[^()]|\([^()]*\))*\)(?!\/)/g, '');
  return outside.length < rates.length && !/\d|無税/.test(outside);
}
