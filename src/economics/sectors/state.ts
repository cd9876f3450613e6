import type { SectorEconomy } from './economy.js';
import { evaluate, incomeOf, type SectorKernel, sectorKernel, unknownCount } from './kernel.js';

/** All quantities at one point of the model; ratios are to the base, values in the unit of the base. */
export interface SectorState {
  /** the base that ratios are to */
  readonly base: SectorEconomy;
  readonly tariffs: Float64Array;
  readonly deficits: Float64Array;
  /** ratio, [region] */
  readonly wages: Float64Array;
  /** ratio of the unit cost, [sector][region] */
  readonly costs: Float64Array;
  /** ratio of the price index of a sector, [sector][region] */
  readonly prices: Float64Array;
  /** ratio of the consumer price index Π P^α, [region] */
  readonly consumerPrices: Float64Array;
  /** X, [sector][region] */
  readonly spending: Float64Array;
  /** Y, [sector][region] */
  readonly output: Float64Array;
  /** M before duties, [sector][importer][exporter] */
  readonly trade: Float64Array;
  /** R, [region] */
  readonly revenue: Float64Array;
  /** wL, [region] */
  readonly labourIncome: Float64Array;
  /** I, [region] */
  readonly income: Float64Array;
  /** largest |imports − exports − deficit| of a region, as a part of its labour income */
  readonly tradeBalance: number;
  /** |sum over regions of labour demand less labour income|, as a part of world labour income */
  readonly walras: number;
}

/** Gathers the quantities of the point last evaluated. */
export function stateAt(kernel: SectorKernel, point: Float64Array): SectorState {
  const { regionCount: N, sectorCount: J, economy } = kernel;
  const prices = point.slice(N, N + J * N).map(Math.exp);
  const consumerPrices = new Float64Array(N);
  for (let cell = 0; cell < J * N; cell++) {
    const n = cell % N;
    consumerPrices[n] =
      (consumerPrices[n] as number) + (economy.finalShares[cell] as number) * (point[N + cell] as number);
  }
  const trade = new Float64Array(J * N * N);
  const imports = new Float64Array(N);
  const exports = new Float64Array(N);
  for (let row = 0; row < J * N; row++) {
    const n = row % N;
    const sources = row - n;
    const perTerm = (kernel.spending[row] as number) / (kernel.priceTerms[row] as number);
    for (let i = 0; i < N; i++) {
      const value =
        perTerm * (kernel.netWeights[row * N + i] as number) * (kernel.sourceTerms[sources + i] as number);
      trade[row * N + i] = value;
      imports[n] = (imports[n] as number) + value;
      exports[i] = (exports[i] as number) + value;
    }
  }
  let tradeBalance = 0;
  let excess = 0;
  for (let n = 0; n < N; n++) {
    const labour = kernel.labourIncome[n] as number;
    const gap = (imports[n] as number) - (exports[n] as number) - (kernel.deficits[n] as number);
    tradeBalance = Math.max(tradeBalance, Math.abs(gap) / labour);
    excess += (kernel.labourDemand[n] as number) - labour;
  }
  return {
    base: economy,
    tariffs: kernel.tariffs,
    deficits: kernel.deficits,
    wages: point.slice(0, N).map(Math.exp),
    costs: kernel.costs.map(Math.exp),
    prices,
    consumerPrices: consumerPrices.map(Math.exp),
    spending: kernel.spending.slice(),
    output: kernel.output.slice(),
    trade,
    revenue: kernel.revenue.slice(),
    labourIncome: kernel.labourIncome.slice(),
    income: Float64Array.from({ length: N }, (_, n) => incomeOf(kernel, n)),
    tradeBalance,
    walras: Math.abs(excess) / kernel.worldLabourIncome,
  };
}

/** The base itself as a state: ratios of one, and the values that the shares imply. */
export function baseState(economy: SectorEconomy): SectorState {
  const kernel = sectorKernel(economy);
  const point = new Float64Array(unknownCount(kernel));
  evaluate(kernel, point);
  const state = stateAt(kernel, point);
  return { ...state, costs: state.costs.fill(1), prices: state.prices.fill(1) };
}
