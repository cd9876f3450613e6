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

/** The lower of two or more duties ("whichever is lower", "but not more than"). */
export interface Lower {
  readonly kind: 'lower';
  readonly of: readonly Rate[];
}

const WORDS: ChoiceWords = {
  canonical: 'min',
  unitedStates: ' but not more than ',
  japan: '低い',
  bound: '上回る',
  direction: -1,
};

export const lower: RateKind<Lower> = {
  kind: 'lower',
  read(text, notation, parts) {
    const of = readChoice(text, notation, WORDS, parts);
    return of && { kind: 'lower', of };
  },
  print: (rate, notation, parts) => printChoice(rate.of, notation, WORDS, parts),
  evaluate: (rate, base, parts) => evaluateChoice(rate.of, base, WORDS, 'lower of', parts),
  compare: (a, b, parts) => compareChoice(a.of, b.of, parts),
  form: (rate, base, parts) => choiceForm('least', rate.of, base, parts),
};
