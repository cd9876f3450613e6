import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MOST = 3;
const PAIRS = 15;

function seconds(args: readonly string[]): number {
  const begin = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}`);
  return Number(process.hrtime.bigint() - begin) / 1e9;
}

const median = (values: number[]): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** The whole process of `kanzei duty`, cold, against an empty `node` start, pair by pair. */
export function start(): void {
  const cli = fileURLToPath(new URL('../dist/surfaces/cli/main.js', import.meta.url));
  const duty = [
    cli,
    'duty',
    '0201.30-010',
    '--from',
    'US',
    '--to',
    'JP',
    '--on',
    '2026-05-15',
    '--value',
    '1000000',
  ];
  const empty = ['-e', '0'];
  seconds(empty);
  seconds(duty);
  const ratios: number[] = [];
  const times: number[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const base = seconds(empty);
    const whole = seconds(duty);
    times.push(whole);
    ratios.push(whole / base);
  }
  console.log(
    `kanzei duty: ${(median(times) * 1000).toFixed(0)} ms; ratio to an empty node start: ${median(ratios).toFixed(2)} (at most ${MOST})`,
  );
}
