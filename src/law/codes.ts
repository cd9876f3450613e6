import type { ImporterCode } from './record.js';

/** A code with the importer's punctuation: 0201.30-010 in Japan, 8415.90.80 in the United States. */
export function formatCode(importer: ImporterCode, digits: string): string {
  const heading = digits.slice(0, 4);
  const subheading = digits.slice(4, 6);
  const rest = digits.slice(6);
  const joined = subheading === '' ? heading : `${heading}.${subheading}`;
  if (rest === '') return joined;
  if (importer === 'JP') return `${joined}-${rest}`;
  return `${joined}.${rest.match(/\d{1,2}/g)?.join('.')}`;
}

/** The digits of a code or prefix as a person writes it; undefined when it is none. */
export function codeDigits(text: string): string | undefined {
  const digits = text.trim().replace(/[\s.\-‐‑–]/g, '');
  return /^\d{2,10}$/.test(digits) ? digits : undefined;
}
