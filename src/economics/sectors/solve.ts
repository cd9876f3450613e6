import { type Convergence, NotConverged } from '../convergence.js';
import { andersonFixedPoint, andersonWorkspace } from '../numeric/anderson.js';
import type { SectorEconomy } from './economy.js';
import { evaluate, type SectorKernel, sectorKernel, unknownCount, wageStepsAt } from './kernel.js';
import { type SectorState, stateAt } from './state.js';
import type { SectorChange } from './tables.js';

export interface SectorSolverOptions {
  /** largest gap left in any equation, as a difference of logarithms; default 1e-10 */
  readonly tolerance?: number | undefined;
  /** evaluations of the model allowed; default 2,000 */
  readonly maximumIterations?: number | undefined;
}

/** The equilibrium after a change. */
export interface SectorEquilibrium extends SectorState {
  readonly convergence: Convergence;
}

/** A change of prices reaches spending with a delay and θ times larger: gaps grow before they shrink. */
const allowedGrowth = 1e4;

/** Iterations of one search; the first suffices unless trade all but ends, and each further one goes at the other pace. */
const oneSearch = 80;

/** Spending may not fall below this part of itself in one step: keeps it positive where a step overshoots. */
const smallestFall = Math.log(0.1);

/**
 * Solves the model in exact hats (Caliendo and Parro 2015, equations 10 to 14) as one fixed point in wages,
 * prices and spending together: each evaluation takes all three one step further, and Anderson acceleration
 * combines the steps. World labour income is the unit of account: Σ wL stays as in the base, and deficits are
 * held in that unit.
 *
 * @throws NotConverged with the residual when the tolerance is not reached; no numbers then.
 */
export function solveSectors(
  economy: SectorEconomy,
  change: SectorChange = {},
  options: SectorSolverOptions = {},
): SectorEquilibrium {
  const { tolerance = 1e-10, maximumIterations = 2_000 } = options;
  const kernel = sectorKernel(economy, change);
  const point = new Float64Array(unknownCount(kernel));
  const workspace = andersonWorkspace(point.length, 6);
  let pace = paceOf(sectorKernel(economy), point, false);
  const map = (from: Float64Array, image: Float64Array) => {
    evaluate(kernel, from);
    stepTo(kernel, pace, from, image);
  };
  let iterations = 0;
  // Wage steps are shorter than the gaps they close, so the inner search may have to go on more tightly.
  let inner = tolerance;
  for (;;) {
    const search = andersonFixedPoint(point, map, {
      tolerance: inner,
      maximumIterations: Math.min(oneSearch, maximumIterations - iterations),
      allowedGrowth,
      workspace,
    });
    iterations += search.iterations;
    evaluate(kernel, point);
    const residual = largestGap(kernel, point);
    const convergence = { iterations, residual, tolerance, converged: residual <= tolerance };
    if (convergence.converged) return { ...stateAt(kernel, point), convergence };
    if (iterations >= maximumIterations) {
      throw new NotConverged('the multi-sector equilibrium', convergence, [
        'check the size of the change and of the elasticities',
        'deficits that are held cannot be paid when trade all but ends: remove them',
      ]);
    }
    if (search.converged) inner *= 0.1;
    else pace = paceOf(kernel, point, !pace.spendingFollows);
  }
}

/** How a step goes: Anderson's search starts anew whenever it changes. */
interface Pace {
  readonly wageSteps: Float64Array;
  /** whether a region's spending moves along with its wage */
  readonly spendingFollows: boolean;
}

function paceOf(kernel: SectorKernel, point: Float64Array, spendingFollows: boolean): Pace {
  evaluate(kernel, point);
  return { wageSteps: wageStepsAt(kernel, spendingFollows), spendingFollows };
}

/** The largest gap of the base itself, as a difference of logarithms: zero when the accounts balance. */
export function imbalanceOf(economy: SectorEconomy, change: SectorChange = {}): number {
  const kernel = sectorKernel(economy, change);
  const point = new Float64Array(unknownCount(kernel));
  evaluate(kernel, point);
  return largestGap(kernel, point);
}

function stepTo(kernel: SectorKernel, pace: Pace, point: Float64Array, image: Float64Array): void {
  const { regionCount: N, sectorCount: J, economy } = kernel;
  let world = 0;
  for (let n = 0; n < N; n++) {
    const gap = Math.log((kernel.labourDemand[n] as number) / (kernel.labourIncome[n] as number));
    const wage = (point[n] as number) + (pace.wageSteps[n] as number) * gap;
    image[n] = wage;
    world += (economy.labourIncome[n] as number) * Math.exp(wage);
  }
  const shift = Math.log(world / kernel.worldLabourIncome);
  for (let n = 0; n < N; n++) image[n] = (image[n] as number) - shift;
  const spendingAt = N + J * N;
  for (let j = 0; j < J; j++) {
    const elasticity = economy.elasticities[j] as number;
    for (let n = 0; n < N; n++) {
      const cell = j * N + n;
      image[N + cell] = -Math.log(kernel.priceTerms[cell] as number) / elasticity;
      const spending = point[spendingAt + cell] as number;
      image[spendingAt + cell] = spending + spendingGap(kernel, cell);
      if (pace.spendingFollows && kernel.spending[cell] !== 0) {
        image[spendingAt + cell] =
          (image[spendingAt + cell] as number) + (image[n] as number) - (point[n] as number);
      }
    }
  }
}

/** ln of needed over actual spending; zero where nothing is ever spent. */
function spendingGap(kernel: SectorKernel, cell: number): number {
  const spent = kernel.spending[cell] as number;
  if (spent === 0) return 0;
  const ratio = (kernel.neededSpending[cell] as number) / spent;
  return ratio > 0.1 ? Math.log(ratio) : smallestFall;
}

function largestGap(kernel: SectorKernel, point: Float64Array): number {
  const { regionCount: N, sectorCount: J, economy } = kernel;
  let largest = 0;
  let world = 0;
  for (let n = 0; n < N; n++) {
    const gap = Math.log((kernel.labourDemand[n] as number) / (kernel.labourIncome[n] as number));
    largest = Math.max(largest, Math.abs(gap));
    world += kernel.labourIncome[n] as number;
  }
  largest = Math.max(largest, Math.abs(Math.log(world / kernel.worldLabourIncome)));
  for (let cell = 0; cell < J * N; cell++) {
    const elasticity = economy.elasticities[Math.floor(cell / N)] as number;
    const price = -Math.log(kernel.priceTerms[cell] as number) / elasticity;
    largest = Math.max(
      largest,
      Math.abs(price - (point[N + cell] as number)),
      Math.abs(spendingGap(kernel, cell)),
    );
  }
  return largest;
}
