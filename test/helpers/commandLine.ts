import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { smallRecordBytes } from './smallRecord.js';

const root = resolve(import.meta.dirname, '../..');

export interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface CommandLine {
  /** a folder for the test's own files */
  readonly folder: string;
  /** the small record */
  readonly record: string;
  readonly main: string;
  /** what went into each file of the build */
  readonly metafile: Metafile;
  run(
    args: readonly string[],
    environment?: Readonly<Record<string, string>>,
    /** where it runs */
    cwd?: string,
  ): Result;
  /** a process that can be stopped */
  start(args: readonly string[], environment?: Readonly<Record<string, string>>): ChildProcess;
  remove(): void;
}

/** Builds the command line into a folder of its own, with the small record; each run is a process of its own. */
export async function buildCommandLine(record: Uint8Array = smallRecordBytes()): Promise<CommandLine> {
  const folder = mkdtempSync(join(tmpdir(), 'kanzei-cli-'));
  const outdir = join(folder, 'dist', 'surfaces', 'cli');
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/surfaces/cli/main.ts'],
    outdir,
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    outExtension: { '.js': '.mjs' },
    banner: {
      js: "import { createRequire as kanzeiRequire } from 'node:module'; const require = kanzeiRequire(import.meta.url);",
    },
    external: ['@duckdb/node-api', '@clickhouse/client'],
    metafile: true,
    logLevel: 'error',
  });
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  const path = join(folder, 'small.record');
  writeFileSync(path, record);
  const main = join(outdir, 'main.mjs');
  return {
    folder,
    record: path,
    main,
    metafile,
    run(args, environment = {}, cwd = process.cwd()) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
        encoding: 'utf8',
        cwd,
        env: {
          PATH: process.env.PATH,
          KANZEI_RECORD: path,
          KANZEI_DATA: join(folder, 'data'),
          ...environment,
        },
        maxBuffer: 64 * 1024 * 1024,
      });
      return { code: status, out: stdout, err: stderr };
    },
    start: (args, environment = {}) =>
      spawn(process.execPath, [main, ...args], {
        env: {
          PATH: process.env.PATH,
          KANZEI_RECORD: path,
          KANZEI_DATA: join(folder, 'data'),
          ...environment,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
