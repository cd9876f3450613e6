/**
 * Entries on two shards of ClickHouse on this machine, beside DuckDB in process: seconds of each stage, entries a second,
 * and whether the totals are equal. KANZEI_BENCH_ENTRIES says how many.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { assessOnClickHouse } from '../src/assess/clickhouse/run.js';
import { Database } from '../src/assess/duckdb/database.js';
import { assessFile, type Run, type RunReport } from '../src/assess/duckdb/run.js';
import { clickhouseServer, startTwoShards } from '../test/helpers/clickhouse.js';
import { factsRecord } from '../test/helpers/record.js';
import { writeEntries } from './assess.js';

interface Timed {
  readonly report: RunReport;
  readonly seconds: number;
  readonly stages: ReadonlyMap<string, number>;
}

async function timed(assess: (run: Run) => Promise<RunReport>, run: Run): Promise<Timed> {
  const stages = new Map<string, number>();
  const began = performance.now();
  let [last, stage] = [began, 'start'];
  const turn = (next: string): void => {
    const now = performance.now();
    stages.set(stage, (stages.get(stage) ?? 0) + (now - last) / 1000);
    [last, stage] = [now, next];
  };
  const report = await assess({ ...run, progress: (next) => turn(next) });
  turn('end');
  return { report, seconds: (performance.now() - began) / 1000, stages };
}

const show = (name: string, count: number, { seconds, stages, report }: Timed): void => {
  const parts = [...stages].map(([stage, took]) => `${stage} ${took.toFixed(1)}`).join(', ');
  const assess = stages.get('assess') ?? seconds;
  console.log(
    `${name}: ${seconds.toFixed(1)} s (${parts}); ${Math.round(count / seconds).toLocaleString('en')} entries a second in all, ${Math.round(count / assess).toLocaleString('en')} in the stage assess; one by one ${report.oneByOne.toLocaleString('en')}`,
  );
};

/** The same entries in both engines. */
export async function clickhouse(): Promise<void> {
  if (clickhouseServer() === undefined) {
    console.log('left out: there is no clickhouse-server on this machine');
    return;
  }
  const record = factsRecord();
  const count = Number(process.env.KANZEI_BENCH_ENTRIES ?? 1_000_000);
  const chunk = Number(process.env.KANZEI_BENCH_CHUNK ?? 1_000_000);
  const folder = mkdtempSync(join(tmpdir(), 'bench-clickhouse-'));
  const two = await startTwoShards();
  try {
    const file = await writeEntries(record, count, folder);
    const run = (out: string): Run => ({
      file,
      out: join(folder, out),
      refused: undefined,
      mappings: [],
      given: new Map(),
      mark: 'point',
      encoding: undefined,
      answers: new Map(),
      memory: '4GB',
      threads: 2,
      chunk,
      record,
      progress: () => {},
      signal: undefined,
    });
    console.log(`${count.toLocaleString('en')} entries, ${chunk.toLocaleString('en')} a part`);
    const here = await timed(assessFile, run('here.parquet'));
    show('DuckDB in process', count, here);
    const address = { url: two.urls[0] as string, cluster: two.cluster, servers: two.urls };
    const there = await timed(
      (each) => assessOnClickHouse({ ...each, clickhouse: address }),
      run('there.parquet'),
    );
    show('ClickHouse, two shards on this machine', count, there);
    const equal = isDeepStrictEqual(here.report.summary, there.report.summary);
    console.log(
      `totals by importer, chapter, instrument, month and status are ${equal ? 'equal' : 'NOT equal'}`,
    );
    const database = await Database.open(':memory:', { memory: '4GB', threads: 2, folder });
    const [a, b] = ['here', 'there'].map(
      (name) => `SELECT * FROM read_parquet('${join(folder, `${name}.parquet`)}')`,
    );
    const { differing } = await database.one(
      `SELECT (SELECT count(*) FROM (${a} EXCEPT ALL ${b})) + (SELECT count(*) FROM (${b} EXCEPT ALL ${a})) AS differing`,
    );
    console.log(`rows that differ: ${differing}`);
    database.close();
    console.log(
      `ratio of the stage assess to DuckDB's: ${((there.stages.get('assess') ?? 0) / (here.stages.get('assess') ?? 1)).toFixed(2)}`,
    );
    if (!equal || Number(differing) !== 0) process.exitCode = 1;
  } finally {
    await two.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
