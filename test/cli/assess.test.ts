import type { ChildProcess } from 'node:child_process';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileFacts } from '../../src/record/facts.js';
import { nodeCodec } from '../../src/record/index.js';
import { buildCommandLine, type CommandLine } from '../helpers/commandLine.js';

const LONG = 300_000;

const GOODS = [
  ['0201.30-010', 'JP', 'US'],
  ['0203.29-010', 'JP', 'US'],
  ['0406.90-090', 'JP', 'US'],
  ['8703.23-000', 'JP', 'DE'],
  ['8458.11.00', 'US', 'JP'],
  ['8708.29.51', 'US', 'JP'],
  ['9101.11.40', 'US', 'JP'],
];

/** Entries of a few goods on many days, always the same. */
function entries(count: number): string {
  const rows = ['id,code,importer,origin,date,value,kg,paid'];
  for (let i = 0; i < count; i += 1) {
    const day = new Date(Date.UTC(2020, 0, 1 + ((i * 37) % 2300))).toISOString().slice(0, 10);
    rows.push(
      `E${i},${GOODS[i % GOODS.length]?.join(',')},${day},${1000 + ((i * 7919) % 900_000)},${i % 500},${i % 90}`,
    );
  }
  return `${rows.join('\n')}\n`;
}

let cli: CommandLine;
let many = '';
let whole = '';
let wholeText = '';
const command = (file: string, out: string, ...more: readonly string[]): string[] => [
  ...['assess', file, '--out', out, '--chunk', '8000', '--threads', '2', '--memory', '1GB', ...more],
];
const place = (name: string): string => join(cli.folder, name);

beforeAll(async () => {
  cli = await buildCommandLine(compileFacts(resolve(import.meta.dirname, '../../facts'), nodeCodec));
  many = place('many.csv');
  writeFileSync(many, `${entries(120_000)}one,too,few\n`);
  const out = place('whole.csv');
  const result = cli.run(command(many, out));
  expect(result.err).toMatch(/120000 entries written/);
  expect(result.code).toBe(0);
  whole = readFileSync(out, 'utf8');
  wholeText = result.out;
}, LONG);
afterAll(() => cli?.remove());

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolvePause) => setTimeout(resolvePause, milliseconds));

async function until(holds: () => boolean, child: ChildProcess): Promise<void> {
  while (!holds()) {
    if (child.exitCode !== null)
      throw new Error(`the run ended with ${child.exitCode} before it could be stopped`);
    await pause(5);
  }
}

function ended(child: ChildProcess): Promise<{ code: number | null; err: string }> {
  let err = '';
  child.stderr?.on('data', (text: Buffer) => {
    err += text.toString();
  });
  child.stdout?.resume();
  return new Promise((done) => child.on('close', (code) => done({ code, err })));
}

const partsOf = (out: string): string[] => {
  const folder = join(`${out}.work`, 'parts');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.parquet')) : [];
};

/** Everything is as if the run had never been stopped. */
function expectWhole(out: string, result: { code: number | null; out: string }): void {
  expect(result.code).toBe(0);
  expect(readFileSync(out, 'utf8') === whole).toBe(true);
  expect(result.out).toBe(wholeText);
  expect(readFileSync(`${out}.refused.csv`, 'utf8')).toBe(
    readFileSync(place('whole.csv.refused.csv'), 'utf8'),
  );
  expect(existsSync(`${out}.work`)).toBe(false);
  expect(existsSync(`${out}.tmp`)).toBe(false);
}

describe('a run that is killed', () => {
  it(
    'while it assesses goes on with the parts that are done, and comes to the same',
    async () => {
      const out = place('killed.csv');
      const first = cli.start(command(many, out));
      const end = ended(first);
      await until(() => partsOf(out).length >= 3, first);
      first.kill('SIGKILL');
      expect((await end).code).toBe(null);
      expect(existsSync(out)).toBe(false);
      const done = partsOf(out).map((name) => join(`${out}.work`, 'parts', name));
      const times = done.map((path) => statSync(path).mtimeMs);
      const half = join(`${out}.work`, 'parts', 'part-000011.parquet.tmp');
      writeFileSync(half, 'half of a part');

      const second = cli.start(command(many, out));
      const secondEnd = ended(second);
      await until(() => partsOf(out).length > done.length, second);
      expect(done.map((path) => statSync(path).mtimeMs)).toEqual(times);
      second.kill('SIGKILL');
      await secondEnd;
      expect(existsSync(out)).toBe(false);
      expectWhole(out, cli.run(command(many, out)));
    },
    LONG,
  );

  it(
    'while it reads begins to read again',
    async () => {
      const out = place('reading.csv');
      const first = cli.start(command(many, out));
      const end = ended(first);
      await until(() => existsSync(join(`${out}.work`, 'entries.duckdb')), first);
      await pause(100);
      first.kill('SIGKILL');
      await end;
      expect(existsSync(join(`${out}.work`, 'manifest.json'))).toBe(false);
      expect(existsSync(out)).toBe(false);
      expectWhole(out, cli.run(command(many, out)));
    },
    LONG,
  );
});

