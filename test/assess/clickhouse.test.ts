import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessOnClickHouse } from '../../src/assess/clickhouse/run.js';
import { Database, Interrupted } from '../../src/assess/duckdb/database.js';
import { assessFile, type Run } from '../../src/assess/duckdb/run.js';
import { Problem } from '../../src/base/index.js';
import { clickhouseServer, startTwoShards, type TwoShards } from '../helpers/clickhouse.js';
import { ENTRY_COLUMNS, randomEntries } from '../helpers/entries.js';
import { factsRecord } from '../helpers/record.js';

const installed = clickhouseServer() !== undefined;
if (!installed)
  console.warn('skipped: there is no clickhouse-server here; apt-get install clickhouse-server');

const record = factsRecord();

describe.skipIf(!installed)('two shards of ClickHouse', () => {
  let folder = '';
  let two: TwoShards;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'assess-clickhouse-'));
    two = await startTwoShards();
  }, 60_000);
  afterAll(async () => {
    await two?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A file of entries with ids, some of them odd. */
  function entriesFile(name: string, count: number, seed: number, largest = 9_000_000): string {
    const file = join(folder, name);
    const ids = ['', '\\N', '"a ""quoted"" one"', "it's", '"with, comma"', '日本'];
    const rows = randomEntries(record, count, seed, largest).map(
      ({ row }, i) => `${row},${ids[i % 11] ?? `E${i}`}`,
    );
    writeFileSync(file, `${ENTRY_COLUMNS},id\n${rows.join('\n')}\n`);
    return file;
  }

  const runOf = (file: string, out: string, chunk = 1_000_000): Run => ({
    file,
    out: join(folder, out),
    refused: undefined,
    mappings: [],
    given: new Map(),
    mark: 'point',
    encoding: undefined,
    answers: new Map(),
    memory: '1GB',
    threads: 2,
    chunk,
    record,
    progress: () => {},
    signal: undefined,
  });
  const clickhouse = () => ({
    url: two.urls[0] as string,
    cluster: two.cluster,
    servers: two.urls,
  });

  async function rowsOf(out: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const database = await Database.open(':memory:', { memory: '1GB', threads: 1, folder });
    try {
      return await database.rows(`SELECT * FROM read_parquet('${join(folder, out)}')`);
    } finally {
      database.close();
    }
  }

  const databases = async (url: string): Promise<string> =>
    (
      await fetch(url, {
        method: 'POST',
        body: "SELECT name FROM system.databases WHERE name LIKE 'kanzei%'",
      })
    ).text();

  it('give the very file that DuckDB gives, for 10,000 entries of every kind, in parts', async () => {
    const file = entriesFile('entries.csv', 10_000, 21);
    const here = await assessFile(runOf(file, 'here.parquet'));
    const there = await assessOnClickHouse({
      ...runOf(file, 'there.parquet', 4_000),
      clickhouse: clickhouse(),
    });
    expect(there.entries).toBe(10_000);
    expect(there.summary).toEqual(here.summary);
    expect(there.oneByOne).toBeLessThan(2_000);
    const [wanted, got] = [await rowsOf('here.parquet'), await rowsOf('there.parquet')];
    expect(got.length).toBe(10_000);
    for (const [i, row] of got.entries()) expect(row).toEqual(wanted[i]);
    for (const url of two.urls) expect(await databases(url)).toBe('');
  }, 300_000);

  /** What went wrong with a run, which must leave nothing behind. */
  async function failure(run: Run, address = clickhouse()): Promise<Problem> {
    const problem = await assessOnClickHouse({ ...run, clickhouse: address }).then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(problem).toBeInstanceOf(Problem);
    expect(existsSync(run.out)).toBe(false);
    for (const shard of two.shards) {
      if (shard.process.exitCode === null && shard.process.signalCode === null) {
        expect(await databases(shard.url)).toBe('');
      }
    }
    return problem as Problem;
  }

  it('name the clusters there are where another is asked for', async () => {
    const run = runOf(entriesFile('few.csv', 20, 22), 'unknown.parquet');
    const problem = await failure(run, { ...clickhouse(), cluster: 'two-shard' });
    expect(problem.kind).toBe('invalidInput');
    expect(problem.message).toContain('knows no cluster "two-shard"; it knows two-shards');
    expect(problem.suggestions).toEqual(['two-shards']);
  });

  it('are not asked where there is no file of entries, or nothing can be written', async () => {
    const nowhere = { url: 'http://127.0.0.1:1', cluster: 'none', servers: undefined };
    const lost = { ...runOf(join(folder, 'lost.csv'), 'lost.parquet'), clickhouse: nowhere };
    await expect(assessOnClickHouse(lost)).rejects.toThrow(/there is no file .*lost\.csv/);
    const file = entriesFile('few.csv', 20, 22);
    const wrong = { ...runOf(file, 'wrong.xlsx'), clickhouse: nowhere };
    await expect(assessOnClickHouse(wrong)).rejects.toThrow(/names neither a \.parquet nor a \.csv/);
  });

  it('take the user of the address or of the request, whose password no message shows', async () => {
    const run = runOf(entriesFile('few.csv', 20, 22), 'user.parquet');
    const [first, second] = two.urls.map((url) => url.replace('//', '//default:se%25cret@')) as [
      string,
      string,
    ];
    const servers = [first, second];
    const asked: [string, Partial<ReturnType<typeof clickhouse>> & { user?: string; password?: string }][] = [
      ['refuses the user', { user: 'default', password: 'se%cret' }],
      ['refuses the user', { url: first }],
      ['refuses the user', { servers }],
      ['does not answer', { url: 'http://default:se%25cret@127.0.0.1:1' }],
      ['is not the HTTP address', { url: 'default:se%25cret@127.0.0.1:1' }],
      ['is not the HTTP address', { servers: ['ftp://default:se%25cret@ch1', first] }],
      ['has parameters', { url: `${two.urls[0]}/?user=default&password=se%25cret` }],
    ];
    for (const [says, address] of asked) {
      const problem = await failure(run, { ...clickhouse(), ...address });
      expect(problem.message).toContain(says);
      expect(`${problem.message} ${problem.suggestions}`).not.toMatch(/cret/);
    }
  });

  it('are told apart from servers that are not of the cluster', async () => {
    const run = runOf(entriesFile('few.csv', 20, 22), 'misled.parquet');
    const [first] = two.urls as [string, string];
    const problem = await failure(run, { ...clickhouse(), servers: [first, first] });
    expect(problem.kind).toBe('invalidInput');
    expect(problem.message).toContain('do not lead to the servers of the cluster two-shards');
    const one = await failure(run, { ...clickhouse(), servers: [first] });
    expect(one.message).toContain('has 2 servers');
    const none = await failure(run, { ...clickhouse(), url: 'nowhere' });
    expect(none.kind).toBe('usage');
  });

  it('are left clean where a person stops the run', async () => {
    const stop = new AbortController();
    const run: Run = {
      ...runOf(entriesFile('stopped.csv', 200, 23), 'stopped.parquet', 50),
      signal: stop.signal,
      progress: (stage, done) => {
        if (stage === 'assess' && done === 1) setTimeout(() => stop.abort(), 20);
      },
    };
    await expect(assessOnClickHouse({ ...run, clickhouse: clickhouse() })).rejects.toBeInstanceOf(
      Interrupted,
    );
    expect(existsSync(run.out)).toBe(false);
    for (const url of two.urls) expect(await databases(url)).toBe('');
  }, 60_000);

  it('give no answer of one shard where the other dies on the way, nor where it is dead before', async () => {
    const file = entriesFile('dying.csv', 200, 24);
    const [, second] = two.shards;
    const run = runOf(file, 'dying.parquet', 50);
    const dying: Run = {
      ...run,
      progress: (stage, done) => {
        if (stage === 'assess' && done === 1) second.process.kill('SIGKILL');
      },
    };
    const problem = await failure(dying);
    expect(problem.kind).toBe('invalidInput');
    expect(problem.message).toMatch(
      new RegExp(`^shard 2 \\(127\\.0\\.0\\.1:${second.tcpPort}, asked at ${second.url}.*does not answer`),
    );
    expect(problem.message).toContain('Nothing was written');
    const dead = await failure(runOf(file, 'dead.parquet'));
    expect(dead.message).toContain(`shard 2 (127.0.0.1:${second.tcpPort}`);
    expect(dead.message).toContain('ECONNREFUSED');
    expect(existsSync(`${join(folder, 'dead.parquet')}.work`)).toBe(false);
    await two.kill(0);
    const all = await failure(runOf(file, 'dead.parquet'));
    expect(all.message).toContain(`the ClickHouse server at ${two.urls[0]}/ does not answer`);
  }, 60_000);
});
