import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { IMPORTERS } from '../../law/index.js';
import type { TariffRecord } from '../../record/index.js';
import { giveName } from '../../record/wholeFile.js';
import { amountColumn, type ColumnMap } from '../entries/columns.js';
import { DECLARED, VALUE } from '../plan/amounts.js';
import { declaredUnit, hundredths } from '../plan/hundredths.js';
import { type CompiledLaw, NO_LINE, ONE_BY_ONE, type ScaledAmount, SEVERAL } from './compileLaw.js';
import { type Database, Interrupted, literal } from './database.js';
import { FROM_ENTRIES, inPart, type Part, WITH_SPANS } from './entriesSql.js';
import { OneByOne, SINGLES_SQL } from './oneByOne.js';
import { resultSql, typedSql, unsettledSql } from './resultSql.js';
import type { Run } from './run.js';

/** What works out the entries whose plans are in tables. */
export interface Engine {
  readonly name: 'duckdb' | 'clickhouse';
  /** whether it works with more than 64 bits */
  readonly canBeWide: boolean;
  /** whether a part has all of its entries in the table `matched`, not only those that no table of plans has */
  readonly matchesAll: boolean;
  /** Gets ready for a law, whose tables are in the database. */
  open(question: Opening): Promise<OpenEngine>;
}

export interface Opening {
  readonly database: Database;
  readonly run: Run;
  readonly law: CompiledLaw;
  /** the columns of amounts as the expressions name them */
  readonly columns: ReadonlyMap<string, string>;
  readonly prepared: Prepared;
  /** for files on the way */
  readonly folder: string;
}

