import { editDistance } from '../../base/index.js';
import { type EnglishWord, lettersOf, type NameIndex } from './names.js';
import type { Word } from './words.js';

/** A word of the index that a word of the query may be. */
export interface Candidate {
  readonly key: string;
  /** as a name has it */
  readonly written: string;
  /** 1 the word itself, less the further it is from it */
  readonly quality: number;
  readonly approximately: boolean;
}

/** A word that the index has. */
export const itself = (key: string): Candidate => ({ key, written: key, quality: 1, approximately: false });

const SHORTEST_PREFIX = 3;
const MOST_CANDIDATES = 12;
const PREFIX = 0.8;
const ONE_EDIT = 0.75;
const TWO_EDITS = 0.5;
const IN_A_PAIR = 0.8;

const bitsSet = (bits: number): number => {
  let rest = bits;
  let count = 0;
  while (rest !== 0) {
    rest &= rest - 1;
    count += 1;
  }
  return count;
};

const mostEdits = (length: number): number => (length < 4 ? 0 : length < 6 ? 1 : 2);

function near(word: string, english: readonly EnglishWord[]): Candidate[] {
  const most = mostEdits(word.length);
  const own = lettersOf(word);
  const found: Candidate[] = [];
  for (const { key, written, letters } of english) {
    const longer = key.length - word.length;
    if (longer >= 0 && word.length >= SHORTEST_PREFIX && key.startsWith(word)) {
      found.push({ key, written, quality: PREFIX - 0.01 * Math.min(20, longer), approximately: true });
    } else if (Math.abs(longer) <= most && bitsSet(own ^ letters) <= 2 * most) {
      const edits = editDistance(word, key);
      // a first letter is seldom mistyped together with another
      if (edits > most || (edits > 1 && word[0] !== key[0])) continue;
      found.push({ key, written, quality: edits === 1 ? ONE_EDIT : TWO_EDITS, approximately: true });
    }
  }
  return found.sort((a, b) => b.quality - a.quality).slice(0, MOST_CANDIDATES);
}

/** Two words of the index that are written as one: "ballbearing". */
export function split(word: string, index: NameIndex): readonly [string, string] | undefined {
  for (let at = SHORTEST_PREFIX; at <= word.length - SHORTEST_PREFIX; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)] as const;
    if (parts.every((part) => index.has(part))) return parts;
  }
  return undefined;
}

/** A single Japanese letter is in every pair that has it. */
const pairsWith = (letter: string, index: NameIndex): Candidate[] =>
  index.pairsWith(letter).map((key) => ({ ...itself(key), quality: IN_A_PAIR }));

/**
 * The words of the index that a word may be: itself, else the English words that begin with it or are few edits away; of a
 * single Japanese letter also the pairs that have it.
 */
export function candidates({ key, language }: Word, index: NameIndex): readonly Candidate[] {
  const own = index.has(key) ? [itself(key)] : [];
  if (language === 'ja') return key.length === 1 ? [...own, ...pairsWith(key, index)] : own;
  return own.length > 0 ? own : near(key, index.english);
}
