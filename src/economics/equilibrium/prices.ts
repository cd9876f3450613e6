import type { FixedPointMap } from '../numeric/anderson.js';
import type { Closure } from './closures/index.js';
import type { ShockedFlows } from './shock.js';
import type { World } from './world.js';

/**
 * The system of factory-gate prices, in ratios new to old (Dekle, Eaton and Kortum 2007; Allen, Arkolakis and Takahashi
 * 2020). With u = p^(−θ), G the shocked flows before tariffs and A those with tariffs:
 *
 *   V_j = Σ_i G_ij u_i          P_j^(−θ) = Σ_i A_ij u_i / E_j
 *   trade_ij = G_ij u_i B_j / V_j          Y_i = p_i (p_i / P_i)^ψ · Y_i before
 *
 * and each market clears: Σ_j trade_ij = Y_i. Tariffs need no equation of their own: revenue raises spending E_j by
 * just the part of it that does not reach the sellers, so what they receive is absorption B_j at world prices.
 */
export interface PriceSystem {
  readonly world: World;
  readonly theta: number;
  readonly psi: number;
  /** none: outputs and absorptions are fixed, and only the multilateral resistances move */
  readonly closure: Closure | undefined;
  flows: ShockedFlows;
  /** what follows from the prices last looked at */
  readonly power: Float64Array;
  readonly bought: Float64Array;
  readonly spending: Float64Array;
  readonly priceIndex: Float64Array;
  readonly output: Float64Array;
  readonly absorption: Float64Array;
  readonly weight: Float64Array;
  readonly rivals: Float64Array;
  readonly demand: Float64Array;
  /** Σ_j trade_ij · (its share of what j buys): how much of what a country sells competes with itself */
  readonly overlap: Float64Array;
  /** a country whose absorption would not be positive at the prices last looked at, or -1 */
  overspent: number;
  /** the last such country of the whole search, or -1 */
  overspentBefore: number;
}

export interface PriceSystemInput {
  readonly world: World;
  readonly flows: ShockedFlows;
  readonly theta: number;
  readonly psi: number;
  readonly closure: Closure | undefined;
}

export function priceSystem({ world, flows, theta, psi, closure }: PriceSystemInput): PriceSystem {
  const vector = () => new Float64Array(world.size).fill(1);
  return {
    world,
    theta,
    psi,
    closure,
    flows,
    power: vector(),
    bought: vector(),
    spending: vector(),
    priceIndex: vector(),
    output: vector(),
    absorption: vector(),
    weight: vector(),
    rivals: vector(),
    demand: vector(),
    overlap: vector(),
    overspent: -1,
    overspentBefore: -1,
  };
}

/** into_j = Σ_i matrix_ij · factor_i */
export function columnSums(matrix: Float64Array, factor: Float64Array, into: Float64Array): void {
  const size = factor.length;
  into.fill(0);
  for (let i = 0; i < size; i++) {
    const times = factor[i] as number;
    const row = i * size;
    for (let j = 0; j < size; j++) {
      into[j] = (into[j] as number) + (matrix[row + j] as number) * times;
    }
  }
}

/** demand_i = u_i Σ_j G_ij w_j and overlap_i = u_i² Σ_j G_ij² w_j / V_j, in one pass over the flows */
function sumSales({ flows, power, weight, rivals, bought, demand, overlap }: PriceSystem): void {
  const matrix = flows.sold;
  const size = power.length;
  for (let j = 0; j < size; j++) rivals[j] = (weight[j] as number) / (bought[j] as number);
  for (let i = 0; i < size; i++) {
    const row = i * size;
    let sold = 0;
    let rival = 0;
    for (let j = 0; j < size; j++) {
      const flow = matrix[row + j] as number;
      sold += flow * (weight[j] as number);
      rival += flow * flow * (rivals[j] as number);
    }
    const times = power[i] as number;
    demand[i] = sold * times;
    overlap[i] = rival * times * times;
  }
}

