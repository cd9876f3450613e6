import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Problem } from '../../base/index.js';
import type { TariffRecord } from '../../record/index.js';
import { giveName, writeWhole } from '../../record/wholeFile.js';
import { type ColumnMap, type ColumnUse, columnUses, type Field } from '../entries/columns.js';
import type { Encoding } from '../entries/encoding.js';
import { type DecimalMark, FORMULA } from '../entries/forms.js';
import { typeEntries } from '../entries/ingest.js';
import { COPY, type FileState, readFile, requireUnchanged, stateOf } from '../entries/readFile.js';
import { joinFiles } from '../parquet/joinFiles.js';
import type { Summary } from '../summary.js';
import { compileLaw, scaleAmounts } from './compileLaw.js';
import { Database, IN_USE, literal, problemOf } from './database.js';
import { countSingles } from './oneByOne.js';
import { assessParts, type Engine, inDuckdb, requireGoing } from './parts.js';
import { type Places, placesOf } from './places.js';
import { summarize } from './summary.js';

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
  /** which column was read as what */
  readonly columns: readonly ColumnUse[];
  readonly entries: number;
  readonly refused: { readonly rows: number; readonly file: string | null };
  /** entries worked out with the engine for single shipments */
  readonly oneByOne: number;
  readonly summary: Summary;
}

/** Of the tables that a stopped run has read; those of another are read anew. */
const SCHEMA = 4;

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

interface StoredManifest {
  readonly fingerprint: string;
  readonly fields: readonly (readonly [Field, string])[];
  readonly amounts: ColumnMap['amounts'];
  readonly unused: ColumnMap['unused'];
}

/** A manifest, or nothing where a failure of the machine left none that can be read. */
function parsed(text: string): StoredManifest | undefined {
  try {
    return JSON.parse(text) as StoredManifest;
  } catch {
    return undefined;
  }
}

function manifestOf(path: string, wanted: string): { readonly columns: ColumnMap } | undefined {
  const stored = existsSync(path) ? parsed(readFileSync(path, 'utf8')) : undefined;
  if (stored?.fingerprint !== wanted) return undefined;
  const { fields, amounts, unused } = stored;
  return { columns: { fields: new Map(fields), amounts, unused } };
}

/** Results that runs of this process are writing: the lock of a database file is one of the process. */
const written = new Set<string>();

/**
 * Opens the database of a run, which no other run can open meanwhile: the system lets go of it when the process ends,
 * however it ends. One that a failure of the machine left broken is made anew.
 */
async function openWork(run: Run, work: string): Promise<Database> {
  const open = async (): Promise<Database> => {
    mkdirSync(join(work, 'parts'), { recursive: true });
    return Database.open(join(work, 'entries.duckdb'), {
      memory: run.memory,
      threads: run.threads,
      folder: join(work, 'spill'),
    });
  };
  try {
    return await open();
  } catch (error) {
    if (error instanceof Problem) throw error;
    rmSync(work, { recursive: true, force: true });
    return open();
  }
}

/** Assesses every entry of a file; what is not an entry goes to the file of refused rows. */
export const assessFile = (run: Run): Promise<RunReport> => assessWith(run, inDuckdb);

/** Throws Problem where there is no file of entries, or nothing can be written. */
export function requirePlaces(run: Run): { readonly state: FileState; readonly places: Places } {
  return { state: stateOf(run.file), places: placesOf(run) };
}

/** Assesses every entry of a file with an engine. */
export async function assessWith(run: Run, engine: Engine): Promise<RunReport> {
  const { state, places } = requirePlaces(run);
  const key = resolve(run.out);
  if (written.has(key)) throw new Problem('invalidInput', IN_USE);
  written.add(key);
  try {
    return await assessInto(run, engine, state, places);
  } catch (error) {
    throw problemOf(error);
  } finally {
    written.delete(key);
  }
}

