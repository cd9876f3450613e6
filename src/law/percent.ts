import { divide, type Exact, exact } from '../base/index.js';

const HUNDRED = exact('100');
const shares = new Map<string, Exact>();

/** A percentage of the facts as a share of one. */
export function percentOf(percent: string): Exact {
  let share = shares.get(percent);
  if (!share) {
    share = divide(exact(percent), HUNDRED);
    shares.set(percent, share);
  }
  return share;
}
