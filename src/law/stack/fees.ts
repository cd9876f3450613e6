import type { ImporterCode } from '../record.js';
import type { StackBase, Weighed } from './base.js';
import type { FeesFacts } from './facts.js';
import { japanTaxes } from './japan.js';
import type { Question } from './question.js';
import { unitedStatesFees } from './unitedStates.js';

/** How an importer's treasury answers for itself. */
export interface FeeKind<F extends FeesFacts> {
  /** the questions that its fees and taxes can ask */
  questions(facts: F): readonly Question[];
  /** its fees and taxes on a treatment; the duty of the base is that with the duties on top */
  charges(facts: F, base: StackBase): readonly Weighed[];
}

const IMPORTERS: { readonly [C in ImporterCode]: FeeKind<Extract<FeesFacts, { importer: C }>> } = {
  JP: japanTaxes,
  US: unitedStatesFees,
};

const kindOf = ({ importer }: FeesFacts): FeeKind<FeesFacts> => IMPORTERS[importer] as FeeKind<FeesFacts>;

/** The fees and taxes on a treatment. */
export const feesOn = (facts: FeesFacts, base: StackBase): readonly Weighed[] =>
  kindOf(facts).charges(facts, base);

/** The questions that fees, taxes and the relief of small values can ask. */
export const feeQuestions = (facts: FeesFacts): readonly Question[] => [
  ...kindOf(facts).questions(facts),
  facts.lowValue.question,
];
