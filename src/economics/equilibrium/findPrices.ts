import { Problem } from '../../base/index.js';
import { type Convergence, NotConverged } from '../convergence.js';
import { type AndersonWorkspace, andersonFixedPoint } from '../numeric/anderson.js';
import { newtonPrices } from './newton.js';
import { excessDemand, type PriceSystem, priceMap, strongestPull } from './prices.js';

/** Accelerated steps before Newton's method takes over, which costs far more a step. */
const patience = 100;

/**
 * Finds the prices of a system, from `logPrices` on, in place. Throws NotConverged, and Problem `invalidInput` where
 * the closure leaves a country nothing to spend.
 */
export function findPrices(
  system: PriceSystem,
  logPrices: Float64Array,
  { tolerance, maximumIterations }: { readonly tolerance: number; readonly maximumIterations: number },
  workspace?: AndersonWorkspace,
): Convergence {
  system.overspentBefore = -1;
  const end = andersonFixedPoint(logPrices, priceMap(system), {
    // by Walras' law the common part of all steps is no larger than the largest, hence the two
    tolerance: tolerance / (2 * strongestPull(system)),
    maximumIterations: Math.min(maximumIterations, patience),
    ...(workspace && { workspace }),
  });
  if (end.converged) return { ...end, residual: excessDemand(system), tolerance };
  const left = maximumIterations - end.iterations;
  const polished = newtonPrices(system, logPrices, tolerance, left);
  const convergence = { ...polished, iterations: end.iterations + polished.iterations };
  if (polished.converged) return convergence;
  const { countries } = system.world;
  if (system.closure?.mayOverspend && system.overspentBefore >= 0) {
    throw new Problem(
      'invalidInput',
      `no equilibrium was found: under ${system.closure.name} deficits ${countries[system.overspentBefore]} would have nothing left to spend, its surplus exceeding its new output`,
      ['take the closure multiplicative or balanced'],
    );
  }
  throw new NotConverged('the equilibrium of one sector', convergence, [
    'a larger tolerance, or a smaller shock',
  ]);
}
