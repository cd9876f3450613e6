import { nearest, Problem } from '../../../base/index.js';
import { additive } from './additive.js';
import { balanced } from './balanced.js';
import type { Closure } from './closure.js';
import { multiplicative } from './multiplicative.js';
import { removed } from './removed.js';

export { additive } from './additive.js';
export type { AbsorptionSlope, Closure } from './closure.js';
export { removed } from './removed.js';

export const closures: readonly Closure[] = [balanced, additive, multiplicative, removed];

/** The closure of a name. Throws Problem `invalidInput` with the names there are. */
export function closureNamed(name: string): Closure {
  const found = closures.find((closure) => closure.name === name);
  if (found) return found;
  const names = closures.map((closure) => closure.name);
  const near = nearest(name, names);
  throw new Problem('invalidInput', `"${name}" is not a closure`, near.length > 0 ? near : names);
}