async function assessInto(run: Run, engine: Engine, state: FileState, places: Places): Promise<RunReport> {
  const { work } = places;
  let keep = existsSync(work);
  let database: Database | undefined;
  const stop = (): void => database?.interrupt();
  run.signal?.addEventListener('abort', stop);
  try {
    database = await openWork(run, work);
    const wanted = fingerprint(run, engine, state);
    const manifestPath = join(work, 'manifest.json');
    const known = manifestOf(manifestPath, wanted);
    keep = known !== undefined;
    if (!known) clearWork(work);
    const columns = known?.columns ?? (await readEntries(database, run, state, work));
    if (!known) {
      const stored: StoredManifest = { ...columns, fingerprint: wanted, fields: [...columns.fields] };
      writeWhole(manifestPath, JSON.stringify(stored));
      keep = true;
      run.progress('read', 1, 1);
    }
    const { amounts } = columns;
    const scaled = await scaleAmounts(database, amounts);
    const { record, answers } = run;
    const law = await compileLaw(database, {
      record,
      answers,
      amounts: scaled,
      canBeWide: engine.canBeWide,
      progress: (done, all) => {
        requireGoing(run);
        run.progress('compile', done, all);
      },
    });
    const parts = await assessParts(database, run, law, scaled, amounts, work, engine);
    const report = await finish(database, run, columns, parts, places);
    keep = false;
    return report;
  } finally {
    run.signal?.removeEventListener('abort', stop);
    database?.close();
    // what a stopped run has read and assessed is kept, so that it can go on
    if (!keep) rmSync(work, { recursive: true, force: true });
  }
}

/** Leaves nothing of another run but its database, whose tables are made anew. */
function clearWork(work: string): void {
  rmSync(join(work, 'manifest.json'), { force: true });
  rmSync(join(work, 'parts'), { recursive: true, force: true });
  mkdirSync(join(work, 'parts'));
}

/** Reads the file into the database. Throws Problem `invalidInput` where the file changes meanwhile. */
async function readEntries(database: Database, run: Run, state: FileState, work: string): Promise<ColumnMap> {
  run.progress('read', 0, 1);
  const { mappings, given, encoding, mark, record, signal } = run;
  try {
    const columns = await readFile(database, {
      file: state,
      mappings,
      given,
      encoding,
      folder: work,
      signal,
    });
    requireGoing(run);
    await typeEntries(database, { columns, given, mark, record });
    requireUnchanged(state);
    await database.run('CHECKPOINT');
    rmSync(join(work, COPY), { force: true });
    return columns;
  } catch (error) {
    requireGoing(run);
    requireUnchanged(state);
    throw error;
  }
}

/** A text as a cell that no program for tables takes for a formula, also one whose sign is written wide. */
const cellText = (text: string): string =>
  `CASE WHEN regexp_matches(${text}, ${literal(FORMULA)}) THEN '''' || ${text} ELSE ${text} END`;

/** Writes the result and the refused rows; nothing half-written stays where that fails. */
export async function finish(
  database: Database,
  run: Run,
  columns: ColumnMap,
  parts: readonly string[],
  places: Places,
): Promise<RunReport> {
  try {
    return await writeResult(database, run, columns, parts, places);
  } finally {
    for (const path of [places.out, places.refused]) rmSync(`${path}.tmp`, { force: true });
  }
}

async function writeResult(
  database: Database,
  run: Run,
  columns: ColumnMap,
  parts: readonly string[],
  { out, kind, refused: refusedFile }: Places,
): Promise<RunReport> {
  run.progress('write', 0, 1);
  const source = `read_parquet([${parts.map(literal).join(', ')}])`;
  const temporary = `${out}.tmp`;
  const [only] = parts;
  if (kind === 'csv') {
    await database.run(
      `COPY (SELECT * REPLACE (${cellText('id')} AS id, to_json(treatments) AS treatments) FROM ${source}) TO ${literal(temporary)} (FORMAT csv, HEADER)`,
    );
  } else if (parts.length === 1 && only) renameSync(only, temporary);
  else await joinFiles(parts, temporary, run.signal);
  const result = kind === 'parquet' ? `read_parquet(${literal(temporary)})` : source;
  const summary = await summarize(database, result);
  const { rows } = (await database.one('SELECT count(*) AS rows FROM refused')) as { rows: unknown };
  const refused = Number(rows);
  if (refused > 0) {
    await database.run(
      `COPY (SELECT entry, line, ${cellText('why')} AS why, ${cellText('row_text')} AS row FROM refused ORDER BY entry, line) TO ${literal(`${refusedFile}.tmp`)} (FORMAT csv, HEADER)`,
    );
    giveName(`${refusedFile}.tmp`, refusedFile);
  } else rmSync(refusedFile, { force: true });
  const oneByOne = await countSingles(database);
  giveName(temporary, out);
  run.progress('write', 1, 1);
  return {
    out,
    columns: columnUses(columns),
    entries: summary.entries,
    refused: { rows: refused, file: refused > 0 ? refusedFile : null },
    oneByOne,
    summary,
  };
}
