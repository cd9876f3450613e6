import { factorLu, solveLu } from '../../numeric/lu.js';
import type { AbsorptionSlope, Closure } from '../closures/index.js';
import type { PriceSystem } from '../prices.js';

/**
 * How welfare moves with excess demands at an equilibrium, by the implicit function theorem. The equilibrium is
 * F(x, τ) = 0 in the logarithms x of prices, F_i = Σ_j trade_ij − Y_i; welfare w(x, τ) then changes by
 * w_τ − ξ · F_τ with Fₓᵀ ξ = wₓ. One factorisation of Fₓ serves every government. Both Fₓ · 1 = 0 (only relative prices
 * matter) and 1 · Fₓ = 0 (Walras' law), so the last market and the last price are left out and its ξ is zero.
 */
export interface Shadows {
  readonly size: number;
  /** shares of what is bought at world prices: trade_ij / B_j */
  readonly worldShares: Float64Array;
  /** shares of what is spent, tariffs included */
  readonly spentShares: Float64Array;
  readonly absorption: Float64Array;
  readonly output: Float64Array;
  readonly slope: AbsorptionSlope;
  readonly factor: Float64Array;
  readonly pivots: Int32Array;
  readonly square: Float64Array;
}

export function makeShadows(size: number): Shadows {
  const vector = () => new Float64Array(size);
  const matrix = () => new Float64Array(size * size);
  return {
    size,
    worldShares: matrix(),
    spentShares: matrix(),
    absorption: vector(),
    output: vector(),
    slope: { own: vector(), share: vector(), common: vector() },
    factor: new Float64Array((size - 1) * (size - 1)),
    pivots: new Int32Array(size - 1),
    square: matrix(),
  };
}

/** Takes shares and the factor of the Jacobian from a system that stands at its equilibrium. False where it is singular. */
export function readShadows(shadows: Shadows, system: PriceSystem, closure: Closure): boolean {
  const { size, worldShares, spentShares, absorption, output, slope } = shadows;
  const { world, flows, power, bought, spending } = system;
  closure.slope(world, system.output, slope);
  for (let j = 0; j < size; j++) {
    absorption[j] = (system.absorption[j] as number) * (world.absorption[j] as number);
    output[j] = (system.output[j] as number) * (world.output[j] as number);
  }
  for (let i = 0; i < size; i++) {
    const times = power[i] as number;
    for (let j = 0; j < size; j++) {
      const cell = i * size + j;
      worldShares[cell] = ((flows.sold[cell] as number) * times) / (bought[j] as number);
      spentShares[cell] = ((flows.spent[cell] as number) * times) / (spending[j] as number);
    }
  }
  fillJacobian(shadows, system.theta);
  return factorLu(shadows.factor, size - 1, shadows.pivots);
}

/** Σ_j m_ij B_j m_lj for all i and l ≤ i, the only part of the Jacobian that takes n³ operations. */
function fillSquare({ size, worldShares, absorption, square }: Shadows): void {
  const weighted = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j < size; j++) {
      weighted[j] = (worldShares[row + j] as number) * (absorption[j] as number);
    }
    for (let l = 0; l <= i; l++) {
      const other = l * size;
      let even = 0;
      let odd = 0;
      let j = 0;
      for (; j + 1 < size; j += 2) {
        even += (weighted[j] as number) * (worldShares[other + j] as number);
        odd += (weighted[j + 1] as number) * (worldShares[other + j + 1] as number);
      }
      if (j < size) even += (weighted[j] as number) * (worldShares[other + j] as number);
      square[row + l] = even + odd;
      square[other + i] = even + odd;
    }
  }
}

/** The transposed Jacobian, (l, i) = ∂F_i / ∂x_l, without the last row and column. */
function fillJacobian(shadows: Shadows, theta: number): void {
  const { size, worldShares, output, slope, factor, square } = shadows;
  fillSquare(shadows);
  const shared = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      shared[i] = (shared[i] as number) + (worldShares[i * size + j] as number) * (slope.share[j] as number);
    }
  }
  const kept = size - 1;
  for (let l = 0; l < kept; l++) {
    const earned = output[l] as number;
    const own = (slope.own[l] as number) * earned;
    const common = (slope.common[l] as number) * earned;
    for (let i = 0; i < kept; i++) {
      factor[l * kept + i] =
        theta * (square[i * size + l] as number) +
        (worldShares[i * size + l] as number) * own +
        (shared[i] as number) * common -
        (i === l ? (1 + theta) * earned : 0);
    }
  }
}

/**
 * The shadow prices ξ of excess demands in the logarithm of Σ_m weight_m · welfare_m, the weights being shares that add up
 * to one. Written into `into`.
 */
export function shadowPrices(
  shadows: Shadows,
  theta: number,
  members: readonly number[],
  weights: readonly number[],
  into: Float64Array,
): void {
  const { size, worldShares, spentShares, absorption, output, slope, factor, pivots } = shadows;
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
