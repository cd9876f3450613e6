import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../base/index.js';
import type { TariffRecord } from '../../record/index.js';
import type { ColumnMap, Field } from '../entries/columns.js';
import type { Encoding } from '../entries/encoding.js';
import { typeEntries } from '../entries/ingest.js';
import type { DecimalMark } from '../entries/parse.js';
import { readFile, requireUnchanged, stateOf } from '../entries/readFile.js';
import { DECLARED, VALUE } from '../plan/amounts.js';
import {
  type CompiledLaw,
  compileLaw,
  NO_LINE,
  ONE_BY_ONE,
  type ScaledAmount,
  SEVERAL,
  scaleAmounts,
} from './compileLaw.js';
import { Database, literal } from './database.js';
import { assessSingles, SINGLES_SQL, unsettledSql } from './oneByOne.js';
import { RESULT_COLUMNS, resultSql } from './resultSql.js';
import { type Summary, summarize } from './summary.js';

/** A run over a file of entries. */
export interface Run {
  readonly file: string;
  /** a .parquet or a .csv file */
  readonly out: string;
  /** where refused rows go; beside the result when absent */
  readonly refused: string | undefined;
  readonly mappings: readonly string[];
  readonly given: ReadonlyMap<Field, string>;
  readonly mark: DecimalMark;
  readonly encoding: Encoding | undefined;
  readonly answers: ReadonlyMap<string, boolean>;
  readonly memory: string;
  readonly threads: number;
  /** entries worked out at once; a run that was stopped goes on after the last of these */
  readonly chunk: number;
  readonly record: TariffRecord;
  /** takes what is being done and how much of it is done */
  readonly progress: (stage: Stage, done: number, all: number) => void;
  readonly signal: AbortSignal | undefined;
}

export type Stage = 'read' | 'compile' | 'assess' | 'write';

/** What a run made. */
export interface RunReport {
  readonly out: string;
  readonly entries: number;
  readonly refused: { readonly rows: number; readonly file: string | null };
  /** entries worked out with the engine for single shipments */
  readonly oneByOne: number;
  readonly summary: Summary;
}

interface Manifest {
  readonly columns: ColumnMap;
}

const SCHEMA = 1;

/** What must be the same for a stopped run to go on. */
const fingerprint = (run: Run, state: unknown): string =>
  JSON.stringify([
    SCHEMA,
    state,
    run.mappings,
    [...run.given],
    run.mark,
    run.encoding,
    [...run.answers],
    run.chunk,
    run.record.editionsOf('JP'),
    run.record.editionsOf('US'),
    run.record.assumptions,
  ]);

const writeWhole = (path: string, text: string): void => {
  writeFileSync(`${path}.tmp`, text);
  renameSync(`${path}.tmp`, path);
};

interface StoredManifest {
  readonly fingerprint: string;
  readonly fields: readonly (readonly [Field, string])[];
  readonly amounts: ColumnMap['amounts'];
}

function manifestOf(path: string, wanted: string): Manifest | undefined {
  if (!existsSync(path)) return undefined;
  const stored = JSON.parse(readFileSync(path, 'utf8')) as StoredManifest;
  if (stored.fingerprint !== wanted) return undefined;
  return { columns: { fields: new Map(stored.fields), amounts: stored.amounts } };
}

