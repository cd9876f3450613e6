import { compare, exact, type PlainDate, ZERO } from '../../base/index.js';
import { holdsOn } from '../calendar/days.js';
import { type Label, lowerEvidence } from '../determination.js';
import type { Answers } from './answers.js';
import type { StackBase, Weighed } from './base.js';
import type { LowValueFacts } from './facts.js';
import { questionFor } from './question.js';
import { answerInWords } from './words.js';

/** Whether a shipment of small value is free of duties and taxes, and how the answer shows it. */
export interface Relief extends Weighed {
  readonly free: boolean;
}

/** Whether goods of a code enter free on a day where their value is small enough. */
export const smallIsFree = (facts: LowValueFacts, code: string, on: PlainDate, answers: Answers): boolean =>
  holdsOn(facts, on) && answers.of(questionFor(facts.question, code)) === facts.freeIf;

/** The relief of a small value; undefined where the value is above it or it is not in force. */
export function lowValueRelief(
  facts: LowValueFacts,
  base: Pick<StackBase, 'declared' | 'code' | 'on' | 'answers' | 'assessment'>,
): Relief | undefined {
  const { declared, code, on, answers, assessment } = base;
  const atMost = exact(facts.atMost);
  if (!holdsOn(facts, on) || compare(declared, atMost) > 0) return undefined;
  const { id, name, freeIf, taken, evidence, citation } = facts;
  const question = questionFor(facts.question, code);
  const free = smallIsFree(facts, code, on, answers);
  const given = answers.isGiven(question);
  const rests = !given && taken ? [taken] : [];
  const { label } = question;
  const condition: Label = freeIf
    ? { en: `free if ${label.en}`, ja: `「${label.ja}」に該当する場合は免税` }
    : { en: `free unless ${label.en}`, ja: `「${label.ja}」に該当しない場合は免税` };
  const answer = answerInWords(question, answers.of(question), given);
  const why = free ? condition : { en: `but ${answer.en}`, ja: answer.ja };
  const most = assessment.money(atMost);
  return {
    free,
    // what rests on an answer that is taken counts, whichever it is
    amount: free || rests.length > 0 ? ZERO : undefined,
    charge: {
      id,
      kind: 'duty',
      name,
      status: !free ? 'notApplicable' : given ? 'available' : 'conditional',
      reason: {
        en: `the customs value is not above ${most}${free ? '; ' : ', '}${why.en}`,
        ja: `課税価格が${most}を超えない。${why.ja}`,
      },
      rate: 'free',
      amount: null,
      needs: [],
      evidence: rests.reduce((grade, each) => lowerEvidence(grade, each.evidence), evidence),
      steps: [],
      citations: [citation, ...rests.map((each) => each.citation)],
    },
  };
}
