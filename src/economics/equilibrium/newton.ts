import type { Convergence } from '../convergence.js';
import { factorLu, solveLu } from '../numeric/lu.js';
import { fillJacobian, makeStanding, readStanding } from './jacobian.js';
import { evaluate, type PriceSystem } from './prices.js';

/** No price moves by more than this factor's logarithm in one step. */
const longestStep = 1.5;
const mostHalvings = 30;

/** The largest |log (demand / supply)|; infinite where a country has nothing to spend. */
function imbalance(system: PriceSystem, logPrices: Float64Array): number {
  evaluate(system, logPrices, true);
  if (system.overspent >= 0) return Number.POSITIVE_INFINITY;
  const { world, output, demand } = system;
  let largest = 0;
  for (let i = 0; i < world.size; i++) {
    const supply = (world.output[i] as number) * (output[i] as number);
    const off = Math.abs(Math.log((demand[i] as number) / supply));
    if (Number.isNaN(off)) return Number.POSITIVE_INFINITY;
    largest = Math.max(largest, off);
  }
  return largest;
}

/** Brings the logarithms to an unchanged world output. */
function normalise({ world, closure, output }: PriceSystem, logPrices: Float64Array): void {
  let total = 0;
  for (let i = 0; i < world.size; i++) {
    const ratio = closure ? (output[i] as number) : Math.exp(logPrices[i] as number);
    total += (world.output[i] as number) * ratio;
  }
  const level = Math.log(total / world.worldOutput);
  for (let i = 0; i < world.size; i++) logPrices[i] = (logPrices[i] as number) - level;
}

/**
 * Newton's method on the excess demands, each step shortened until the largest imbalance falls; for the rare world on which
 * the accelerated iteration does not end. `logPrices` is the start and becomes the best point found.
 */
export function newtonPrices(
  system: PriceSystem,
  logPrices: Float64Array,
  tolerance: number,
  maximumIterations: number,
): Convergence {
  const { world } = system;
  const kept = world.size - 1;
  const standing = makeStanding(world.size);
  const factor = new Float64Array(kept * kept);
  const pivots = new Int32Array(kept);
  const step = new Float64Array(kept);
  const trial = logPrices.slice();
  let residual = imbalance(system, logPrices);
  let iterations = 0;
  while (residual > tolerance && iterations < maximumIterations) {
    iterations += 1;
    readStanding(standing, system);
    fillJacobian(standing, system, factor, false);
    for (let i = 0; i < kept; i++) step[i] = (standing.output[i] as number) - (system.demand[i] as number);
    if (!factorLu(factor, kept, pivots)) break;
    solveLu(factor, kept, pivots, step);
    const longest = step.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
    let length = Math.min(1, longestStep / longest);
    let next = Number.POSITIVE_INFINITY;
    for (let halving = 0; halving < mostHalvings && !(next < residual); halving++) {
      trial.set(logPrices);
      for (let i = 0; i < kept; i++) trial[i] = (trial[i] as number) + length * (step[i] as number);
      next = imbalance(system, trial);
      length /= 2;
    }
    if (!(next < residual)) break;
    residual = next;
    normalise(system, trial);
    logPrices.set(trial);
    imbalance(system, logPrices);
  }
  return { iterations, residual, tolerance, converged: residual <= tolerance };
}