/** Assesses every entry of a file; what is not an entry goes to the file of refused rows. */
export async function assessFile(run: Run): Promise<RunReport> {
  const kind = formatOf(run.out);
  const state = stateOf(run.file);
  const folder = `${run.out}.work`;
  const wanted = fingerprint(run, state);
  const manifestPath = join(folder, 'manifest.json');
  let manifest = manifestOf(manifestPath, wanted);
  if (!manifest) rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'parts'), { recursive: true });
  const database = await Database.open(join(folder, 'entries.duckdb'), {
    memory: run.memory,
    threads: run.threads,
    folder: join(folder, 'spill'),
  });
  let done = false;
  const stop = (): void => database.interrupt();
  run.signal?.addEventListener('abort', stop);
  try {
    if (!manifest) {
      run.progress('read', 0, 1);
      const { mappings, given, encoding, mark, record } = run;
      const columns = await readFile(database, { file: state, mappings, given, encoding, folder });
      await typeEntries(database, { columns, given, mark, record });
      requireUnchanged(state);
      await database.run('CHECKPOINT');
      manifest = { columns };
      const stored: StoredManifest = {
        fingerprint: wanted,
        fields: [...columns.fields],
        amounts: columns.amounts,
      };
      writeWhole(manifestPath, JSON.stringify(stored));
      run.progress('read', 1, 1);
    }
    const { amounts } = manifest.columns;
    const scaled = await scaleAmounts(database, amounts);
    const { record, answers } = run;
    const check = (): void => {
      if (run.signal?.aborted) throw new Stopped();
    };
    const law = await compileLaw(database, {
      record,
      answers,
      amounts: scaled,
      progress: (done, all) => {
        check();
        run.progress('compile', done, all);
      },
    });
    const parts = await assessParts(database, run, law, scaled, amounts, folder);
    const report = await finish(database, run, parts, kind);
    done = true;
    return report;
  } finally {
    run.signal?.removeEventListener('abort', stop);
    database.close();
    // what a stopped run has read and assessed is kept, so that it can go on
    if (done || !manifest) rmSync(folder, { recursive: true, force: true });
  }
}

/** Thrown where a person stopped a run. */
export class Stopped extends Error {}

function formatOf(out: string): 'parquet' | 'csv' {
  const ending = /\.(parquet|csv)$/i.exec(out)?.[1]?.toLowerCase();
  if (ending === 'parquet' || ending === 'csv') return ending;
  throw new Problem('usage', `"${out}" names neither a .parquet nor a .csv file`, [
    '--out result.parquet',
    '--out result.csv',
  ]);
}

/** The columns of amounts as the expressions name them. */
function amountColumns(scaled: readonly ScaledAmount[]): ReadonlyMap<string, string> {
  return new Map([
    [VALUE, 'value'],
    [DECLARED, 'declared_unit'],
    ...scaled.map(({ name }, i) => [name, `x${i}`] as const),
  ]);
}

/** The rounding of the customs value by importer, on hundredths. */
function valueUnits(record: TariffRecord): string {
  const cases = (['JP', 'US'] as const).map((importer) => {
    const { to, mode } = record.rules(importer).roundValue;
    const unit = (BigInt(to.n) * 100n) / BigInt(to.d);
    const offset = mode === 'down' ? 0n : unit / 2n;
    return `WHEN '${importer}' THEN struct_pack(units := (declared + ${offset}) // ${unit}, unit := ${unit})`;
  });
  return `CASE importer ${cases.join(' ')} END`;
}

