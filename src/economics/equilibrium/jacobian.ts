import type { AbsorptionSlope } from './closures/index.js';
import type { PriceSystem } from './prices.js';

/** Where a system stands: who buys how much of whom, and how absorption follows output. */
export interface Standing {
  readonly size: number;
  /** shares of what is bought at world prices: m_ij = trade_ij / B_j */
  readonly worldShares: Float64Array;
  /** shares of what is spent, tariffs included: λ_ij */
  readonly spentShares: Float64Array;
  readonly absorption: Float64Array;
  readonly output: Float64Array;
  readonly slope: AbsorptionSlope;
  /** room for Σ_j m_ij B_j m_lj, and for Σ_j m_ij (∂B_j/∂Y_j) Y_j λ_lj */
  readonly rivalry: Float64Array;
  readonly spillover: Float64Array;
}

export function makeStanding(size: number): Standing {
  const vector = () => new Float64Array(size);
  const matrix = () => new Float64Array(size * size);
  return {
    size,
    worldShares: matrix(),
    spentShares: matrix(),
    absorption: vector(),
    output: vector(),
    slope: { own: vector(), share: vector(), common: vector() },
    rivalry: matrix(),
    spillover: matrix(),
  };
}

/** Reads the shares of a system at the prices last looked at, its price indices included. */
export function readStanding(standing: Standing, system: PriceSystem): void {
  const { size, worldShares, spentShares, absorption, output, slope } = standing;
  const { world, flows, power, bought, spending, closure } = system;
  if (closure) closure.slope(world, system.output, slope);
  else for (const part of [slope.own, slope.share, slope.common]) part.fill(0);
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
}

/** into_il = Σ_j left_ij weight_j right_lj; for l ≤ i alone, and mirrored, where both are the same. */
function weightedProduct(
  left: Float64Array,
  weight: Float64Array,
  right: Float64Array,
  into: Float64Array,
): void {
  const size = weight.length;
  const weighted = new Float64Array(size);
  const mirrored = left === right;
  for (let i = 0; i < size; i++) {
    const row = i * size;
    for (let j = 0; j < size; j++) weighted[j] = (left[row + j] as number) * (weight[j] as number);
    const last = mirrored ? i : size - 1;
    for (let l = 0; l <= last; l++) {
      const other = l * size;
      let even = 0;
      let odd = 0;
      let j = 0;
      for (; j + 1 < size; j += 2) {
        even += (weighted[j] as number) * (right[other + j] as number);
        odd += (weighted[j + 1] as number) * (right[other + j + 1] as number);
      }
      if (j < size) even += (weighted[j] as number) * (right[other + j] as number);
      into[row + l] = even + odd;
      if (mirrored) into[other + i] = even + odd;
    }
  }
}

/**
 * ∂F_i/∂x_l of the excess demands F_i = Σ_j trade_ij − Y_i in the logarithms x of prices, by rows or transposed, without the
 * last row and column: F is homogeneous (Fₓ · 1 = 0) and adds up to zero (1 · Fₓ = 0, Walras' law), so they say nothing.
 *
 *   ∂Y_i/∂x_l = Y_i ((1 + ψ) δ_il − ψ λ_li)
 *   ∂F_i/∂x_l = −θ Y_i δ_il + θ Σ_j m_ij B_j m_lj + Σ_j m_ij ∂B_j/∂x_l − ∂Y_i/∂x_l
 *
 * At prices that do not clear the markets, demand takes the place of Y_i in the first term.
 */
export function fillJacobian(
  standing: Standing,
  { theta, psi, closure, demand }: PriceSystem,
  into: Float64Array,
  transposed: boolean,
): void {
  const { size, worldShares, spentShares, absorption, output, slope, rivalry, spillover } = standing;
  const kept = size - 1;
  const elastic = closure !== undefined && psi !== 0;
  weightedProduct(worldShares, absorption, worldShares, rivalry);
  if (elastic) {
    const earned = output.map((value, j) => value * (slope.own[j] as number));
    weightedProduct(worldShares, earned, spentShares, spillover);
  }
  const shared = new Float64Array(size);
  const common = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    common[i] = (1 + psi) * (slope.common[i] as number) * (output[i] as number);
    for (let j = 0; j < size; j++) {
      const cell = i * size + j;
      shared[i] = (shared[i] as number) + (worldShares[cell] as number) * (slope.share[j] as number);
      if (!elastic) continue;
      const passed = (slope.common[j] as number) * (output[j] as number) * (spentShares[cell] as number);
      common[i] = (common[i] as number) - psi * passed;
    }
  }
  for (let i = 0; i < kept; i++) {
    for (let l = 0; l < kept; l++) {
      const cell = i * size + l;
      const earned = closure ? (1 + psi) * (output[l] as number) : 0;
      let value =
        theta * (rivalry[cell] as number) +
        (worldShares[cell] as number) * (slope.own[l] as number) * earned +
        (shared[i] as number) * (common[l] as number);
      if (elastic) {
        value +=
          psi * ((output[i] as number) * (spentShares[l * size + i] as number) - (spillover[cell] as number));
      }
      if (i === l) value -= theta * (demand[i] as number) + earned;
      into[transposed ? l * kept + i : i * kept + l] = value;
    }
  }
}
