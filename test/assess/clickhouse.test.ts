import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessOnClickHouse } from '../../src/assess/clickhouse/run.js';
import { Database } from '../../src/assess/duckdb/database.js';
import { assessFile, type Run } from '../../src/assess/duckdb/run.js';
import type { Problem } from '../../src/base/index.js';
import { clickhouseServer, startTwoShards, type TwoShards } from '../helpers/clickhouse.js';
import { randomEntries } from '../helpers/entries.js';
import { factsRecord } from '../helpers/record.js';

const installed = clickhouseServer() !== undefined;
if (!installed) console.warn('skipped: there is no clickhouse-server here; apt-get install clickhouse-server');

const record = factsRecord();
const COLUMNS = 'code,importer,origin,date,value,kg,number,L,m2,"part: case",claim,id,paid';

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

  /** A file of entries with ids and duties paid, some of them odd. */
  function entriesFile(name: string, count: number, seed: number, largest = 9_000_000): string {
    const file = join(folder, name);
    const ids = ['', '\\N', '"a ""quoted"" one"', "it's", '"with, comma"', '日本'];
    const rows = randomEntries(record, count, seed, largest).map(
      ({ row }, i) => `${row},${ids[i % 11] ?? `E${i}`},${i % 5 === 0 ? '' : (i * 37) % 90_000}`,
    );
    writeFileSync(file, `${COLUMNS}\n${rows.join('\n')}\n`);
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
    (await fetch(url, { method: 'POST', body: "SELECT name FROM system.databases WHERE name LIKE 'kanzei%'" })).text();

  it('give the very file that DuckDB gives, for 10,000 entries of every kind, in parts', async () => {
    const file = entriesFile('entries.csv', 10_000, 21);
    const here = await assessFile(runOf(file, 'here.parquet'));
    const there = await assessOnClickHouse({ ...runOf(file, 'there.parquet', 4_000), clickhouse: clickhouse() });
    expect(there.entries).toBe(10_000);
    expect(there.summary).toEqual(here.summary);
    expect(there.oneByOne).toBeLessThan(2_000);
    const [wanted, got] = [await rowsOf('here.parquet'), await rowsOf('there.parquet')];
    expect(got.length).toBe(10_000);
    for (const [i, row] of got.entries()) expect(row).toEqual(wanted[i]);
    for (const url of two.urls) expect(await databases(url)).toBe('');
  }, 300_000);
});