export async function assessParts(
  database: Database,
  run: Run,
  law: CompiledLaw,
  scaled: readonly ScaledAmount[],
  amounts: ColumnMap['amounts'],
  folder: string,
): Promise<string[]> {
  const columns = amountColumns(scaled);
  const { first, last } = (await database.one(
    'SELECT coalesce(min(entry), 1) AS first, coalesce(max(entry), 0) AS last FROM entries',
  )) as { first: unknown; last: unknown };
  const [from, to] = [Number(first), Number(last)];
  const parts: string[] = [];
  const count = Math.max(1, Math.ceil((to - from + 1) / run.chunk));
  const claimCodes = `CASE claim_id ${law.instruments.map((id, code) => `WHEN ${literal(id)} THEN ${code}`).join(' ')} ELSE -1 END`;
  const quantities = scaled
    .map(({ column, divisor }, i) => `, ${column} // ${divisor} AS x${i}, ${column}`)
    .join('');
  for (let i = 0; i < count; i += 1) {
    run.progress('assess', i, count);
    if (run.signal?.aborted) throw new Stopped();
    const part = join(folder, 'parts', `part-${String(i).padStart(6, '0')}.parquet`);
    parts.push(part);
    if (existsSync(part)) continue;
    const [low, high] = [from + i * run.chunk, from + (i + 1) * run.chunk];
    await database.run(`
      CREATE OR REPLACE TEMP TABLE matched AS
      SELECT entry, id, e.importer, e.code, e.origin, day, declared, paid, claim AS claim_id,
        ${claimCodes.replaceAll('claim_id', 'claim')} AS claim,
        ${valueUnits(run.record).replace('CASE importer', 'CASE e.importer')} AS rounding,
        struct_extract(rounding, 'units') AS value, struct_extract(rounding, 'units') * struct_extract(rounding, 'unit') <> declared AS value_was_rounded,
        CASE WHEN e.importer = 'JP' THEN declared // 100 ELSE declared END AS declared_unit
        ${quantities}, s.plan, s.bucket, s.note
      FROM entries AS e JOIN goods AS g ON e.importer = g.importer AND e.code = g.code AND e.origin = g.origin
      JOIN spans AS s ON s.goods = g.goods AND e.day >= s.first AND e.day <= s.last
      WHERE entry >= ${low} AND entry < ${high}`);
    await assessSingles(database, ONE_BY_ONE, amounts, run.answers, run.record);
    const selects = [
      ...law.tables.map((table) => resultSql(table, columns, law.instruments)),
      SINGLES_SQL,
      unsettledSql(NO_LINE, 'none'),
      unsettledSql(SEVERAL, 'several'),
    ];
    await database.run(`CREATE OR REPLACE TEMP TABLE result (${RESULT_COLUMNS.join(', ')})`);
    for (const select of selects) await database.run(`INSERT INTO result ${select}`);
    await database.run(
      `COPY (SELECT * FROM result ORDER BY entry) TO ${literal(`${part}.tmp`)} (FORMAT parquet)`,
    );
    renameSync(`${part}.tmp`, part);
  }
  run.progress('assess', count, count);
  return parts;
}

export async function finish(
  database: Database,
  run: Run,
  parts: readonly string[],
  kind: 'parquet' | 'csv',
): Promise<RunReport> {
  const source = `read_parquet([${parts.map(literal).join(', ')}])`;
  run.progress('write', 0, 1);
  const temporary = `${run.out}.tmp`;
  const whole =
    kind === 'parquet'
      ? `COPY (SELECT * FROM ${source}) TO ${literal(temporary)} (FORMAT parquet)`
      : `COPY (SELECT * REPLACE (to_json(treatments) AS treatments) FROM ${source}) TO ${literal(temporary)} (FORMAT csv, HEADER)`;
  const [only] = parts;
  if (kind === 'parquet' && parts.length === 1 && only) {
    await database.run(`COPY (SELECT * FROM ${source} LIMIT 0) TO ${literal(temporary)} (FORMAT parquet)`);
    renameSync(only, temporary);
  } else await database.run(whole);
  const result = kind === 'parquet' ? `read_parquet(${literal(temporary)})` : source;
  const summary = await summarize(database, result);
  const refusedFile = run.refused ?? `${run.out}.refused.csv`;
  const { rows } = (await database.one('SELECT count(*) AS rows FROM refused')) as { rows: unknown };
  const refused = Number(rows);
  if (refused > 0) {
    await database.run(
      `COPY (SELECT entry, why, row_text FROM refused ORDER BY entry) TO ${literal(`${refusedFile}.tmp`)} (FORMAT csv, HEADER)`,
    );
    renameSync(`${refusedFile}.tmp`, refusedFile);
  }
  const { singles } = (await database.one(
    `SELECT count(*) AS singles FROM entries e JOIN goods g USING (importer, code, origin) JOIN spans s ON s.goods = g.goods AND e.day BETWEEN s.first AND s.last WHERE s.bucket = ${literal(ONE_BY_ONE)}`,
  )) as { singles: unknown };
  renameSync(temporary, run.out);
  run.progress('write', 1, 1);
  return {
    out: run.out,
    entries: summary.entries,
    refused: { rows: refused, file: refused > 0 ? refusedFile : null },
    oneByOne: Number(singles),
    summary,
  };
}
