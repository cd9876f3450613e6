import { compare, exact, type PlainDate } from '../../base/index.js';
import type { Charge } from '../determination.js';
import type { StackBase } from './base.js';
import type { LowValueFacts } from './facts.js';

/** Whether a shipment of small value is free of duties and taxes, and how the answer shows it. */
export interface Relief {
  readonly free: boolean;
  readonly charge: Charge;
}

/** Whether goods of a small value could enter free on a day. */
export const reliefInForce = ({ from, to }: LowValueFacts, on: PlainDate): boolean =>
  from <= on && (to === null || on <= to);

/** The relief of a small value; undefined where the value is above it or it is not in force. */
export function lowValueRelief(
  facts: LowValueFacts,
  base: Pick<StackBase, 'declared' | 'on' | 'answers' | 'assessment'>,
): Relief | undefined {
  const { declared, on, answers, assessment } = base;
  const atMost = exact(facts.atMost);
  if (!reliefInForce(facts, on) || compare(declared, atMost) > 0) return undefined;
  const { question } = facts;
  const free = answers.of(question);
  const open = !answers.isGiven(question);
  return {
    free,
    charge: {
      id: question.id,
      kind: 'duty',
      name: facts.name,
      status: free ? (open ? 'conditional' : 'available') : 'notApplicable',
      reason: `the customs value is not above ${assessment.money(atMost)}; free ${open ? 'if' : 'where'} ${question.label.en}`,
      rate: 'free',
      amount: null,
      needs: [],
      evidence: facts.evidence,
      steps: [],
      citations: [facts.citation],
    },
  };
}
