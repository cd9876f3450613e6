import type { SectorState } from './state.js';

/** Contributions to a region's welfare in percent of its income, [sector][partner], at the base's weights. */
export interface WelfareTerms {
  /** prices of what the region sells abroad against prices of what it buys abroad */
  readonly termsOfTrade: Float64Array;
  /** duties earned on imports that grow */
  readonly volumeOfTrade: Float64Array;
  /** iceberg costs saved, on all purchases */
  readonly tradeCosts: Float64Array;
}

/** Sums of the terms over sectors and partners, in percent, one per region. */
export interface WelfareTotals {
  readonly termsOfTrade: Float64Array;
  readonly volumeOfTrade: Float64Array;
  readonly tradeCosts: Float64Array;
  /** what a change of the region's deficit adds to its income */
  readonly deficits: Float64Array;
  /** the sum of the four: welfare to first order, percent */
  readonly sum: Float64Array;
}

/**
 * The welfare decomposition of Caliendo and Parro (2015, equation 15) for one region n, before it is summed:
 *
 *   d ln W = 1/I Σ_j Σ_i (E dln c_n − M dln c_i)  +  1/I Σ_j Σ_i τ M (dln M − dln c_i)
 *
 * with exports E, imports M and income I of the base, and relative changes for d ln. To the paper's two terms
 * come the two that its exercise does not have: −M(1 + τ) dln d for iceberg costs, and dD. A flow that is zero in
 * the base has no relative change and stays out.
 */
export function welfareTerms(
  before: SectorState,
  after: SectorState,
  region: number,
  tradeCosts?: Float64Array,
): WelfareTerms {
  const { costs, trade } = after;
  const N = after.base.regions.length;
  const J = after.base.sectors.length;
  const perIncome = 100 / (before.income[region] as number);
  const terms = {
    termsOfTrade: new Float64Array(J * N),
    volumeOfTrade: new Float64Array(J * N),
    tradeCosts: new Float64Array(J * N),
  };
  for (let j = 0; j < J; j++) {
    const ownCost = (costs[j * N + region] as number) - 1;
    for (let partner = 0; partner < N; partner++) {
      const at = j * N + partner;
      const bought = (j * N + region) * N + partner;
      const imports = before.trade[bought] as number;
      const exports = before.trade[at * N + region] as number;
      const partnerCost = (costs[at] as number) - 1;
      const rate = before.tariffs[bought] as number;
      terms.termsOfTrade[at] = perIncome * (exports * ownCost - imports * partnerCost);
      if (imports === 0) continue;
      const growth = (trade[bought] as number) / imports - 1;
      terms.volumeOfTrade[at] = perIncome * rate * imports * (growth - partnerCost);
      terms.tradeCosts[at] = -perIncome * imports * (1 + rate) * ((tradeCosts?.[bought] ?? 1) - 1);
    }
  }
  return terms;
}

/** The decomposition summed over sectors and partners for every region. */
export function welfareTotals(
  before: SectorState,
  after: SectorState,
  tradeCosts?: Float64Array,
): WelfareTotals {
  const N = after.base.regions.length;
  const totals = {
    termsOfTrade: new Float64Array(N),
    volumeOfTrade: new Float64Array(N),
    tradeCosts: new Float64Array(N),
    deficits: new Float64Array(N),
    sum: new Float64Array(N),
  };
  const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  for (let n = 0; n < N; n++) {
    const terms = welfareTerms(before, after, n, tradeCosts);
    const more = (after.deficits[n] as number) - (before.deficits[n] as number);
    totals.termsOfTrade[n] = sumOf(terms.termsOfTrade);
    totals.volumeOfTrade[n] = sumOf(terms.volumeOfTrade);
    totals.tradeCosts[n] = sumOf(terms.tradeCosts);
    totals.deficits[n] = (100 * more) / (before.income[n] as number);
    totals.sum[n] =
      (totals.termsOfTrade[n] as number) +
      (totals.volumeOfTrade[n] as number) +
      (totals.tradeCosts[n] as number) +
      (totals.deficits[n] as number);
  }
  return totals;
}
