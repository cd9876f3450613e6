import { formatExact } from '../base/index.js';
import { evaluateRate, printRate, type Rate } from '../notation/index.js';
import type { Assessment } from './assessment.js';
import type { Priced } from './best.js';
import type { Citation, Evidence, NotIncluded, Status, Step, Treatment } from './determination.js';
import type { ImporterCode, Line } from './record.js';

/** What is settled of a treatment before its rate is turned into an amount. */
export interface Proposal {
  readonly instrument: string;
  readonly quota: 'in' | 'out' | undefined;
  readonly evidence: Evidence;
  readonly requires: readonly string[];
  readonly citations: readonly Citation[];
  /** conditions that only the importer can settle; a proposal with any is conditional */
  readonly asked: readonly string[];
  /** set when the treatment cannot be given whatever the rate; the rate is still priced to judge the best */
  readonly withheld: { readonly status: Status; readonly reason: string } | undefined;
  readonly claimed: boolean;
  /** how the rate was chosen, shown before the arithmetic */
  readonly choice: Step | undefined;
}

export type Writable<T> = { -readonly [K in keyof T]: T[K] };

const NOTHING: readonly never[] = [];

function begin(proposal: Proposal, status: Status, reason: string | undefined): Writable<Treatment> {
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
  return treatment;
}

/** A treatment with no rate: not covered, not applicable, not computed. */
export const without = (proposal: Proposal, status: Status, reason: string): Priced => ({
  treatment: begin(proposal, status, reason),
  amount: undefined,
});

const memo = new WeakMap<Rate, { notation: string; official: string }>();

function rateTexts(rate: Rate, importer: ImporterCode): { notation: string; official: string } {
  let texts = memo.get(rate);
  if (!texts) {
    texts = { notation: printRate(rate), official: printRate(rate, importer) };
    memo.set(rate, texts);
  }
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
  const { withheld, asked, requires } = proposal;
  let status: Status = 'available';
  let reason: string | undefined;
  if (withheld) {
    status = withheld.status;
    reason = withheld.reason;
  } else if (amount === undefined) {
    status = 'notComputed';
    reason = assessment.reasons[0] ?? `needs ${assessment.needs.join(', ')}`;
  } else if (asked.length > 0) {
    status = 'conditional';
    reason = `if ${asked.join('; and ')}`;
  }
  const treatment = begin(proposal, status, reason);
  treatment.evidence = assessment.evidence;
  treatment.rate = rateTexts(rate, line.importer);
  if (status !== 'notApplicable') treatment.requires = asked.length > 0 ? [...asked, ...requires] : requires;
  if (amount === undefined) {
    if (!withheld) treatment.needs = assessment.needs;
  } else if (!withheld) {
    treatment.duty = { amount: formatExact(amount), currency: assessment.currency };
    treatment.steps = assessment.steps;
    treatment.notIncluded = notIncluded;
  }
  return { treatment, amount };
}
