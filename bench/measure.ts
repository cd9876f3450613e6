/** How long a task takes. */
export interface Measured {
  /** of the first call in the process, its code not yet compiled */
  readonly first: number;
  /** median of the calls that were counted */
  readonly seconds: number;
}

/** Short tasks are called again before and while they are measured, for as long as this. */
const WARM_SECONDS = 0.2;
const COUNTED_SECONDS = 0.3;

function secondsOf(task: () => void): number {
  const begin = process.hrtime.bigint();
  task();
  return Number(process.hrtime.bigint() - begin) / 1e9;
}

/**
 * Times a task: once, then without counting until its code is compiled, then at least `runs` times, and for short tasks
 * often enough that one pause does not move the median.
 */
export function measured(task: () => void, runs = 7): Measured {
  const first = secondsOf(task);
  for (let spent = first; spent < WARM_SECONDS; ) spent += secondsOf(task);
  const counted: number[] = [];
  for (let spent = 0; counted.length < runs || spent < COUNTED_SECONDS; ) {
    const one = secondsOf(task);
    counted.push(one);
    spent += one;
  }
  return { first, seconds: counted.sort((a, b) => a - b)[counted.length >> 1] as number };
}

/** Median of the seconds that a task takes (see `measured`). */
export const medianSeconds = (task: () => void, runs?: number): number => measured(task, runs).seconds;
