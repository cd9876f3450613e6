import { foldJapanese, JAPANESE, pairs, withoutAsking } from './japanese.js';
import { stem } from './spelling.js';

/**
 * What a word is to its name: what the goods are ("boneless beef", "parts of footwear"), a word before that, or one after a
 * comma, in parentheses or after a preposition that narrows it.
 */
export type Part = 'head' | 'modifier' | 'narrowing';

/** What a text is searched by: a stem of an English word or a pair of Japanese letters. */
export interface Word {
  /** as it is in the index */
  readonly key: string;
  /** as it was written */
  readonly written: string;
  readonly language: 'en' | 'ja';
  readonly part: Part;
  /** joined to the next word by a hyphen */
  readonly joined: boolean;
}

const PART = new RegExp(
  `(?<latin>[a-z0-9\\u00df-\\u024f]+(?:['’][a-z]+)?)(?<hyphen>-(?=[a-z0-9]))?|(?<japanese>[${JAPANESE}]+)|(?<open>[(（])|(?<close>[)）])|(?<comma>[,;、])`,
  'g',
);

/** After these a name goes on to narrow what it has said. */
const NARROWING = 'as at by for from in into of on that to with'.split(' ');
/** After these a name says what the goods are not. */
const EXCLUDING = 'except excluding not than'.split(' ');
/** Words that tell nothing of goods. */
const EMPTY: ReadonlySet<string> = new Set([
  ...NARROWING,
  ...EXCLUDING,
  'a',
  'an',
  'and',
  'or',
  'the',
  'whether',
]);

const plainLetters = (word: string): string =>
  /[^a-z0-9]/.test(word)
    ? word
        .replace(/['’].*$/, '')
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
    : word;

/** A text in one width and case. */
export const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Reads the words of a text one after the other. */
class Reader {
  readonly words: Word[] = [];
  private narrows = false;
  private excludes = false;
  private open = 0;

  /** @param asked whether the text is a query, which may ask for a rate besides */
  constructor(private readonly asked: boolean) {}

  read({ latin, hyphen, japanese, open, close }: Readonly<Record<string, string | undefined>>): void {
    if (japanese) this.readJapanese(japanese);
    else if (latin) this.readLatin(latin, hyphen !== undefined);
    else {
      if (open) this.open += 1;
      else if (close) this.open = Math.max(0, this.open - 1);
      else this.narrows = true;
      this.excludes = false;
    }
  }

  private get part(): Part {
    return this.narrows || this.open > 0 ? 'narrowing' : 'modifier';
  }

  private readJapanese(written: string): void {
    const folded = foldJapanese(written);
    for (const key of pairs(this.asked ? withoutAsking(folded) : folded)) {
      this.words.push({
        key,
        written,
        language: 'ja',
        part: this.part === 'narrowing' ? 'narrowing' : 'head',
        joined: false,
      });
    }
  }

  private readLatin(written: string, joined: boolean): void {
    if (EXCLUDING.includes(written)) this.excludes = true;
    else if (NARROWING.includes(written) && this.words.length > 0) this.narrows = true;
    if (this.excludes || EMPTY.has(written)) return;
    this.words.push({ key: stem(plainLetters(written)), written, language: 'en', part: this.part, joined });
  }
}

/** The last English word before the name is narrowed says what the goods are. */
function withHead(words: readonly Word[]): Word[] {
  const at = words.findLastIndex(({ part, language }) => part === 'modifier' && language === 'en');
  return words.map((word, i) => (i === at ? { ...word, part: 'head' } : word));
}

/** The words of a text; what it says the goods are not is left out. */
export function wordsOf(text: string, asked = false): Word[] {
  const reader = new Reader(asked);
  for (const { groups = {} } of plain(text).matchAll(PART)) reader.read(groups);
  return withHead(reader.words);
}
