import { type Entry, entriesOf } from './entries.js';
import { type NameRow, type Node, nodesOf, type SynonymRow } from './nodes.js';
import { type PackedWords, type Posting, unpackPostings, unpackWeight } from './packedWords.js';

/** An English word of the index. */
export interface EnglishWord {
  readonly key: string;
  /** as a name has it */
  readonly written: string;
  /** a bit for each letter it has */
  readonly letters: number;
}

/** One bit for each letter that occurs: words few edits apart differ in few bits. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

const NOWHERE: readonly Posting[] = [];

/** Names and synonyms by their words. */
export class NameIndex {
  /** parents before children */
  readonly nodes: readonly Node[];
  readonly byCode: ReadonlyMap<string, Node>;
  readonly entries: readonly Entry[];
  private readonly positions: ReadonlyMap<string, number>;
  private readonly numbers: ReadonlyMap<string, number>;
  private readonly unpacked = new Map<string, readonly Posting[]>();
  private spelled: readonly EnglishWord[] | undefined;

  constructor(
    names: readonly NameRow[],
    synonyms: readonly SynonymRow[],
    private readonly packed: PackedWords,
  ) {
    this.byCode = nodesOf(names, synonyms);
    this.nodes = [...this.byCode.values()];
    this.positions = new Map(this.nodes.map((node, at) => [node.code, at]));
    this.entries = entriesOf(names, synonyms);
    this.numbers = new Map(packed.keys.map((key, at) => [key, at]));
  }

  has(key: string): boolean {
    return this.numbers.has(key);
  }

  /** how many entries have a word */
  count(key: string): number {
    const at = this.numbers.get(key);
    return at === undefined ? 0 : (this.packed.postings[at]?.length ?? 0);
  }

  /** the entries that have a word */
  postings(key: string): readonly Posting[] {
    const known = this.unpacked.get(key);
    if (known) return known;
    const at = this.numbers.get(key);
    if (at === undefined) return NOWHERE;
    const postings = unpackPostings(this.packed.postings[at] ?? []);
    this.unpacked.set(key, postings);
    return postings;
  }

  /** sum of the weights of the words of an entry */
  weight(entry: number): number {
    return unpackWeight(this.packed.weights[entry] ?? 0);
  }

  /** position of a place among the nodes; -1 of one that is none */
  position(code: string): number {
    return this.positions.get(code) ?? -1;
  }

  /** English words, for words that are misspelt or not whole; made when first asked for */
  get english(): readonly EnglishWord[] {
    this.spelled ??= this.packed.written.map((written, at) => {
      const key = this.packed.keys[at] as string;
      return { key, written: written === '' ? key : written, letters: lettersOf(key) };
    });
    return this.spelled;
  }

  /** pairs of Japanese letters that have a letter */
  pairsWith(letter: string): readonly string[] {
    return this.packed.keys
      .slice(this.packed.written.length)
      .filter((key) => key.length > 1 && key.includes(letter));
  }
}
