import { Problem } from '../base/index.js';

/** How a solver ended; part of every result that was found step by step. */
export interface Convergence {
  readonly iterations: number;
  /** what is left to close, in the measure that the model states */
  readonly residual: number;
  /** what the residual had to come below */
  readonly tolerance: number;
  readonly converged: boolean;
}

/** A solver that did not come to an end: it says how far it came, and gives no number. */
export class NotConverged extends Problem {
  readonly convergence: Convergence;

  constructor(what: string, convergence: Convergence, suggestions: readonly string[] = []) {
    const { iterations, residual, tolerance } = convergence;
    super(
      'invalidInput',
      `${what} did not converge: after ${iterations} iterations the residual is ${residual.toExponential(3)}, not below ${tolerance}`,
      suggestions,
    );
    this.name = 'NotConverged';
    this.convergence = convergence;
  }
}

/** A residual above this says nothing about an equilibrium: even the point of departure may have a smaller one. */
const widestTolerance = 1e-4;

/** Throws Problem `invalidInput` for a tolerance under which a solver would call anything converged, or nothing. */
export function checkTolerance(tolerance: number, example: number): void {
  if (tolerance > 0 && tolerance <= widestTolerance) return;
  throw new Problem(
    'invalidInput',
    `the tolerance is ${tolerance}; it must be above 0 and at most ${widestTolerance}, for example ${example}`,
  );
}
