import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileLaw, scaleAmounts } from '../src/assess/duckdb/compileLaw.js';
import { Database, literal } from '../src/assess/duckdb/database.js';
import { assessParts } from '../src/assess/duckdb/parts.js';
import { placesOf } from '../src/assess/duckdb/places.js';
import { finish, type Run } from '../src/assess/duckdb/run.js';
import type { ColumnMap } from '../src/assess/entries/columns.js';
import { typeEntries } from '../src/assess/entries/ingest.js';
import { readFile, stateOf } from '../src/assess/entries/readFile.js';
import { date } from '../src/base/index.js';
import type { TariffRecord } from '../src/record/index.js';
import { factsRecord } from '../test/helpers/record.js';
import { assessByHand, differences } from './assessByHand.js';

const COUNT = Number(process.env.KANZEI_BENCH_ENTRIES ?? 10_000_000);
/** All lines of both schedules, or so many of them: a busy machine takes long to compile the law of all. */
const LINES = process.env.KANZEI_BENCH_LINES;
const MEMORY = process.env.KANZEI_BENCH_MEMORY ?? '2GB';
/** How many times as long as by hand it may take. */
const MOST = 3;
const ORIGINS = {
  JP: ['US', 'AU', 'DE', 'CN', 'VN', 'GB', 'TH'],
  US: ['JP', 'KR', 'AU', 'MX', 'DE', 'CN'],
} as const;

/** Entries of a year: any line of either schedule, origins of every kind, quantities in three units. */
export async function writeEntries(record: TariffRecord, count: number, folder: string): Promise<string> {
  const path = join(folder, 'entries.parquet');
  const database = await Database.open(':memory:', { memory: MEMORY, threads: 2, folder });
  await database.run('CREATE TABLE lines (importer VARCHAR, code VARCHAR)');
  const appender = await database.connection.createAppender('lines');
  for (const importer of ['JP', 'US'] as const) {
    const edition = record.edition(importer, date('2025-06-01'));
    const codes = record
      .chapters(importer)
      .flatMap((chapter) => record.chapter(edition, chapter).map(({ code }) => code));
    // chapters 98 and 99 are claimed beside a code, not in place of it
    for (const code of new Set(codes.filter((each) => each < '98'))) {
      appender.appendVarchar(importer);
      appender.appendVarchar(code);
      appender.endRow();
    }
  }
  appender.closeSync();
  const some = LINES === undefined ? '' : `ORDER BY hash(importer, code) LIMIT ${Number(LINES)}`;
  await database.run(
    `CREATE TABLE numbered AS SELECT row_number() OVER () - 1 AS number, * FROM (FROM lines ${some})`,
  );
  const { lines } = await database.one('SELECT count(*) AS lines FROM numbered');
  const origins = (importer: 'JP' | 'US'): string => {
    const list = ORIGINS[importer];
    return `[${list.map(literal).join(', ')}][1 + (hash(i, 2) % ${list.length})::INTEGER]`;
  };
  await database.run(`COPY (
    SELECT code, importer, CASE importer WHEN 'JP' THEN ${origins('JP')} ELSE ${origins('US')} END AS origin,
      DATE '2025-06-01' + (hash(i, 3) % 365)::INTEGER AS date, 1 + (hash(i, 4) % 9000000)::BIGINT AS value,
      1 + (hash(i, 5) % 50000)::INTEGER AS kg, 1 + (hash(i, 6) % 50000)::INTEGER AS number,
      1 + (hash(i, 7) % 50000)::INTEGER AS L, (hash(i, 8) % 900000)::BIGINT AS paid,
      CASE (hash(i, 9) % 3)::INTEGER WHEN 0 THEN 'usjta' WHEN 1 THEN 'none' END AS claim
    FROM range(${count}) AS t(i) JOIN numbered ON numbered.number = hash(i, 1) % ${String(lines)}
  ) TO ${literal(path)} (FORMAT parquet)`);
  database.close();
  return path;
}

const seconds = async (work: () => Promise<void>): Promise<number> => (await timed(work)).wall;

