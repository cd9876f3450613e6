import type { Reference } from '../rates/reference.js';

const LIKE_ARTICLES = 'like articles not previously exported, at most the drawback allowed on exportation';

/** Rules the U.S. schedule describes in a sentence: what the rate is of, in Kanzei’s words, and the sentence. */
const DESCRIBED: readonly (readonly [string, string])[] = [
  [
    'each garment in the ensemble, entered separately',
    'The rate applicable to each garment in the ensemble if separately entered',
  ],
  [
    'each article, entered without this subheading',
    'The rate applicable to each article in the absence of this subheading',
  ],
  [
    'the article of which it is a part or accessory',
    'The rate applicable to the article of which it is a part or accessory',
  ],
  [
    'the article of which it is an accessory',
    'The rate applicable to the article of which it is an accessory',
  ],
  ['the complete, assembled movement', 'The rate applicable to the complete, assembled movement'],
  ['the natural juice of heading 2009', 'The rate applicable to the natural juice in heading 2009'],
  [
    'the article in the set with the highest rate',
    'The rate of duty applicable to that article in the set subject to the highest rate of duty',
  ],
  [
    'originating goods of Korea in the subheading',
    'The duty rate provided for originating goods of Korea in such subheading',
  ],
  [
    'originating goods of Colombia in the subheading',
    'The duty rate provided for originating goods of Colombia in such subheading',
  ],
  [
    'beneficiary countries in heading 9901.00.50',
    'The rate provided for beneficiary countries in heading 9901.00.50',
  ],
  [
    `${LIKE_ARTICLES} and internal-revenue tax, in place of any other duty or tax`,
    'A duty (in lieu of any other duty or tax) equal to the sum of any duty and internal-revenue tax imposed upon the importation of like articles not previously exported, but in no case in excess of the sum of (a) any customs drawback proved to have been allowed upon such exportation of the article, and (b) any internal-revenue tax imposed, at the time such article is entered, upon the importation of like articles not previously exported',
  ],
  [
    `${LIKE_ARTICLES} and the duty on articles used under heading 9813.00.05`,
    'A duty equal to the duty upon the importation of like articles not previously exported, but in no case in excess of the sum of (a) any customs drawback proved to have been allowed upon such exportation, and (b) the duty which would have been payable on any articles used in the manufacture or production of such aircraft had they not been entered and exported under heading 9813.00.05',
  ],
];

/** What the rate of the good's own line is charged on, in Kanzei’s words, and the sentence. */
const CHARGED_ON: readonly (readonly [string, string])[] = [
  ['cost of the parts', 'The rate applicable in the absence of this subheading on the cost of such parts'],
  ['value of the repairs or alterations', 'A duty upon the value of the repairs or alterations'],
  [
    'value of the processing outside the United States',
    'A duty upon the value of such processing outside the United States',
  ],
  [
    'value less the cost or value of the products of the United States',
    'A duty upon the full value of the imported article, less the cost or value of such products of the United States',
  ],
  [
    'value less the value of fabrics, components or materials of the United States',
    'A duty upon the full value of the imported article less the value of fabrics, components or materials of the United States',
  ],
];

const DESCRIPTIONS = new Map(DESCRIBED.map(([name, sentence]) => [sentence, name]));
const BASES = new Map(CHARGED_ON.map(([name, sentence]) => [sentence, name]));
const SENTENCES = new Map([...DESCRIBED, ...CHARGED_ON]);

const described = (description: string): Reference => ({ kind: 'reference', to: 'described', description });

/** A rule in a sentence of the closed vocabulary; undefined for any other. */
export function readSentence(text: string): Reference | undefined {
  const description = DESCRIPTIONS.get(text);
  if (description !== undefined) return described(description);
  const see = /^See ((?:additional )?U\.S\. note \d+(?:\([a-z]\))?(?: of this subchapter)?)$/.exec(text);
  if (see) return described(see[1] as string);
  const noted = /^(.+?)(?: \(see U\.S\. note (\d+) of this subchapter\))?$/.exec(text);
  const base = noted && BASES.get(noted[1] as string);
  if (base === undefined || base === null) return undefined;
  const note = noted?.[2] === undefined ? '' : ` (U.S. note ${noted[2]})`;
  return { kind: 'reference', to: 'applicable', description: base + note };
}

/** The sentence for a described rule or for what the own rate is charged on. */
export function printSentence(reference: Reference): string {
  const description = reference.description ?? '';
  const noted = /^(.+?)(?: \(U\.S\. note (\d+)\))?$/.exec(description);
  const sentence = SENTENCES.get(noted?.[1] ?? description);
  if (sentence === undefined) return `See ${description}`;
  return noted?.[2] === undefined ? sentence : `${sentence} (see U.S. note ${noted[2]} of this subchapter)`;
}

const SHORTEST_CUT = 200;

/** A long sentence that a file cut at its end, made whole; any other text as it is. */
export function completeSentence(text: string): string {
  if (text.length < SHORTEST_CUT) return text;
  return DESCRIBED.find(([, sentence]) => sentence.startsWith(text))?.[1] ?? text;
}
