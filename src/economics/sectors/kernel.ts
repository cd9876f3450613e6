import type { SectorEconomy } from './economy.js';
import type { SectorChange } from './tables.js';

/**
 * One scenario made ready for the solver, with its room. The unknowns are logarithms of ratios to the base, in
 * one vector: wages [region], then prices [sector][region], then spending [sector][region].
 */
export interface SectorKernel {
  readonly regionCount: number;
  readonly sectorCount: number;
  readonly economy: SectorEconomy;
  readonly tariffs: Float64Array;
  readonly deficits: Float64Array;
  readonly worldLabourIncome: number;
  /** π κ^−θ, κ being the change of trade costs with duties */
  readonly weights: Float64Array;
  /** the same over 1 + τ′: what is left of a payment before duties */
  readonly netWeights: Float64Array;
  /** 1 where nobody buys the sector abroad: only the diagonal counts then */
  readonly domesticOnly: Uint8Array;
  /** log of unit cost, [sector][region] */
  readonly costs: Float64Array;
  /** unit cost to the power −θ, [sector][region] */
  readonly sourceTerms: Float64Array;
  /** Σ over sources of weights × source terms, [sector][importer]: the price to the power −θ */
  readonly priceTerms: Float64Array;
  /** Y, sales before duties, [sector][region] */
  readonly output: Float64Array;
  /** X, spending at the point, [sector][region] */
  readonly spending: Float64Array;
  /** X as the equations ask for it, [sector][region] */
  readonly neededSpending: Float64Array;
  /** R, tariff revenue, [region] */
  readonly revenue: Float64Array;
  /** wL at the point, [region] */
  readonly labourIncome: Float64Array;
  /** Σ γ Y, what producers pay for labour, [region] */
  readonly labourDemand: Float64Array;
  /** one region's log prices, or one region's needs */
  readonly regionRoom: Float64Array;
}

/** Makes a scenario ready: the only powers per cell, taken once and only where trade costs change. */
export function sectorKernel(economy: SectorEconomy, change: SectorChange = {}): SectorKernel {
  const N = economy.regions.length;
  const J = economy.sectors.length;
  const tariffs = change.tariffs ?? economy.tariffs;
  const weights = new Float64Array(J * N * N);
  const netWeights = new Float64Array(J * N * N);
  const domesticOnly = new Uint8Array(J);
  for (let j = 0; j < J; j++) {
    const elasticity = economy.elasticities[j] as number;
    let abroad = false;
    for (let n = 0; n < N; n++) {
      for (let i = 0; i < N; i++) {
        const cell = (j * N + n) * N + i;
        const share = economy.tradeShares[cell] as number;
        if (share === 0) continue;
        if (i !== n) abroad = true;
        const kept = 1 + (tariffs[cell] as number);
        const cost = (kept / (1 + (economy.tariffs[cell] as number))) * (change.tradeCosts?.[cell] ?? 1);
        const weight = cost === 1 ? share : share * Math.exp(-elasticity * Math.log(cost));
        weights[cell] = weight;
        netWeights[cell] = weight / kept;
      }
    }
    domesticOnly[j] = abroad ? 0 : 1;
  }
  const byCell = () => new Float64Array(J * N);
  const byRegion = () => new Float64Array(N);
  return {
    regionCount: N,
    sectorCount: J,
    economy,
    tariffs,
    deficits: change.deficits ?? economy.deficits,
    worldLabourIncome: economy.labourIncome.reduce((sum, value) => sum + value, 0),
    weights,
    netWeights,
    domesticOnly,
    costs: byCell(),
    sourceTerms: byCell(),
    priceTerms: byCell(),
    output: byCell(),
    spending: byCell(),
    neededSpending: byCell(),
    revenue: byRegion(),
    labourIncome: byRegion(),
    labourDemand: byRegion(),
    regionRoom: new Float64Array(J),
  };
}

/** How many unknowns the scenario has. */
export const unknownCount = ({ regionCount, sectorCount }: SectorKernel): number =>
  regionCount * (1 + 2 * sectorCount);

/** All of the model's equations at one point of the unknowns; leaves the quantities in the kernel's room. */
export function evaluate(kernel: SectorKernel, point: Float64Array): void {
  const { regionCount: N, sectorCount: J, economy, output, labourIncome, spending } = kernel;
  for (let n = 0; n < N; n++) {
    labourIncome[n] = (economy.labourIncome[n] as number) * Math.exp(point[n] as number);
  }
  const spendingAt = N + J * N;
  for (let cell = 0; cell < J * N; cell++) {
    spending[cell] = (economy.spending[cell] as number) * Math.exp(point[spendingAt + cell] as number);
  }
  setCosts(kernel, point);
  output.fill(0);
  kernel.revenue.fill(0);
  for (let j = 0; j < J; j++) {
    if (kernel.domesticOnly[j]) tradeAtHome(kernel, j);
    else tradeOfSector(kernel, j);
  }
  setNeededSpending(kernel);
}