/** Seconds by the clock and of the processors. */
async function timed(
  work: () => Promise<void>,
): Promise<{ readonly wall: number; readonly processor: number }> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { wall: (performance.now() - start) / 1000, processor: (user + system) / 1e6 };
}

/**
 * Ten million entries on DuckDB: time, rows a second, peak memory, and the ratio to a query written by hand, whose rows must
 * be the same. The exit code is 1 where they are not, or where the ratio is above what is held.
 */
export async function assess(): Promise<void> {
  const record = factsRecord();
  const folder = mkdtempSync(join(tmpdir(), 'kanzei-bench-'));
  try {
    const file = await writeEntries(record, COUNT, folder);
    console.log(
      `${COUNT.toLocaleString('en')} entries, ${Math.round(statSync(file).size / 1e6)} MB of Parquet`,
    );
    mkdirSync(join(folder, 'parts'));
    const database = await Database.open(join(folder, 'entries.duckdb'), {
      memory: MEMORY,
      threads: 2,
      folder,
    });
    const run: Run = {
      file,
      out: join(folder, 'out.parquet'),
      refused: undefined,
      mappings: [],
      given: new Map(),
      mark: 'point',
      encoding: undefined,
      answers: new Map(),
      memory: MEMORY,
      threads: 2,
      chunk: 1_000_000,
      record,
      progress: () => {},
      signal: undefined,
    };
    const { mark, given, mappings } = run;
    let columns: Awaited<ReturnType<typeof readFile>> | undefined;
    const reading = await seconds(async () => {
      columns = await readFile(database, {
        file: stateOf(file),
        mappings,
        given,
        encoding: undefined,
        folder,
        signal: undefined,
      });
      await typeEntries(database, { columns, given, mark, record });
    });
    const amounts = columns?.amounts ?? [];
    const scaled = await scaleAmounts(database, amounts);
    let law: Awaited<ReturnType<typeof compileLaw>> | undefined;
    const compiling = await seconds(async () => {
      law = await compileLaw(database, {
        record,
        answers: new Map(),
        amounts: scaled,
        canBeWide: true,
        progress: () => {},
      });
    });
    if (!law) return;
    const compiled = law;
    const own = await timed(async () => {
      const parts = await assessParts(database, run, compiled, scaled, amounts, folder);
      const report = await finish(database, run, columns as ColumnMap, parts, placesOf(run));
      console.log(
        report.summary.statuses.map(({ status, entries }) => `${entries} ${status}`).join(', '),
        `; one by one: ${report.oneByOne}`,
      );
    });
    const peak = process.resourceUsage().maxRSS / 1024;
    const rate = (time: number): string => Math.round(COUNT / time).toLocaleString('en');
    console.log(`reading and checking: ${reading.toFixed(1)} s, ${rate(reading)} rows a second`);
    console.log(`compiling the law for the goods of the file: ${compiling.toFixed(1)} s`);
    console.log(
      `assessing to Parquet: ${own.wall.toFixed(1)} s (${own.processor.toFixed(1)} s of processors), ${rate(own.wall)} rows a second; peak memory of the process ${Math.round(peak)} MB (database bounded to ${MEMORY})`,
    );
    await database.run(`SET memory_limit = '8GB'`);
    await database.run('SET preserve_insertion_order = false');
    const hand = join(folder, 'by-hand.parquet');
    const byHand = await timed(() =>
      assessByHand(database, compiled.tables, scaled, compiled.instruments, hand),
    );
    const ratio = own.wall / byHand.wall;
    console.log(
      `by hand: ${byHand.wall.toFixed(1)} s (${byHand.processor.toFixed(1)} s of processors), ${rate(byHand.wall)} rows a second; ratio of assessing to it: ${ratio.toFixed(2)} (at most ${MOST}), of processors ${(own.processor / byHand.processor).toFixed(2)}`,
    );
    const { onlyOwn, onlyByHand, compared } = await differences(database, run.out, hand);
    console.log(
      `${compared.toLocaleString('en')} rows compared; only in the result: ${onlyOwn}, only by hand: ${onlyByHand}`,
    );
    if (ratio > MOST || onlyOwn > 0 || onlyByHand > 0 || compared === 0) process.exitCode = 1;
    database.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
