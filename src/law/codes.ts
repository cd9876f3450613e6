import type { ImporterCode } from './record.js';

/** The countries whose schedules are at hand. */
export const IMPORTERS: readonly ImporterCode[] = ['JP', 'US'];

/** Digits of a tariff line; the United States add two of a statistical suffix. */
export const LINE_DIGITS: Readonly<Record<ImporterCode, number>> = { JP: 9, US: 8 };

/** Numbers of digits that codes of a schedule have, from the chapter to the statistical suffix. */
export const CODE_LENGTHS: Readonly<Record<ImporterCode, readonly number[]>> = {
  JP: [2, 4, 6, 9],
  US: [2, 4, 6, 8, 10],
};

/** What a code has beyond its line: a statistical suffix, or nothing. */
export const suffixOf = (importer: ImporterCode, digits: string): string =>
  digits.slice(LINE_DIGITS[importer]);

/** The marks between the digits of a code as a person writes it, as a regular expression. */
export const CODE_MARKS = '[\\s.\\-‐‑–]';

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
  const digits = text.trim().replace(new RegExp(CODE_MARKS, 'g'), '');
  return /^\d{2,10}$/.test(digits) ? digits : undefined;
}
