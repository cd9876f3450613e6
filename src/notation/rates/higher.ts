import type { Rate } from '../rate.js';
import {
  type ChoiceWords,
  choiceForm,
  compareChoice,
  evaluateChoice,
  printChoice,
  readChoice,
} from './choice.js';
import type { RateKind } from './kind.js';

/** The higher of two or more duties ("whichever is higher", "but not less than"). */
export interface Higher {
  readonly kind: 'higher';
  readonly of: readonly Rate[];
}

const WORDS: ChoiceWords = {
  canonical: 'max',
  unitedStates: ' but not less than ',
  japan: '高い',
  bound: '下回る',
  direction: 1,
};

export const higher: RateKind<Higher> = {
  kind: 'higher',
  read(text, notation, parts) {
    const of = readChoice(text, notation, WORDS, parts);
    return of && { kind: 'higher', of };
  },
  print: (rate, notation, parts) => printChoice(rate.of, notation, WORDS, parts),
  evaluate: (rate, base, parts) => evaluateChoice(rate.of, base, WORDS, 'higher of', parts),
  compare: (a, b, parts) => compareChoice(a.of, b.of, parts),
  form: (rate, base, parts) => choiceForm('greatest', rate.of, base, parts),
};
