/** Median of the seconds that a task takes over several runs after one that is not counted. */
export function medianSeconds(task: () => void, runs = 7): number {
  task();
  const seconds: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const begin = process.hrtime.bigint();
    task();
    seconds.push(Number(process.hrtime.bigint() - begin) / 1e9);
  }
  return seconds.sort((a, b) => a - b)[Math.floor(runs / 2)] as number;
}

/** A number generator with a seed (mulberry32), so that every run asks the same. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
