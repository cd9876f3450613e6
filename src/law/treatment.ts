import { formatExact } from '../base/index.js';
import { type Rate, evaluateRate, printRate } from '../notation/index.js';
import type { Assessment } from './assessment.js';
import type { Priced } from './best.js';
import type { Citation, Evidence, NotIncluded, Status, Step, Treatment } from './determination.js';
import type { ImporterCode, Line } from './record.js';

/** What is settled of a treatment before its rate is turned into an amount. */
export interface Proposal {
  readonly instrument: string;
  readonly quota?: 'in' | 'out';
  readonly evidence: Evidence;
  readonly requires: readonly string[];
  readonly citations: readonly Citation[];
  /** conditions that only the importer can settle; a proposal with any is conditional */
  readonly asked: readonly string[];
  /** set when the treatment cannot be given whatever the rate; the rate is still priced to judge the best */
  readonly withheld?: { readonly status: Status; readonly reason: string };
  readonly claimed?: boolean;
  /** how the rate was chosen, shown before the arithmetic */
  readonly choice?: Step;
}

/** A treatment with no rate: not covered, not applicable, not computed. */
export function without(proposal: Proposal, status: Status, reason: string): Priced {
  const { instrument, evidence, citations, claimed } = proposal;
  return {
    treatment: {
      instrument,
      status,
      reason,
      ...(claimed && { claimed }),
      evidence,
      rate: null,
      duty: null,
      requires: [],
      needs: [],
      steps: [],
      notIncluded: [],
      citations,
    },
  };
}

const printed = (rate: Rate, importer: ImporterCode): { notation: string; official: string } => ({
  notation: printRate(rate),
  official: printRate(rate, importer),
});

const memo = new WeakMap<Rate, { notation: string; official: string }>();

function rateTexts(rate: Rate, importer: ImporterCode): { notation: string; official: string } {
  const known = memo.get(rate);
  if (known) return known;
  const texts = printed(rate, importer);
  memo.set(rate, texts);
  return texts;
}

/** Turns a rate into a priced treatment: the amount, or what it lacks. */
export function priceRate(
  proposal: Proposal,
  rate: Rate,
  line: Line,
  assessment: Assessment,
  notIncluded: readonly NotIncluded[],
): Priced {
  assessment.reset(proposal.evidence);
  if (proposal.choice) assessment.steps.push(proposal.choice);
  const raw = evaluateRate(rate, assessment);
  const amount = raw && assessment.round(raw);
  const { withheld, quota } = proposal;
  let status: Status = proposal.asked.length > 0 ? 'conditional' : 'available';
  let reason = proposal.asked.length > 0 ? `if ${proposal.asked.join('; and ')}` : undefined;
  if (amount === undefined) {
    status = 'notComputed';
    reason = assessment.reasons[0] ?? `needs ${assessment.needs.join(', ')}`;
  }
  if (withheld) {
    status = withheld.status;
    reason = withheld.reason;
  }
  const given = status === 'available' || status === 'conditional';
  const treatment: Treatment = {
    instrument: proposal.instrument,
    ...(quota && { quota }),
    status,
    ...(reason !== undefined && { reason }),
    ...(proposal.claimed && { claimed: true }),
    evidence: assessment.evidence,
    rate: rateTexts(rate, line.importer),
    duty: given && amount ? { amount: formatExact(amount), currency: assessment.currency } : null,
    requires: status === 'notApplicable' ? [] : [...proposal.asked, ...proposal.requires],
    needs: withheld ? [] : assessment.needs,
    steps: given ? assessment.steps : [],
    notIncluded: given ? notIncluded : [],
    citations: proposal.citations,
  };
  return amount ? { treatment, amount } : { treatment };
}
