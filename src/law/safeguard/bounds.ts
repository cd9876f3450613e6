import { add, type Exact, type PlainDate, ZERO } from '../../base/index.js';
import type { Counted } from './facts.js';
import type { Figure, Volumes } from './volumes.js';

/** What the figures say of a count on a day: at least `least`, at most `most` (undefined: no later figure). */
export interface Bounds {
  readonly least: Exact;
  readonly most: Exact | undefined;
  /** figures behind `least` and `most` */
  readonly leastFrom: readonly Figure[];
  readonly mostFrom: readonly Figure[];
}

/**
 * A count only grows, so the last figure up to a day is its least value on that day, and the next figure its most.
 * The sum over several origins adds both.
 */
export function boundsOn(counted: readonly Counted[], year: string, on: PlainDate, volumes: Volumes): Bounds {
  let least = ZERO;
  let most: Exact | undefined = ZERO;
  const leastFrom: Figure[] = [];
  const mostFrom: Figure[] = [];
  for (const origin of counted) {
    const figures = volumes.figures(origin, year);
    const before = figures.findLast((figure) => figure.to <= on);
    const after = figures.find((figure) => figure.to >= on);
    if (before) {
      least = add(least, before.volume);
      leastFrom.push(before);
    }
    if (after) mostFrom.push(after);
    most = most && after ? add(most, after.volume) : undefined;
  }
  return { least, most, leastFrom, mostFrom };
}
