import { type Candidate, candidates, itself, split } from './candidates.js';
import type { NameIndex } from './names.js';
import { type Word, wordsOf } from './words.js';

/** One word of a query with what it may be. */
export interface Term {
  readonly word: Word;
  readonly candidates: readonly Candidate[];
  /** how much it tells: the rarer, the more */
  readonly weight: number;
}

/** Words beyond these are not searched for. */
const MOST_WORDS = 40;

/** A word that is only close to others tells less than one that is found. */
const APPROXIMATE = 0.6;

/** A word of the query as it is, or the two that were written as one. */
function apart(word: Word, index: NameIndex): Word[] {
  if (word.language === 'ja' || index.has(word.key)) return [word];
  const parts = split(word.key, index);
  return parts ? parts.map((key) => ({ ...word, key })) : [word];
}

/** "lap top" is "laptop": a word with the one before or after it. */
const together = (words: readonly Word[], at: number, index: NameIndex): Candidate[] => {
  const [before, word, after] = [words[at - 1], words[at], words[at + 1]];
  if (word?.language !== 'en') return [];
  return [before && before.key + word.key, after && word.key + after.key].flatMap((key) =>
    key !== undefined && index.has(key) ? [itself(key)] : [],
  );
};

/** The words of a query, each with the words of the index it may be. */
export function termsOf(query: string, index: NameIndex): Term[] {
  const words = wordsOf(query, true)
    .slice(0, MOST_WORDS)
    .flatMap((word) => apart(word, index));
  const entries = index.entries.length;
  return words.map((word, at): Term => {
    const all = [...candidates(word, index), ...together(words, at, index)];
    all.sort((a, b) => b.quality - a.quality);
    const rarest = Math.min(...all.map(({ key }) => index.count(key)), entries);
    const sure = all[0]?.approximately ? APPROXIMATE : 1;
    return { word, candidates: all, weight: sure * Math.log(1 + entries / Math.max(1, rarest)) };
  });
}
