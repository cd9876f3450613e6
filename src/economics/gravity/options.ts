import { Problem } from '../../base/index.js';

/** poisson: pseudo maximum likelihood (PPML); gaussian: ordinary least squares. */
export type Family = 'poisson' | 'gaussian';

export interface GravityOptions {
  readonly family?: Family;
  /** relative change of the deviance to come below; 1e-8 when absent */
  readonly tolerance?: number;
  /** keep rows that are alone in a level of an effect; they say nothing about coefficients */
  readonly keepSingletons?: boolean;
  /** most iterations of reweighted least squares; 200 when absent */
  readonly iterations?: number;
  /** give the values of the fixed effects */
  readonly effects?: boolean;
  /** compute in plain TypeScript, without WebAssembly; results agree to the rounding of sums */
  readonly plain?: boolean;
}

export interface Settled {
  readonly family: Family;
  readonly tolerance: number;
  readonly keepSingletons: boolean;
  readonly iterations: number;
  readonly innerIterations: number;
  readonly effects: boolean;
  readonly plain: boolean;
}

/** Options with what holds when they are absent. Throws Problem `usage` for a tolerance that is none. */
export function settled(options: GravityOptions): Settled {
  const { family = 'poisson', tolerance = 1e-8, iterations = 200, keepSingletons = false } = options;
  if (!(tolerance >= 1e-14 && tolerance <= 1e-2)) {
    throw new Problem('usage', `the tolerance ${tolerance} is not between 1e-14 and 0.01`);
  }
  return {
    family,
    tolerance,
    keepSingletons,
    iterations,
    innerIterations: 20_000,
    effects: options.effects ?? false,
    plain: options.plain ?? false,
  };
}
