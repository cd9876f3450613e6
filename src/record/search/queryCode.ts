import { plain } from './words.js';

/** What a query says in codes and in words. */
export interface ReadQuery {
  /** digits of the codes in it */
  readonly codes: readonly string[];
  readonly words: string;
}

const LEAD = /^(?:(?:hs|hts|htsus|code|heading|subheading|chapter|tariff|line|税番|第|#|:|：)\s*)+/;
const TRAIL = /(?:類|項|号)$/;
const BETWEEN = /[\s.\-‐‑–]/g;
const ONLY_A_CODE = /^\d[\d\s.\-‐‑–]*$/;
/** A code among words has at least the six digits of a subheading, or a point after the heading. */
const AMONG_WORDS = /(?<![\d.])\d{4}(?:\.\d{2}|\d{2})(?:[.-]?\d{2,3})?(?:\.\d{2})?(?![\d.])/g;

const digitsOf = (text: string): string => text.replace(BETWEEN, '');

/** Reads codes as people write them (0201.30, 020130, 8703 23, 0201.30-010, HS 0406) apart from words. */
export function readQuery(query: string): ReadQuery {
  const text = plain(query).trim();
  const bare = text.replace(LEAD, '').replace(TRAIL, '').trim();
  if (ONLY_A_CODE.test(bare)) {
    const digits = digitsOf(bare);
    return digits.length >= 2 && digits.length <= 10
      ? { codes: [digits], words: '' }
      : { codes: [], words: '' };
  }
  const codes = [...new Set([...text.matchAll(AMONG_WORDS)].map(([code]) => digitsOf(code)))].slice(0, 5);
  return { codes, words: codes.length > 0 ? text.replace(AMONG_WORDS, ' ') : text };
}
