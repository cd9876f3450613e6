import { entriesOf } from './entries.js';
import type { NameRow, SynonymRow } from './nodes.js';
import { type Part, wordsOf } from './words.js';

/** The words of all names and synonyms, worked out when the record is compiled. */
export interface PackedWords {
  /** English words, then pairs of Japanese letters */
  readonly keys: readonly string[];
  /** of each English word: as a name has it, blank where that is the key */
  readonly written: readonly string[];
  /** of each word: the entries that have it; each the distance from the one before × 64 + its weight × 20 */
  readonly postings: readonly (readonly number[])[];
  /** of each entry: the sum of the weights of its words × 20 */
  readonly weights: readonly number[];
}

/** How much of an entry each of its words is, in twentieths. */
const WEIGHT: Readonly<Record<Part, number>> = { head: 20, modifier: 12, narrowing: 6 };
const UNIT = 20;
const STEP = 64;

/** Where a word stands: the entry, and how much of the entry it is. */
export interface Posting {
  readonly entry: number;
  readonly weight: number;
}

class Packer {
  readonly english = new Map<string, string>();
  private readonly lists = new Map<string, { last: number; packed: number[] }>();

  post(key: string, entry: number, weight: number): void {
    const list = this.lists.get(key) ?? { last: 0, packed: [] };
    this.lists.set(key, list);
    list.packed.push((entry - list.last) * STEP + weight);
    list.last = entry;
  }

  /** Posts the words of a text and gives the sum of their weights. */
  add(text: string, entry: number): number {
    let sum = 0;
    const words = wordsOf(text);
    for (const [at, { key, language, part, joined, written }] of words.entries()) {
      const weight = WEIGHT[part];
      sum += weight;
      this.post(key, entry, weight);
      if (language === 'en') this.english.set(key, this.english.get(key) ?? written);
      const next = joined ? words[at + 1] : undefined;
      if (!next) continue;
      // "t-shirt" is "tshirt" as well
      const both = written + next.key;
      this.post(both, entry, Math.min(STEP - 1, weight + WEIGHT[next.part]));
      this.english.set(both, this.english.get(both) ?? `${written}-${next.written}`);
    }
    return sum;
  }

  pack(weights: readonly number[]): PackedWords {
    const japanese = [...this.lists.keys()].filter((key) => !this.english.has(key));
    const keys = [...this.english.keys(), ...japanese];
    return {
      keys,
      written: [...this.english].map(([key, written]) => (written === key ? '' : written)),
      postings: keys.map((key) => this.lists.get(key)?.packed ?? []),
      weights,
    };
  }
}

/** Works out the words of names and synonyms. */
export function packWords(names: readonly NameRow[], synonyms: readonly SynonymRow[]): PackedWords {
  const packer = new Packer();
  return packer.pack(entriesOf(names, synonyms).map(({ text }, entry) => packer.add(text, entry)));
}

/** The postings of a word. */
export function unpackPostings(packed: readonly number[]): Posting[] {
  let entry = 0;
  return packed.map((number) => {
    entry += Math.floor(number / STEP);
    return { entry, weight: (number % STEP) / UNIT };
  });
}

export const unpackWeight = (weight: number): number => weight / UNIT;
