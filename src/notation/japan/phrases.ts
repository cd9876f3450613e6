import { PRODUCTS } from './products.js';
import { USES } from './uses.js';

interface Meaning {
  readonly kind: 'product' | 'use';
  readonly name: string;
}

const MEANINGS = new Map<string, Meaning>();
const WORDINGS = new Map<string, string>();
for (const [kind, phrases] of [['product', PRODUCTS] as const, ['use', USES] as const]) {
  for (const [name, ...wordings] of phrases) {
    WORDINGS.set(`${kind} ${name}`, wordings[0]);
    for (const wording of wordings) MEANINGS.set(wording, { kind, name });
  }
}

const EXCEPT = '以外のもの';
const OTHER_THAN = 'other than ';

/** The product or use a phrase names; "X以外のもの" is anything but X. Undefined when it is not in the vocabulary. */
export function readPhrase(japanese: string): Meaning | undefined {
  const meaning = MEANINGS.get(japanese);
  if (meaning || !japanese.endsWith(EXCEPT)) return meaning;
  const excepted = MEANINGS.get(japanese.slice(0, -EXCEPT.length));
  return excepted?.kind === 'product' ? { kind: 'product', name: OTHER_THAN + excepted.name } : undefined;
}

/** The Japanese wording of a name of the vocabulary. */
export function printPhrase({ kind, name }: Meaning): string | undefined {
  const wording = WORDINGS.get(`${kind} ${name}`);
  if (wording !== undefined || !name.startsWith(OTHER_THAN)) return wording;
  const excepted = WORDINGS.get(`${kind} ${name.slice(OTHER_THAN.length)}`);
  return excepted && excepted + EXCEPT;
}

/** The printed wording of a phrase, when the vocabulary has it in several; else the phrase itself. */
export function sameWords(japanese: string): string {
  const meaning = readPhrase(japanese);
  return (meaning && printPhrase(meaning)) ?? japanese;
}