describe('a run that is interrupted', () => {
  it(
    'ends with 130, says how it goes on, and goes on',
    async () => {
      const out = place('interrupted.csv');
      const child = cli.start(command(many, out));
      const end = ended(child);
      await until(() => partsOf(out).length >= 2, child);
      child.kill('SIGINT');
      const { code, err } = await end;
      expect(code).toBe(130);
      expect(err).toMatch(/kanzei: stopped; give the same command again to go on\n$/);
      expect(existsSync(out)).toBe(false);
      expect(partsOf(out).length).toBeGreaterThanOrEqual(2);
      expectWhole(out, cli.run(command(many, out)));
    },
    LONG,
  );
});

describe('a second process', () => {
  it(
    'over the same result is turned away, whatever it asks, and the first is not disturbed',
    async () => {
      const out = place('twice.csv');
      const first = cli.start(command(many, out));
      const end = ended(first);
      await until(() => partsOf(out).length >= 1, first);
      for (const more of [[], ['--declare', 'civil-aircraft']]) {
        const second = cli.run(command(many, out, ...more));
        expect(second.err).toMatch(
          /another run is writing the same result; wait for it, or give another --out/,
        );
        expect(second.code).toBe(4);
      }
      expect((await end).code).toBe(0);
      expect(readFileSync(out, 'utf8') === whole).toBe(true);
    },
    LONG,
  );
});

describe('wrong usage', () => {
  it.each<[string, readonly string[], number, RegExp]>([
    ['no result', ['assess', 'x.csv'], 2, /required option '--out <file>' not specified/],
    [
      'threads of words',
      ['assess', '-MANY-', '--out', 'x.csv', '--threads', 'all'],
      2,
      /the number of threads is NaN/,
    ],
    [
      'no thread',
      ['assess', '-MANY-', '--out', 'x.csv', '--threads', '0'],
      2,
      /it must be a whole number from 1 to 256/,
    ],
    [
      'memory of words',
      ['assess', '-MANY-', '--out', '-OUT-', '--memory', 'lots'],
      4,
      /write for example 2GB or 800MB/,
    ],
    [
      'a decimal mark of another kind',
      ['assess', '-MANY-', '--out', 'x.csv', '--decimal', 'dot'],
      2,
      /Allowed choices are point, comma/,
    ],
    ['another format', ['assess', '-MANY-', '--out', 'x.xlsx'], 2, /neither a .parquet nor a .csv file/],
    ['no file', ['assess', 'nowhere.csv', '--out', 'x.csv'], 4, /there is no file nowhere.csv/],
    ['a result over the entries', ['assess', '-MANY-', '--out', '-MANY-'], 2, /is the file of entries/],
  ])('%s', (_name, args, code, message) => {
    const given = args.map((arg) => arg.replace('-MANY-', many).replace('-OUT-', place('wrong.csv')));
    const result = cli.run(given);
    expect(result.err).toMatch(message);
    expect(result.code).toBe(code);
    expect(result.out).toBe('');
    expect(existsSync(place('wrong.csv.work'))).toBe(false);
  });
});

/** A disk of a few megabytes, or nothing where this process may not make one. */
function smallDisk(name: string, size: string): string | undefined {
  const folder = place(name);
  mkdirSync(folder);
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    return undefined;
  }
}

describe('a disk that is full', () => {
  it.each(['1m', '4m', '20m'])(
    'of %s: said so, the result of before is as it was',
    (size) => {
      const disk = smallDisk(`disk-${size}`, size);
      if (disk === undefined) {
        console.log('not tested: a small disk cannot be mounted here');
        return;
      }
      try {
        const out = join(disk, 'result.csv');
        writeFileSync(out, 'a result of before');
        const result = cli.run(command(many, out));
        expect(result.err).toMatch(/kanzei: the disk is full or cannot be written to/);
        expect(result.err).not.toMatch(/internal error/);
        expect(result.code).toBe(4);
        expect(result.out).toBe('');
        expect(readFileSync(out, 'utf8')).toBe('a result of before');
        expect(readdirSync(disk).filter((name) => !/^result\.csv(\.work)?$/.test(name))).toEqual([]);
      } finally {
        execFileSync('/bin/umount', [disk]);
      }
    },
    LONG,
  );
});

describe('memory', () => {
  it(
    'a million entries within little memory',
    async () => {
      const file = place('large.csv');
      writeFileSync(file, entries(250_000));
      const rows = readFileSync(file, 'utf8').split('\n').slice(1, -1).join('\n');
      for (let i = 1; i < 4; i += 1) writeFileSync(file, `${rows}\n`, { flag: 'a' });
      const out = place('large.parquet');
      const child = cli.start([
        'assess',
        file,
        '--out',
        out,
        '--memory',
        '200MB',
        '--threads',
        '2',
        '--chunk',
        '100000',
      ]);
      const end = ended(child);
      let most = 0;
      const watch = setInterval(() => {
        const status = existsSync(`/proc/${child.pid}/status`)
          ? readFileSync(`/proc/${child.pid}/status`, 'utf8')
          : '';
        most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
      }, 100);
      const { code, err } = await end;
      clearInterval(watch);
      rmSync(file);
      expect(err).toMatch(/1000000 entries written/);
      expect(code).toBe(0);
      console.log(`most memory of the process: ${Math.round(most / 1024)} MB`);
      expect(most / 1024).toBeLessThan(900);
    },
    LONG,
  );
});
