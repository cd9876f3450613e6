import { factorLu, solveLu } from '../../numeric/lu.js';
import { fillJacobian, makeStanding, readStanding, type Standing } from '../jacobian.js';
import type { PriceSystem } from '../prices.js';

/**
 * How welfare moves with excess demands at an equilibrium, by the implicit function theorem. The equilibrium is
 * F(x, τ) = 0 in the logarithms x of prices, F_i = Σ_j trade_ij − Y_i; welfare w(x, τ) then changes by
 * w_τ − ξ · F_τ with Fₓᵀ ξ = wₓ. One factorisation of Fₓ serves every government. The last market and the last price are
 * left out, and ξ of the last market is zero.
 */
export interface Shadows {
  readonly standing: Standing;
  readonly factor: Float64Array;
  readonly pivots: Int32Array;
}

export const makeShadows = (size: number): Shadows => ({
  standing: makeStanding(size),
  factor: new Float64Array((size - 1) ** 2),
  pivots: new Int32Array(size - 1),
});

/** Takes shares and the factor of the Jacobian from a system that stands at its equilibrium. False where it is singular. */
export function readShadows({ standing, factor, pivots }: Shadows, system: PriceSystem): boolean {
  readStanding(standing, system);
  fillJacobian(standing, system, factor, true);
  return factorLu(factor, standing.size - 1, pivots);
}

/**
 * The shadow prices ξ of excess demands in the logarithm of Σ_m weight_m · welfare_m, the weights being shares that add up
 * to one. Written into `into`.
 */
export function shadowPrices(
  { standing, factor, pivots }: Shadows,
  theta: number,
  members: readonly number[],
  weights: readonly number[],
  into: Float64Array,
): void {
  const { size, worldShares, spentShares, absorption, output, slope } = standing;
  for (let l = 0; l < size - 1; l++) {
    let sum = 0;
    for (const [place, m] of members.entries()) {
      const own = l === m ? (slope.own[m] as number) : 0;
      const earning = own + (slope.share[m] as number) * (slope.common[l] as number);
      const cell = l * size + m;
      sum +=
        (weights[place] as number) *
        ((earning * (output[l] as number)) / (absorption[m] as number) +
          theta * (worldShares[cell] as number) -
          (1 + theta) * (spentShares[cell] as number));
    }
    into[l] = sum;
  }
  into[size - 1] = 0;
  solveLu(factor, size - 1, pivots, into.subarray(0, size - 1));
  into[size - 1] = 0;
}
