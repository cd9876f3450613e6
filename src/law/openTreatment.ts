import { compare, type Exact } from '../base/index.js';
import { compareRates, evaluateRate } from '../notation/index.js';
import type { Assessment } from './assessment.js';
import type { Priced } from './best.js';
import type { RateEnd } from './determination.js';
import { type OpenRate, type PlannedSpan, rateTexts } from './plan.js';
import { begin, dutyOf } from './treatment.js';

interface PricedRate extends OpenRate {
  readonly amount: Exact | undefined;
}

/** By the duty where all have one, else by the rates as far as they can be ordered. */
const lowestFirst = (a: PricedRate, b: PricedRate): number =>
  a.amount && b.amount ? compare(a.amount, b.amount) : (compareRates(a.rate, b.rate) ?? 0);

const beliefText = (belief: number): string =>
  belief < 0.005 ? 'below 0.01' : String(Math.round(belief * 100) / 100);

/**
 * A treatment whose rate the facts leave open: no single rate and no single amount, but the least and the most, each
 * with its duty, and every rate between them that is left.
 */
export function priceSpan(planned: PlannedSpan, assessment: Assessment): Priced {
  const { proposal, rates, importer, left, status, reason } = planned;
  assessment.reset(proposal.evidence);
  const priced = rates
    .map(({ rate, ...rest }): PricedRate => {
      const raw = evaluateRate(rate, assessment);
      return { rate, ...rest, amount: raw && assessment.round(raw) };
    })
    .sort(lowestFirst);
  const end = ({ rate, amount }: PricedRate): RateEnd => ({
    ...rateTexts(rate, importer),
    duty: amount ? dutyOf(amount, assessment) : null,
  });
  const [lowest] = priced as [PricedRate, ...PricedRate[]];
  const highest = left.unbounded ? undefined : (priced.at(-1) as PricedRate);
  const treatment = begin(proposal, status, reason);
  treatment.evidence = assessment.evidence;
  treatment.requires = planned.requires;
  treatment.needs = priced.every(({ amount }) => amount === undefined) ? assessment.needs : [];
  treatment.steps = proposal.found;
  treatment.span = {
    lowest: end(lowest),
    highest: highest ? end(highest) : null,
    rates: left.complete
      ? rates.map(({ rate, belief }) => ({
          ...rateTexts(rate, importer),
          ...(belief !== undefined && { belief: beliefText(belief) }),
        }))
      : [],
  };
  return {
    treatment,
    amount: lowest.amount,
    ...(highest?.amount && { most: highest.amount }),
    alternative: proposal.alternative,
    conditional: proposal.asked.length > 0,
  };
}
