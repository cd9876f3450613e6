import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { fileURLToPath } from 'node:url';

const DUTY = '/duty?code=0201.30-010&from=US&to=JP&on=2026-05-15&value=';
const TRIVIAL = '/health';
const AT_ONCE = 32;
const ROUND = 5000;
const MANY = 200_000;

interface Round {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

const ask = (url: string, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    const begin = performance.now();
    get(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
      response.on('end', () => resolve(performance.now() - begin)).resume();
    }).on('error', reject);
  });

/** Asks so many times, each time for another value where the path ends with one. */
async function round(base: string, path: string, count: number): Promise<Round> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const times: number[] = [];
  let next = 0;
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < count) {
        next += 1;
        times.push(await ask(base + path + (path === DUTY ? 100_000 + next : ''), agent));
      }
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: count / seconds, p50: at(0.5), p99: at(0.99) };
}

/** Resident memory of a process in MB, where the system tells it. */
function memoryOf({ pid }: ChildProcess): number | undefined {
  const path = `/proc/${pid}/status`;
  if (!existsSync(path)) return undefined;
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(path, 'utf8'))?.[1]) / 1024);
}

const show = (name: string, { perSecond, p50, p99 }: Round): string =>
  `${name}: ${perSecond.toFixed(0)} a second, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;

/** Requests a second for a duty against those for a route that works nothing out, and memory over many requests. */
export async function http(): Promise<void> {
  const cli = fileURLToPath(new URL('../dist/surfaces/cli/main.js', import.meta.url));
  const server = spawn(process.execPath, [cli, 'serve', '--port', '0', '--rate', '0'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const base = await new Promise<string>((resolve) =>
      server.stdout.once('data', (chunk) => resolve(String(chunk).trim())),
    );
    await round(base, DUTY, ROUND);
    await round(base, TRIVIAL, ROUND);
    const ratios: number[] = [];
    for (let pair = 0; pair < 3; pair += 1) {
      const trivial = await round(base, TRIVIAL, ROUND);
      const duty = await round(base, DUTY, ROUND);
      ratios.push(trivial.perSecond / duty.perSecond);
      console.log(show(TRIVIAL, trivial));
      console.log(show('/duty', duty));
    }
    ratios.sort((a, b) => a - b);
    console.log(`a duty to a trivial answer, median: ${ratios[1]?.toFixed(2)} times the time`);
    for (let done = 0; done < MANY; done += MANY / 8) {
      console.log(`${done} requests: ${memoryOf(server)} MB`);
      await round(base, DUTY, MANY / 8);
    }
    console.log(`${MANY} requests: ${memoryOf(server)} MB`);
  } finally {
    server.kill('SIGTERM');
  }
}
