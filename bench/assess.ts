import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileLaw, scaleAmounts } from '../src/assess/duckdb/compileLaw.js';
import { Database, literal } from '../src/assess/duckdb/database.js';
import { assessParts } from '../src/assess/duckdb/parts.js';
import { placesOf } from '../src/assess/duckdb/places.js';
import { finish, type Run } from '../src/assess/duckdb/run.js';
import { typeEntries } from '../src/assess/entries/ingest.js';
import { readFile, stateOf } from '../src/assess/entries/readFile.js';
import { namesIn } from '../src/assess/plan/shape.js';
import { duckdb } from '../src/assess/sql/dialect.js';
import { shapeSql } from '../src/assess/sql/shapeSql.js';
import { date } from '../src/base/index.js';
import type { TariffRecord } from '../src/record/index.js';
import { factsRecord } from '../test/helpers/record.js';

const COUNT = Number(process.env.KANZEI_BENCH_ENTRIES ?? 10_000_000);
const MEMORY = process.env.KANZEI_BENCH_MEMORY ?? '2GB';
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
  await database.run('CREATE TABLE numbered AS SELECT row_number() OVER () - 1 AS number, * FROM lines');
  const { lines } = await database.one('SELECT count(*) AS lines FROM lines');
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

const seconds = async (work: () => Promise<void>): Promise<number> => {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
};

/**
 * The yardstick: what someone would write by hand for the same columns from the same tables. One row for each entry and
 * treatment, priced by the kind of its rate, then gathered again by entry.
 */
async function handWritten(
  database: Database,
  tables: readonly Awaited<ReturnType<typeof compileLaw>>['tables'][number][],
  columns: ReadonlyMap<string, string>,
  matched: string,
  out: string,
): Promise<void> {
  const money = (hundredths: string): string =>
    `CAST(CAST(${hundredths} AS DECIMAL(18, 0)) * CAST(0.01 AS DECIMAL(3, 2)) AS DECIMAL(18, 2))`;
  const long = tables.flatMap(({ name, bucket, shapes, totalShapes }) => {
    const most = Math.max(1, ...shapes.map(({ shape }) => namesIn(shape).length));
    return Array.from({ length: bucket.slots }, (_, i) => i + 1).map((slot) => {
      const s = (column: string): string => `s${slot}_${column}`;
      const form = (
        list: typeof shapes,
        at: (column: string) => string,
        amount: (each: string) => string,
      ): string => {
        const cases = list.map(({ number, shape }) => {
          const places = { amount, constant: (place: number) => at(`k${place + 1}`) };
          return `WHEN ${at('shape')} = ${number} THEN ${shapeSql(shape, places, namesIn(shape), duckdb(false))}`;
        });
        return cases.length === 0 ? 'NULL' : `CASE ${cases.join(' ')} END`;
      };
      void most;
      const amount = (each: string): string => columns.get(each) ?? 'NULL';
      const duty = `((${form(shapes, s, amount)}) + ${s('offset')}) // ${s('divisor')}`;
      const added = Array.from({ length: bucket.added }, (_, l) => l + 1)
        .map((l) => `(f${l}_k1 * value + f${l}_offset) // f${l}_divisor`)
        .join(' + ');
      return `SELECT entry, ${slot} AS slot, ${s('instrument')} AS instrument, ${s('code')} AS code, ${s('quota')} AS quota, ${s('status')} AS status, ${s('priced')} AS priced, ${s('candidate')} AS candidate, ${s('rival')} AS rival, ${s('tie')} AS tie, ${s('mfn')} AS mfn, ${s('grade')} AS grade, claim, unit, layers_known, layers_open, declared <= free_up_to AS relief, ${added || '0'} AS extra, ${duty} AS duty,
        ${bucket.total ? 't_shape' : '-1'} AS t_shape, ${bucket.total ? 't_divisor' : '1'} AS t_divisor, ${bucket.total ? 't_offset' : '0'} AS t_offset, ${[1, 2, 3, 4].map((k) => `${bucket.total && k <= Math.max(1, ...totalShapes.map(({ shape }) => namesIn(shape).length)) ? `t_k${k}` : '0'} AS t_k${k}`).join(', ')}, value, paid
        FROM ${matched} AS m JOIN ${name} AS p ON m.plan = p.plan WHERE m.bucket = ${literal(name)} AND ${slot} <= slots`;
    });
  });
  await database.run(`COPY (
    WITH priced AS (${long.join('\n UNION ALL ')}),
    ordinary AS (SELECT entry, min(duty) FILTER (WHERE mfn = 1) AS ordinary FROM priced GROUP BY entry),
    whole AS (
      SELECT priced.*, CASE WHEN layers_known = 0 OR layers_open = 1 THEN NULL WHEN relief THEN 0
        WHEN t_shape < 0 THEN duty + extra
        ELSE duty + extra + CASE WHEN t_k1 * ordinary < t_k2 * value THEN (t_k3 * duty + t_k4 * value + t_offset) // t_divisor ELSE 0 END END AS whole
      FROM priced JOIN ordinary USING (entry)),
    gathered AS (
      SELECT entry, any_value(unit) AS unit, any_value(layers_known) AS layers_known,
        min(coalesce(whole, duty)) FILTER (WHERE candidate = 1) AS least,
        arg_min(instrument, coalesce(whole, duty) * 100 + tie) FILTER (WHERE candidate = 1) AS best,
        arg_min(grade, coalesce(whole, duty) * 100 + tie) FILTER (WHERE candidate = 1) AS grade,
        bool_or(rival = 1 OR (rival = 2 AND duty IS NULL) OR rival = 3) AS open,
        min(coalesce(whole, duty)) FILTER (WHERE code = claim AND priced > 0) AS claimed,
        list(struct_pack(instrument := instrument, quota := quota, status := status, duty := ${money('duty * unit')}, whole := ${money('whole * unit')}) ORDER BY slot) AS treatments
      FROM whole GROUP BY entry)
    SELECT m.entry, id, importer, code, origin, day AS date, ${money('declared')} AS value, claim_id AS claim, ${money('paid')} AS paid,
      CASE WHEN least IS NULL OR (open AND least <> 0) THEN 'open' ELSE 'settled' END AS status, CASE WHEN NOT open OR least = 0 THEN best END AS best,
      ${money('least * unit')} AS best_due, 'available' AS claimed_status, ${money('claimed * unit')} AS claimed_due,
      ${money('paid')} - ${money('claimed * unit')} AS difference, ${money('(claimed - least) * unit')} AS unused,
      layers_known = 1 AS layers_known, grade AS evidence, note, treatments
    FROM ${matched} AS m JOIN gathered USING (entry) ORDER BY m.entry
  ) TO ${literal(out)} (FORMAT parquet)`);
}