export interface OpenEngine {
  /** Questions of the database whose rows are the entries of a part whose plans are in tables, assessed. */
  assess(part: Part): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Columns of an entry as the expressions take them, from `entries AS e JOIN goods AS g`. */
export interface Prepared {
  readonly sql: string;
  /** the names of the columns of scaled amounts */
  readonly amounts: readonly string[];
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
function valueUnits(record: TariffRecord, importerColumn: string): string {
  const cases = IMPORTERS.map((importer) => {
    const { to, mode } = record.rules(importer).roundValue;
    const unit = hundredths(to);
    const offset = mode === 'down' ? 0n : unit / 2n;
    return `WHEN '${importer}' THEN struct_pack(units := (declared + ${offset}) // ${unit}, unit := ${unit})`;
  });
  return `CASE ${importerColumn} ${cases.join(' ')} END`;
}

function prepare(record: TariffRecord, law: CompiledLaw, scaled: readonly ScaledAmount[]): Prepared {
  const claimCodes = law.instruments.map((id, code) => `WHEN ${literal(id)} THEN ${code}`).join(' ');
  const quantities = scaled.map(({ column, divisor }, i) => `, ${column} // ${divisor} AS x${i}`).join('');
  return {
    sql: `CASE claim ${claimCodes} ELSE -1 END AS claim,
        ${valueUnits(record, 'e.importer')} AS rounding,
        struct_extract(rounding, 'units') AS value,
        CASE WHEN struct_extract(rounding, 'units') * struct_extract(rounding, 'unit') <> declared THEN 1 ELSE 0 END AS value_was_rounded,
        declared // CASE e.importer ${IMPORTERS.map((each) => `WHEN ${literal(each)} THEN ${declaredUnit(each)}`).join(' ')} END AS declared_unit
        ${quantities}`,
    amounts: scaled.map((_each, i) => `x${i}`),
  };
}

/** Throws Problem where a person has stopped the run. */
export function requireGoing({ signal }: Pick<Run, 'signal'>): void {
  if (signal?.aborted) throw new Interrupted();
}

/** DuckDB in this process. */
export const inDuckdb: Engine = {
  name: 'duckdb',
  canBeWide: true,
  matchesAll: true,
  open: async ({ law, columns }) => {
    const questions = law.tables.map((table) => resultSql(table, columns, law.instruments));
    return { assess: async () => questions, close: async () => {} };
  },
};

/** Assesses the entries in parts, each of which is a file; those that are there already are kept. */
export async function assessParts(
  database: Database,
  run: Run,
  law: CompiledLaw,
  scaled: readonly ScaledAmount[],
  amounts: ColumnMap['amounts'],
  folder: string,
  engine = inDuckdb,
): Promise<string[]> {
  const prepared = prepare(run.record, law, scaled);
  const columns = amountColumns(scaled);
  const opened = await engine.open({ database, run, law, columns, prepared, folder });
  try {
    return await eachPart({ database, run, prepared, folder, amounts, engine, opened });
  } finally {
    await opened.close();
  }
}

interface Work extends Pick<Opening, 'database' | 'run' | 'prepared' | 'folder'> {
  readonly amounts: ColumnMap['amounts'];
  readonly engine: Engine;
  readonly opened: OpenEngine;
}

/** A part of the entries, and the file of what they come to. */
interface PartFile {
  readonly part: Part;
  readonly file: string;
}

async function partFiles(database: Database, { chunk }: Run, folder: string): Promise<PartFile[]> {
  const { first, last } = (await database.one(
    'SELECT coalesce(min(entry), 1) AS first, coalesce(max(entry), 0) AS last FROM entries',
  )) as { first: unknown; last: unknown };
  const [from, to] = [Number(first), Number(last)];
  const count = Math.max(1, Math.ceil((to - from + 1) / chunk));
  return Array.from({ length: count }, (_, i) => ({
    part: { low: from + i * chunk, high: from + (i + 1) * chunk },
    file: join(folder, 'parts', `part-${String(i).padStart(6, '0')}.parquet`),
  }));
}

async function eachPart(work: Work): Promise<string[]> {
  const { database, run, folder, amounts } = work;
  const { record, answers } = run;
  const files = await partFiles(database, run, folder);
  const undone = files.filter(({ file }) => !existsSync(file));
  const singles = new OneByOne(database, { amounts, answers, record, check: () => requireGoing(run) });
  let done = files.length - undone.length;
  try {
    await singles.begin(undone[0]?.part);
    for (const [place, { part, file }] of undone.entries()) {
      run.progress('assess', done, files.length);
      requireGoing(run);
      await match(work, part);
      await singles.fill(part);
      await singles.begin(undone[place + 1]?.part);
      await writePart(work, part, `${file}.tmp`);
      giveName(`${file}.tmp`, file);
      done += 1;
    }
  } finally {
    singles.stop();
  }
  run.progress('assess', files.length, files.length);
  return files.map(({ file }) => file);
}

/** Makes the table `matched`: the entries of a part with what holds for them. */
async function match({ database, prepared, amounts, engine }: Work, part: Part): Promise<void> {
  const elsewhere = [ONE_BY_ONE, NO_LINE, SEVERAL].map(literal).join(', ');
  const few = engine.matchesAll ? '' : `AND s.bucket IN (${elsewhere})`;
  const given = amounts.map((_each, place) => `, ${amountColumn(place)}`).join('');
  await database.run(`
    CREATE OR REPLACE TEMP TABLE matched AS
    SELECT entry, id, e.importer, e.code, e.origin, day, declared, paid, claim AS claim_id, ${prepared.sql}
      ${given}, s.plan, s.bucket, s.note, coalesce(s.code, e.code) AS line_code
    ${FROM_ENTRIES} ${WITH_SPANS} WHERE ${inPart(part)} ${few}`);
}

/** Writes what the entries of a part come to, in their order. */
async function writePart({ database, opened }: Work, part: Part, file: string): Promise<void> {
  const questions = [
    SINGLES_SQL,
    unsettledSql(NO_LINE, 'none'),
    unsettledSql(SEVERAL, 'several'),
    ...(await opened.assess(part)),
  ];
  const rows = questions.map(typedSql).join('\nUNION ALL\n');
  await database.run(`COPY (SELECT * FROM (${rows}) ORDER BY entry) TO ${literal(file)} (FORMAT parquet)`);
}
