import { type Exact, formatExact } from '../base/index.js';
import { evaluateRate } from '../notation/index.js';
import type { Assessment } from './assessment.js';
import type { Priced } from './best.js';
import type { DutyAmount, NotIncluded, Status, Treatment } from './determination.js';
import type { PlannedRate, Proposal } from './plan.js';

export type Writable<T> = { -readonly [K in keyof T]: T[K] };

const NOTHING: readonly never[] = [];

/** A treatment before its rate. */
export function begin(proposal: Proposal, status: Status, reason: string | undefined): Writable<Treatment> {
  const treatment: Writable<Treatment> = {
    instrument: proposal.instrument,
    status,
    evidence: proposal.evidence,
    rate: null,
    duty: null,
    requires: NOTHING,
    needs: NOTHING,
    steps: NOTHING,
    notIncluded: NOTHING,
    citations: proposal.citations,
  };
  if (proposal.quota !== undefined) treatment.quota = proposal.quota;
  if (reason !== undefined) treatment.reason = reason;
  if (proposal.claimed) treatment.claimed = true;
  if (proposal.safeguard) treatment.safeguard = proposal.safeguard;
  if (proposal.quotaState) treatment.quotaState = proposal.quotaState;
  return treatment;
}

/** A treatment with no rate: not covered, not applicable, not computed. */
export const without = (proposal: Proposal, status: Status, reason: string): Priced => ({
  treatment: begin(proposal, status, reason),
  amount: undefined,
  alternative: false,
});

export const dutyOf = (amount: Exact, { currency }: Assessment): DutyAmount => ({
  amount: formatExact(amount),
  currency,
});

/** Turns a planned rate into a priced treatment: the amount, or what it lacks. */
export function priceRate(
  planned: PlannedRate,
  assessment: Assessment,
  notIncluded: readonly NotIncluded[],
): Priced {
  const { proposal } = planned;
  assessment.reset(proposal.evidence);
  if (proposal.found.length > 0) assessment.steps.push(...proposal.found);
  const raw = evaluateRate(planned.rate, assessment);
  const amount = raw && assessment.round(raw);
  const { withheld } = proposal;
  let { status, reason } = planned;
  if (!withheld && amount === undefined) {
    status = 'notComputed';
    reason = assessment.reasons[0] ?? `needs ${assessment.needs.join(', ')}`;
  }
  const treatment = begin(proposal, status, reason);
  treatment.evidence = assessment.evidence;
  treatment.rate = planned.texts;
  treatment.requires = planned.requires;
  const { alternative } = proposal;
  const conditional = proposal.asked.length > 0;
  if (withheld) return { treatment, amount, alternative, conditional };
  if (amount === undefined) {
    treatment.needs = assessment.needs;
  } else {
    treatment.duty = dutyOf(amount, assessment);
    treatment.steps = assessment.steps;
    treatment.notIncluded = notIncluded;
  }
  return { treatment, amount, alternative, conditional };
}