/** Ten million entries on DuckDB: time, rows a second, peak memory, and the ratio to a hand-written query. */
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
    const own = await seconds(async () => {
      const parts = await assessParts(database, run, compiled, scaled, amounts, folder);
      const report = await finish(database, run, parts, placesOf(run));
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
      `assessing to Parquet: ${own.toFixed(1)} s, ${rate(own)} rows a second; peak memory of the process ${Math.round(peak)} MB (database bounded to ${MEMORY})`,
    );
    await database.run(`SET memory_limit = '8GB'`);
    const names = new Map([
      ['value', 'value'],
      ['declared', 'declared_unit'],
      ...scaled.map(({ name }, i) => [name, `x${i}`] as const),
    ]);
    const quantities = scaled.map(({ column, divisor }, i) => `, ${column} // ${divisor} AS x${i}`).join('');
    const codes = `CASE claim ${compiled.instruments.map((id, code) => `WHEN ${literal(id)} THEN ${code}`).join(' ')} ELSE -1 END`;
    const parts = Math.ceil(COUNT / run.chunk);
    // a million entries at a time as well: all at once the list of treatments of each takes more than 11 GB
    const byHand = await seconds(async () => {
      for (let part = 0; part < parts; part += 1) {
        await handWritten(
          database,
          compiled.tables,
          names,
          `(SELECT entry, id, e.importer, e.code, e.origin, day, declared, paid, claim AS claim_id, ${codes} AS claim,
          CASE e.importer WHEN 'JP' THEN declared // 100000 ELSE (declared + 50) // 100 END AS value,
          CASE e.importer WHEN 'JP' THEN declared // 100 ELSE declared END AS declared_unit ${quantities}, s.plan, s.bucket, s.note
          FROM entries AS e JOIN goods AS g ON e.importer = g.importer AND e.code = g.code AND e.origin = g.origin
          JOIN spans AS s ON s.goods = g.goods AND e.day >= s.first AND e.day <= s.last
          WHERE entry > ${part * run.chunk} AND entry <= ${(part + 1) * run.chunk})`,
          join(folder, `by-hand-${part}.parquet`),
        );
      }
    });
    console.log(
      `by hand: ${byHand.toFixed(1)} s, ${rate(byHand)} rows a second; ratio of assessing to it: ${(own / byHand).toFixed(2)} (at most 3)`,
    );
    const [a, b] = await Promise.all(
      [run.out, join(folder, 'by-hand-*.parquet')].map((path) =>
        database.one(
          `SELECT count(*) AS n, sum(best_due) FILTER (WHERE best IS NOT NULL)::VARCHAR AS best FROM read_parquet(${literal(path)}) WHERE status = 'settled'`,
        ),
      ),
    );
    console.log(`settled and due at best: ${JSON.stringify(a)}; by hand: ${JSON.stringify(b)}`);
    database.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
