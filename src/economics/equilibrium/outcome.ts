import type { Convergence } from '../convergence.js';
import { evaluate, type PriceSystem } from './prices.js';

/** Ratios, new to old, of one country. */
export interface CountryOutcome {
  readonly id: string;
  /** factory-gate price of its goods */
  readonly price: number;
  /** value of its output */
  readonly output: number;
  /** what it spends, tariff revenue included, at its price index: welfare */
  readonly realIncome: number;
  /** value of sales abroad, before tariffs; NaN where there were none */
  readonly exports: number;
  /** value of purchases abroad, before tariffs; NaN where there were none */
  readonly imports: number;
  /** inward multilateral resistance: the price index of what it buys */
  readonly inwardResistance: number;
  /** outward multilateral resistance: the cost of selling to the world */
  readonly outwardResistance: number;
  /** what it spends, tariff revenue included */
  readonly expenditure: number;
  /** value of sales at home; NaN where there were none */
  readonly domesticSales: number;
  /** value of output at its price index, real GDP */
  readonly realOutput: number;
  /** price of what it sells to price of what it buys */
  readonly termsOfTrade: number;
  /** tariff revenue after the shock, as a part of what it then spends */
  readonly revenueShare: number;
}

export interface Equilibrium extends Convergence {
  readonly countries: readonly CountryOutcome[];
  /** n × n, after the shock, in the currency of the input, net of tariffs */
  readonly trade: Float64Array;
  /** world excess demand as a part of world output: zero by Walras' law */
  readonly walras: number;
}

/** Everything that follows from prices that clear the markets. */
export function outcome(
  system: PriceSystem,
  logPrices: Float64Array,
  tariffs: Float64Array | undefined,
  convergence: Convergence,
  reference: number,
): Equilibrium {
  evaluate(system, logPrices, true);
  const { world, theta, flows, power, weight, bought, spending, priceIndex, output, absorption } = system;
  const { size, countries } = world;
  const trade = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const cell = i * size + j;
      trade[cell] = (flows.sold[cell] as number) * ((power[i] as number) * (weight[j] as number));
    }
  }
  const abroad = foreignTotals(world.trade, size);
  const abroadNow = foreignTotals(trade, size);
  const numeraire = reference < 0 ? 1 : (priceIndex[reference] as number);
  const full = system.closure !== undefined;
  const results = countries.map((id, i): CountryOutcome => {
    const at = (values: Float64Array) => values[i] as number;
    const bare = Math.exp(logPrices[i] as number);
    const index = at(priceIndex) / numeraire;
    const nominal = full ? numeraire : 1;
    const price = full ? bare / nominal : 1;
    // what buyers pay to what sellers get, new to old: at + before − after the shock it is one
    const wedge = (at(spending) / at(world.expenditure)) * (at(world.absorption) / at(bought));
    const expenditure = (at(absorption) * wedge) / nominal;
    return {
      id,
      price,
      output: at(output) / nominal,
      realIncome: expenditure / index,
      exports: at(abroadNow.exports) / at(abroad.exports) / nominal,
      imports: at(abroadNow.imports) / at(abroad.imports) / nominal,
      inwardResistance: index,
      // from trade = output · expenditure · cost term / (Π^(−θ) P^(−θ)) / world output
      outwardResistance: (numeraire / bare) * Math.exp(-Math.log(at(output)) / theta),
      expenditure,
      domesticSales: (trade[i * size + i] as number) / (world.trade[i * size + i] as number) / nominal,
      realOutput: at(output) / nominal / index,
      termsOfTrade: price / index,
      revenueShare: revenueShare(trade, tariffs, size, i),
    };
  });
  const demand = system.demand.reduce((sum, each) => sum + each, 0);
  const supply = output.reduce((sum, each, i) => sum + each * (world.output[i] as number), 0);
  return {
    countries: results,
    trade: full && numeraire !== 1 ? trade.map((value) => value / numeraire) : trade,
    ...convergence,
    walras: Math.abs(demand - supply) / world.worldOutput,
  };
}

function foreignTotals(trade: Float64Array, size: number) {
  const exports = new Float64Array(size);
  const imports = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (i === j) continue;
      const value = trade[i * size + j] as number;
      exports[i] = (exports[i] as number) + value;
      imports[j] = (imports[j] as number) + value;
    }
  }
  return { exports, imports };
}

function revenueShare(
  trade: Float64Array,
  tariffs: Float64Array | undefined,
  size: number,
  j: number,
): number {
  if (!tariffs) return 0;
  let revenue = 0;
  let spent = 0;
  for (let i = 0; i < size; i++) {
    const cell = i * size + j;
    const value = trade[cell] as number;
    revenue += value * (tariffs[cell] as number);
    spent += value * (1 + (tariffs[cell] as number));
  }
  return revenue / spent;
}
