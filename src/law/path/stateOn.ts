import { compareRates, hasAmount } from '../../notation/index.js';
import type { SafeguardNote, Status, Step } from '../determination.js';
import {
  awaitsPrice,
  isSpan,
  type Planned,
  type PlannedRate,
  type PlannedSpan,
  type Proposal,
  rateTexts,
} from '../plan.js';
import type { PathSpan, RateTexts } from './types.js';

/** A treatment on one day: what tells its track from others, and what of it can change with time. */
export interface DayState {
  readonly instrument: string;
  readonly quota: 'in' | 'out' | undefined;
  readonly conditions: readonly string[];
  readonly span: Omit<PathSpan, 'from' | 'to'>;
}

function endsOf({ rates, left, importer }: PlannedSpan): PathSpan['left'] {
  const ordered = [...rates].sort((a, b) => compareRates(a.rate, b.rate) ?? 0);
  const texts = (at: number): RateTexts | null => {
    const found = ordered.at(at);
    return found ? rateTexts(found.rate, importer) : null;
  };
  return { lowest: texts(0) as RateTexts, highest: left.unbounded ? null : texts(-1) };
}

interface Shown {
  readonly status: Status;
  readonly reason: string | undefined;
  readonly rate: RateTexts | null;
  readonly left?: PathSpan['left'];
}

/** A measure belongs to the path; what is not known of one would cut it at every figure that is missing. */
const ofMeasure = (note: SafeguardNote | undefined): SafeguardNote | undefined =>
  note?.status === 'inForce' ? note : undefined;

function spanOf(
  proposal: Proposal,
  { reason, left, ...shown }: Shown,
  steps: readonly Step[],
): DayState['span'] {
  const safeguard = ofMeasure(proposal.safeguard);
  return {
    ...shown,
    ...(reason !== undefined && { reason }),
    ...(left && { left }),
    ...(safeguard && { safeguard }),
    evidence: proposal.evidence,
    steps,
    citations: proposal.citations,
  };
}

function shownOf(planned: PlannedRate | PlannedSpan): Shown {
  const { status, reason } = planned;
  if (isSpan(planned)) return { status, reason, rate: null, left: endsOf(planned) };
  const rate = planned.texts;
  if (hasAmount(planned.rate)) return { status, reason, rate };
  return { status: 'notComputed', reason: 'the rate has no amount of its own', rate };
}

/** A planned treatment as a state of a day; undefined for what does not apply on the day. */
export function stateOf(planned: Planned): DayState | undefined {
  if (!awaitsPrice(planned)) {
    const { instrument, quota, status, reason, evidence, steps, citations } = planned.treatment;
    if (status === 'notApplicable') return undefined;
    const span = { status, ...(reason !== undefined && { reason }), rate: null, evidence, steps, citations };
    return { instrument, quota, conditions: [], span };
  }
  const { proposal, status } = planned;
  if (status === 'notApplicable') return undefined;
  const { instrument, quota, asked, found } = proposal;
  return { instrument, quota, conditions: asked, span: spanOf(proposal, shownOf(planned), found) };
}
