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