/** Unit costs: ln c = γ ln w + Σ γ ln P (equation 2 in changes). */
function setCosts(kernel: SectorKernel, point: Float64Array): void {
  const { regionCount: N, sectorCount: J, economy, costs, sourceTerms, regionRoom } = kernel;
  const { inputShares, valueAddedShares, elasticities } = economy;
  for (let n = 0; n < N; n++) {
    const wage = point[n] as number;
    for (let k = 0; k < J; k++) regionRoom[k] = point[N + k * N + n] as number;
    for (let j = 0; j < J; j++) {
      let cost = (valueAddedShares[j * N + n] as number) * wage;
      if (inputShares) {
        const row = (n * J + j) * J;
        for (let k = 0; k < J; k++) cost += (inputShares[row + k] as number) * (regionRoom[k] as number);
      }
      costs[j * N + n] = cost;
      sourceTerms[j * N + n] = Math.exp(-(elasticities[j] as number) * cost);
    }
  }
}

/** Shares, sales before duties and revenue of one sector in two sweeps over each importer's sources. */
function tradeOfSector(kernel: SectorKernel, j: number): void {
  const { regionCount: N, weights, netWeights, sourceTerms, priceTerms, spending, output, revenue } = kernel;
  const sources = j * N;
  for (let n = 0; n < N; n++) {
    const row = (sources + n) * N;
    let all = 0;
    let net = 0;
    for (let i = 0; i < N; i++) {
      const term = sourceTerms[sources + i] as number;
      all += (weights[row + i] as number) * term;
      net += (netWeights[row + i] as number) * term;
    }
    priceTerms[sources + n] = all;
    const spent = spending[sources + n] as number;
    revenue[n] = (revenue[n] as number) + spent * (1 - net / all);
    const perTerm = spent / all;
    for (let i = 0; i < N; i++) {
      output[sources + i] = (output[sources + i] as number) + (netWeights[row + i] as number) * perTerm;
    }
  }
  for (let i = 0; i < N; i++) {
    output[sources + i] = (output[sources + i] as number) * (sourceTerms[sources + i] as number);
  }
}

function tradeAtHome(kernel: SectorKernel, j: number): void {
  const { regionCount: N, weights, sourceTerms, priceTerms, spending, output } = kernel;
  for (let n = 0; n < N; n++) {
    const cell = j * N + n;
    priceTerms[cell] = (weights[cell * N + n] as number) * (sourceTerms[cell] as number);
    output[cell] = spending[cell] as number;
  }
}

/** X = Σ γ Y + α I with I = wL + R + D, and labour demand Σ γ Y (equations 8 and 9). */
function setNeededSpending(kernel: SectorKernel): void {
  const { regionCount: N, sectorCount: J, economy, output, neededSpending, regionRoom } = kernel;
  const { inputShares, valueAddedShares, finalShares } = economy;
  for (let n = 0; n < N; n++) {
    const income = incomeOf(kernel, n);
    let demand = 0;
    for (let k = 0; k < J; k++) regionRoom[k] = (finalShares[k * N + n] as number) * income;
    for (let j = 0; j < J; j++) {
      const sold = output[j * N + n] as number;
      demand += (valueAddedShares[j * N + n] as number) * sold;
      if (!inputShares) continue;
      const row = (n * J + j) * J;
      for (let k = 0; k < J; k++) {
        regionRoom[k] = (regionRoom[k] as number) + (inputShares[row + k] as number) * sold;
      }
    }
    kernel.labourDemand[n] = demand;
    for (let k = 0; k < J; k++) neededSpending[k * N + n] = regionRoom[k] as number;
  }
}

/** I = wL + R + D of a region at the point last evaluated. */
export const incomeOf = ({ labourIncome, revenue, deficits }: SectorKernel, region: number): number =>
  (labourIncome[region] as number) + (revenue[region] as number) + (deficits[region] as number);

/**
 * Steps for the wages at the point last evaluated: how strongly the gap in a region's labour market closes with
 * its wage when everything else stays is Σ of θ times the part of sales won against other sources, plus one for
 * the wage bill itself. Gap over that is a Newton step on the diagonal; without it sectors with large θ make wages
 * swing. When spending is moved along with the wage, sales at home grow with the wage bill and only sales abroad
 * count for the one: that makes regions that hardly trade arrive, which otherwise creep.
 */
export function wageStepsAt(kernel: SectorKernel, spendingFollows: boolean): Float64Array {
  const { regionCount: N, sectorCount: J, economy, weights, netWeights } = kernel;
  const strength = new Float64Array(N);
  for (let j = 0; j < J; j++) {
    const elasticity = economy.elasticities[j] as number;
    for (let n = 0; n < N; n++) {
      const row = (j * N + n) * N;
      const all = kernel.priceTerms[j * N + n] as number;
      const spent = kernel.spending[j * N + n] as number;
      for (let i = 0; i < N; i++) {
        const part = (kernel.sourceTerms[j * N + i] as number) / all;
        const sales = (netWeights[row + i] as number) * part * spent;
        const won =
          elasticity * (1 - (weights[row + i] as number) * part) + (spendingFollows && i === n ? 0 : 1);
        const labourShare = economy.valueAddedShares[j * N + i] as number;
        strength[i] = (strength[i] as number) + labourShare * sales * won;
      }
    }
  }
  return strength.map((sum, n) => (kernel.labourIncome[n] as number) / Math.max(sum, 1e-12));
}
