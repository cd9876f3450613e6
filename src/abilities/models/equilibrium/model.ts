import type { EquilibriumAnswer, EquilibriumRequest } from '../equilibrium.js';
import type { Frame } from '../frame.js';

/** What a model found: the answer, and the trade flows that are written as a table where that is asked for. */
export interface Solved {
  readonly answer: EquilibriumAnswer;
  readonly trade: { readonly frame: Frame; readonly rows: number };
}

/** A model of general equilibrium: one file each, which reads what it needs and solves it. */
export interface EquilibriumModel {
  /** what of a request it has a use for, beside the file; anything else that is given is refused */
  readonly takes: readonly (keyof EquilibriumRequest)[];
  /** Throws Problem for what cannot be read or solved. */
  solve(request: EquilibriumRequest, signal: AbortSignal | undefined): Promise<Solved>;
}
