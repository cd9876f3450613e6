import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const root = resolve(import.meta.dirname, '../..');

/** Where Debian, and most others, put the browser. */
const PLACES = [
  process.env.KANZEI_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export const chromiumPath = PLACES.find((path) => path !== undefined && existsSync(path));

/** The page is served from the build of this clone. */
export const pageIsBuilt = existsSync(join(root, 'dist', 'web', 'index.html'));

export interface Served {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts `kanzei serve` of the build on a free port. */
export async function serve(): Promise<Served> {
  const data = mkdtempSync(join(tmpdir(), 'kanzei-page-'));
  const child: ChildProcess = spawn(
    process.execPath,
    [join(root, 'dist', 'surfaces', 'cli', 'main.js'), 'serve', '--port', '0', '--rate', '0'],
    { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, KANZEI_DATA: data } },
  );
  const url = await new Promise<string>((found, failed) => {
    child.once('exit', (code) => failed(new Error(`kanzei serve ended with ${code}`)));
    child.stdout?.once('data', (text) => found(String(text).trim()));
  });
  return {
    url,
    async stop() {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Starts the browser, which asks nobody for anything. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
