import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { openRecord, search, type TariffRecord } from 'kanzei';
import { medianSeconds } from './measure.js';

const ON = '2026-05-15';
const LIMIT = 5;
const WARM_MILLISECONDS = 50;
const COLD_MILLISECONDS = 400;
const STARTS = 9;

const queries = (): string[] => {
  const path = fileURLToPath(new URL('../test/record/search/queries.csv', import.meta.url));
  const rows: { query: string }[] = parse(readFileSync(path), { columns: true });
  return rows.map(({ query }) => query);
};

const milliseconds = (begin: bigint): number => Number(process.hrtime.bigint() - begin) / 1e6;

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] as number;

interface Times {
  readonly elapsed: number[];
  /** what the processor worked, which other programs on the machine disturb less */
  readonly worked: number[];
}

async function timesOf(texts: readonly string[], record: TariffRecord): Promise<Times> {
  const times: Times = { elapsed: [], worked: [] };
  for (const query of texts) {
    const before = process.cpuUsage();
    const begin = process.hrtime.bigint();
    await search({ query, on: ON, limit: LIMIT }, record);
    times.elapsed.push(milliseconds(begin));
    const { user, system } = process.cpuUsage(before);
    times.worked.push((user + system) / 1000);
  }
  return times;
}

function start(args: readonly string[]): number {
  const begin = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return milliseconds(begin);
}

/** A query of the list in process, with its lines and rates; the whole process of `kanzei search`, cold. */
export async function searching(): Promise<void> {
  const record = openRecord({ userFolder: null });
  const texts = queries();
  const text = JSON.stringify(Array.from({ length: 40_000 }, (_, at) => `${at}: a text to read again`));
  const yardstick = medianSeconds(() => JSON.parse(text)) * 1000;
  await timesOf(texts, record);
  const { elapsed, worked } = await timesOf(texts, record);
  const late = quantile(elapsed, 0.95);
  console.log(
    `${texts.length} queries, limit ${LIMIT}, both schedules, warm: median ${quantile(elapsed, 0.5).toFixed(1)} ms, p95 ${late.toFixed(1)} ms, longest ${Math.max(...elapsed).toFixed(1)} ms (p95 at most ${WARM_MILLISECONDS}); processor time p95 ${quantile(worked, 0.95).toFixed(1)} ms; p95 to parsing ${(text.length / 2 ** 20).toFixed(1)} MiB of JSON (${yardstick.toFixed(1)} ms): ${(late / yardstick).toFixed(2)}`,
  );
  const cli = fileURLToPath(new URL('../dist/surfaces/cli/main.js', import.meta.url));
  const command = [cli, 'search', 'boneless beef', '--on', ON];
  const empty = ['-e', '0'];
  start(empty);
  start(command);
  const whole: number[] = [];
  const ratios: number[] = [];
  for (let pair = 0; pair < STARTS; pair += 1) {
    const base = start(empty);
    const cold = start(command);
    whole.push(cold);
    ratios.push(cold / base);
  }
  console.log(
    `kanzei search, whole process: ${quantile(whole, 0.5).toFixed(0)} ms (at most ${COLD_MILLISECONDS}); ratio to an empty node start: ${quantile(ratios, 0.5).toFixed(2)}`,
  );
}
