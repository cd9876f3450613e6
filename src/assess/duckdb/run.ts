import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../../base/index.js';
import type { TariffRecord } from '../../record/index.js';
import type { ColumnMap, Field } from '../entries/columns.js';
import type { Encoding } from '../entries/encoding.js';
import { typeEntries } from '../entries/ingest.js';
import type { DecimalMark } from '../entries/parse.js';
import { readFile, requireUnchanged, stateOf } from '../entries/readFile.js';
import { compileLaw, ONE_BY_ONE, scaleAmounts } from './compileLaw.js';
import { Database, literal } from './database.js';
import { assessParts, type Engine, inDuckdb, Stopped } from './parts.js';
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
const fingerprint = (run: Run, engine: Engine, state: unknown): string =>
  JSON.stringify([
    SCHEMA,
    engine.name,
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
export const assessFile = (run: Run): Promise<RunReport> => assessWith(run, inDuckdb);

/** Assesses every entry of a file with an engine. */
export async function assessWith(run: Run, engine: Engine): Promise<RunReport> {
  const kind = formatOf(run.out);
  const state = stateOf(run.file);
  const folder = `${run.out}.work`;
  const wanted = fingerprint(run, engine, state);
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
      canBeWide: engine.canBeWide,
      progress: (done, all) => {
        check();
        run.progress('compile', done, all);
      },
    });
    const parts = await assessParts(database, run, law, scaled, amounts, folder, engine);
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

function formatOf(out: string): 'parquet' | 'csv' {
  const ending = /\.(parquet|csv)$/i.exec(out)?.[1]?.toLowerCase();
  if (ending === 'parquet' || ending === 'csv') return ending;
  throw new Problem('usage', `"${out}" names neither a .parquet nor a .csv file`, [
    '--out result.parquet',
    '--out result.csv',
  ]);
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
