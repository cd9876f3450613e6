import type { World } from '../world.js';

/** How a change of output changes absorption: ∂B/∂Y = diag(own) + share ⊗ common. */
export interface AbsorptionSlope {
  readonly own: Float64Array;
  readonly share: Float64Array;
  readonly common: Float64Array;
}

/**
 * What becomes of trade imbalances. Absorption B is what a country buys at world prices, before its own tariffs; its
 * deficit is B − Y. Each closure keeps world absorption equal to world output at any prices (Walras' law), and gives a
 * ratio of exactly one for each country when every output ratio is exactly one.
 */
export interface Closure {
  readonly name: string;
  /** whether the world is to be balanced before the shock */
  readonly balancesFirst: boolean;
  /** whether a country may come to have nothing left to spend */
  readonly mayOverspend: boolean;
  /** writes the ratios of absorption, new to old, of the ratios of output */
  absorb(world: World, output: Float64Array, absorption: Float64Array): void;
  /** writes the slope of absorption in levels with respect to output in levels, at the ratios of output */
  slope(world: World, output: Float64Array, into: AbsorptionSlope): void;
}

/** Σ weight · ratio / Σ weight: exactly one when every ratio is. */
export function averageRatio(weight: Float64Array, ratio: Float64Array): number {
  let after = 0;
  let before = 0;
  for (let i = 0; i < weight.length; i++) {
    const part = weight[i] as number;
    after += part * (ratio[i] as number);
    before += part;
  }
  return after / before;
}
