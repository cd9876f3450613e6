import { type Exact, formatExact } from '../base/index.js';
import { evaluateRate } from '../notation/index.js';
import type { Assessment } from './assessment.js';
import type { Priced } from './best.js';
import {
  type Citation,
  type DutyAmount,
  type Evidence,
  lowerEvidence,
  type NotIncluded,
  type QuotaNote,
  type RateSpan,
  type SafeguardNote,
  type Stack,
  type Status,
  type Step,
  type Treatment,
} from './determination.js';
import type { PlannedRate, Proposal } from './plan.js';

export type Writable<T> = { -readonly [K in keyof T]: T[K] };

const NOTHING: readonly never[] = [];

/** A treatment whose stack is worked out when it is first looked at: a choice among millions needs only the sums. */
class LazyTreatment implements Treatment {
  declare instrument: string;
  declare quota?: 'in' | 'out';
  declare status: Status;
  declare reason?: string;
  declare claimed?: boolean;
  declare evidence: Evidence;
  declare rate: Treatment['rate'];
  declare span?: RateSpan;
  declare duty: DutyAmount | null;
  declare safeguard?: SafeguardNote;
  declare quotaState?: QuotaNote;
  declare requires: readonly string[];
  declare needs: readonly string[];
  declare steps: readonly Step[];
  declare notIncluded: readonly NotIncluded[];
  declare citations: readonly Citation[];
  #pile: (() => Stack) | undefined;

  constructor({ instrument, evidence, citations }: Begun, status: Status) {
    this.instrument = instrument;
    this.status = status;
    this.evidence = evidence;
    this.rate = null;
    this.duty = null;
    this.requires = NOTHING;
    this.needs = NOTHING;
    this.steps = NOTHING;
    this.notIncluded = NOTHING;
    this.citations = citations;
  }

  get stack(): Stack | undefined {
    const stack = this.#pile?.();
    if (stack) this.#pile = () => stack;
    return stack;
  }

  stackBy(pile: () => Stack): void {
    this.#pile = pile;
  }

  revised(changes: Partial<Treatment>): LazyTreatment {
    const copy = Object.assign(new LazyTreatment(this, this.status), this, changes);
    const pile = this.#pile;
    if (pile && copy.duty) {
      copy.#pile = () => {
        const stack = pile();
        return { ...stack, evidence: lowerEvidence(stack.evidence, copy.evidence) };
      };
    }
    return copy;
  }

  toJSON(): Treatment {
    const { stack } = this;
    return stack ? { ...this, stack } : { ...this };
  }
}

type Begun = Pick<Treatment, 'instrument' | 'evidence' | 'citations'>;

/** The treatment with a stack to be worked out when it is first looked at. */
export function stackBy(treatment: Treatment, pile: () => Stack): void {
  if (treatment instanceof LazyTreatment) treatment.stackBy(pile);
}

/** A treatment with changes; it keeps what lies on top of it unless its duty is taken away. */
export const revised = (treatment: Treatment, changes: Partial<Omit<Treatment, 'stack'>>): Treatment =>
  treatment instanceof LazyTreatment ? treatment.revised(changes) : { ...treatment, ...changes };

/** A treatment before its rate. */
export function begin(
  proposal: Proposal,
  status: Status,
  reason: string | undefined,
): Writable<Omit<Treatment, 'stack'>> {
  const treatment = new LazyTreatment(proposal, status);
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