/** P_j = (Σ_i A_ij u_i / E_j)^(−1/θ) */
function indexPrices(system: PriceSystem): void {
  const { world, flows, power, spending, priceIndex, theta } = system;
  if (flows.spent === flows.sold) spending.set(system.bought);
  else columnSums(flows.spent, power, spending);
  for (let j = 0; j < world.size; j++) {
    priceIndex[j] = Math.exp(-Math.log((spending[j] as number) / (world.expenditure[j] as number)) / theta);
  }
}

/** Fills the system at the logarithms of the price ratios; price indices too where supply or the caller needs them. */
export function evaluate(system: PriceSystem, logPrices: Float64Array, indices: boolean): void {
  const { world, theta, psi, closure, flows, power, bought, output, absorption, weight } = system;
  const { size } = world;
  for (let i = 0; i < size; i++) power[i] = Math.exp(-theta * (logPrices[i] as number));
  columnSums(flows.sold, power, bought);
  if (indices || (psi !== 0 && closure)) indexPrices(system);
  if (closure) {
    for (let i = 0; i < size; i++) {
      const log = logPrices[i] as number;
      const real = psi === 0 ? 0 : psi * (log - Math.log(system.priceIndex[i] as number));
      output[i] = Math.exp(log + real);
    }
    closure.absorb(world, output, absorption);
  }
  system.overspent = -1;
  for (let j = 0; j < size; j++) {
    if (!((absorption[j] as number) > 0)) system.overspent = j;
    weight[j] = ((absorption[j] as number) * (world.absorption[j] as number)) / (bought[j] as number);
  }
  if (system.overspent >= 0) system.overspentBefore = system.overspent;
  sumSales(system);
}

/** The pull of a price on its own market is never taken for weaker than this part of the strongest there can be. */
const weakestPull = 0.02;

/**
 * The map whose fixed point clears all markets at an unchanged world output. A price rises by the logarithm of demand over
 * supply, divided by its own pull on it (Newton's step, the other prices held): 1 + θ + ψ, less what the country loses to
 * itself and gains by spending at home. Without that a country that sells mostly at home would crawl.
 */
export function priceMap(system: PriceSystem): FixedPointMap {
  const { world, theta, closure, power, output, weight, demand, overlap, absorption } = system;
  const { size, worldOutput } = world;
  const strongest = strongestPull(system);
  return (logPrices, image) => {
    evaluate(system, logPrices, false);
    if (system.overspent >= 0) {
      image.fill(Number.NaN);
      return;
    }
    const sold = system.flows.sold;
    let total = 0;
    for (let i = 0; i < size; i++) {
      const before = world.output[i] as number;
      const supply = before * (output[i] as number);
      const received = demand[i] as number;
      total += closure ? supply : before * Math.exp(logPrices[i] as number);
      const home = (sold[i * size + i] as number) * (power[i] as number) * (weight[i] as number);
      const spentAtHome = closure ? home / ((absorption[i] as number) * (world.absorption[i] as number)) : 0;
      const pull = strongest - (theta * (overlap[i] as number)) / received - spentAtHome;
      image[i] =
        (logPrices[i] as number) + Math.log(received / supply) / Math.max(pull, weakestPull * strongest);
    }
    const level = Math.log(total / worldOutput);
    for (let i = 0; i < size; i++) image[i] = (image[i] as number) - level;
  };
}

/** The pull of a price on its market where a country has no part in any: no step of `priceMap` is divided by more. */
export const strongestPull = ({ theta, psi, closure }: PriceSystem): number =>
  closure ? 1 + theta + psi : theta;

/** The largest part by which demand and supply of a country differ, at the prices last looked at. */
export function excessDemand({ world, output, demand }: PriceSystem): number {
  let largest = 0;
  for (let i = 0; i < world.size; i++) {
    const supply = (world.output[i] as number) * (output[i] as number);
    largest = Math.max(largest, Math.abs((demand[i] as number) / supply - 1));
  }
  return largest;
}
