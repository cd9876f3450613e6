import { compare, exact } from '../../base/index.js';
import type { Charge } from '../determination.js';
import type { StackBase } from './base.js';
import type { LowValueFacts } from './facts.js';

/** Whether a shipment of small value is free of duties and taxes, and how the answer shows it. */
export interface Relief {
  readonly free: boolean;
  readonly charge: Charge;
}

/** The relief of a small value; undefined where the value is above it or it is not in force. */
export function lowValueRelief(
  facts: LowValueFacts,
  base: Pick<StackBase, 'declared' | 'on' | 'answers' | 'assessment'>,
): Relief | undefined {
  const { declared, on, answers, assessment } = base;
  const inForce = facts.from <= on && (facts.to === null || on <= facts.to);
  const atMost = exact(facts.atMost);
  if (!inForce || compare(declared, atMost) > 0) return undefined;
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
      reason: {
        en: `the customs value is not above ${assessment.money(atMost)}; free ${open ? 'if' : 'where'} ${question.label.en}`,
        ja: `課税価格が${assessment.money(atMost)}を超えない。「${question.label.ja}」に該当する場合は免税`,
      },
      rate: 'free',
      amount: null,
      needs: [],
      evidence: facts.evidence,
      steps: [],
      citations: [facts.citation],
    },
  };
}
