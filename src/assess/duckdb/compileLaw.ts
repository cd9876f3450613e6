import { DuckDBDateValue } from '@duckdb/node-api';
import { addDays, type Exact, fraction, multiply, ONE, type PlainDate, parseUnit } from '../../base/index.js';
import { IMPORTERS, type ImporterCode, type ImporterRules } from '../../law/index.js';
import type { TariffRecord } from '../../record/index.js';
import { type AmountColumn, amountColumn, QUANTITY_DECIMALS } from '../entries/columns.js';
import { DECLARED, VALUE } from '../plan/amounts.js';
import { declaredUnit, hundredths } from '../plan/hundredths.js';
import { type Greatest, type PlanTable, PlanTables } from '../plan/planTables.js';
import { type Goods, type Span, SpanCompiler } from '../plan/spans.js';
import { type Database, literal } from './database.js';

/** A quantity or part column with as many decimals as its entries use. */
export interface ScaledAmount {
  readonly name: string;
  readonly column: string;
  /** what one of the whole-number column is, in the base unit of the amount */
  readonly scale: Exact;
  /** millionths are divided by this */
  readonly divisor: number;
  readonly greatest: bigint;
}

/** The numbers of decimals that a column of quantities is counted in. */
const DECIMALS = [0, 2, 3, QUANTITY_DECIMALS] as const;

/** Finds how many decimals the quantities use, so that whole numbers stay as small as they can. */
export async function scaleAmounts(
  database: Database,
  amounts: readonly AmountColumn[],
): Promise<ScaledAmount[]> {
  if (amounts.length === 0) return [];
  const columns = amounts.map((_each, place) => amountColumn(place));
  const found = columns.map((column) => {
    const cases = DECIMALS.map((decimals) => {
      const divisor = 10 ** (QUANTITY_DECIMALS - decimals);
      return `WHEN ${column} % ${divisor} = 0 THEN ${decimals}`;
    });
    return `max(CASE ${cases.join(' ')} END) AS decimals_${column}, max(${column}) AS greatest_${column}`;
  });
  const row = await database.one(`SELECT ${found.join(', ')} FROM entries`);
  return amounts.map(({ name, unit }, place) => {
    const column = amountColumn(place);
    const decimals = Number(row[`decimals_${column}`] ?? 0);
    const divisor = 10 ** (QUANTITY_DECIMALS - decimals);
    const factor = (unit === undefined ? undefined : parseUnit(unit)?.factor) ?? ONE;
    return {
      name,
      column,
      scale: multiply(factor, fraction(1, 10 ** decimals)),
      divisor,
      greatest: BigInt(String(row[`greatest_${column}`] ?? 0)) / BigInt(divisor),
    };
  });
}

/** The law of the entries as tables: spans by goods, plans by bucket. */
export interface CompiledLaw {
  readonly tables: readonly PlanTable[];
  readonly instruments: readonly string[];
}

/** Where a plan is that no table has. */
export const ONE_BY_ONE = 'one by one';
export const NO_LINE = 'no line';
export const SEVERAL = 'several';

const dateValue = (date: PlainDate): DuckDBDateValue =>
  new DuckDBDateValue(Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000));

/** Goods by their number, with the first and last date of their entries. */
async function goodsOf(database: Database): Promise<Goods[]> {
  await database.run(`
    CREATE OR REPLACE TEMP TABLE goods AS
    SELECT CAST(row_number() OVER (ORDER BY importer, code, origin) - 1 AS INTEGER) AS goods, *
    FROM (SELECT importer, code, origin, min(day) AS first, max(day) AS last FROM entries GROUP BY ALL)`);
  const rows = await database.rows('SELECT * FROM goods ORDER BY goods');
  return rows.map((row) => ({
    importer: row.importer as ImporterCode,
    code: String(row.code),
    origin: String(row.origin),
    from: String(row.first) as PlainDate,
    to: String(row.last) as PlainDate,
  }));
}

/** The greatest value of an importer's entries, in the units that its duties are worked out from. */
async function greatestValues(
  database: Database,
  importer: ImporterCode,
  { roundValue }: ImporterRules,
): Promise<[string, bigint][]> {
  const { most } = await database.one(
    `SELECT coalesce(max(declared), 0) AS most FROM entries WHERE importer = ${literal(importer)}`,
  );
  const declared = BigInt(String(most));
  return [
    [VALUE, declared / hundredths(roundValue.to) + 1n],
    [DECLARED, declared / declaredUnit(importer)],
  ];
}

export interface Compiling {
  readonly record: TariffRecord;
  readonly answers: ReadonlyMap<string, boolean>;
  readonly amounts: readonly ScaledAmount[];
  /** whether the engine works with more than 64 bits */
  readonly canBeWide: boolean;
  /** takes how many goods of all are compiled; may throw to stop */
  readonly progress: (done: number, all: number) => void;
}

const TURN = 50;

/** Compiles the law for the entries into the tables `spans` and one for each bucket of plans. */
export async function compileLaw(database: Database, compiling: Compiling): Promise<CompiledLaw> {
  const { record, answers, amounts, canBeWide, progress } = compiling;
  const goods = await goodsOf(database);
  const quantities = amounts.map((each) => [each.name, each.greatest] as const);
  const greatest = new Map<ImporterCode, Greatest>();
  for (const importer of IMPORTERS) {
    const values = await greatestValues(database, importer, record.rules(importer));
    greatest.set(importer, new Map([...values, ...quantities]));
  }
  const tables = new PlanTables(
    record.instruments.map(({ id }) => id),
    greatest,
    canBeWide,
  );
  const scales = new Map(amounts.map(({ name, scale }) => [name, scale]));
  const compiler = new SpanCompiler(record, answers, scales);
  await database.run(
    'CREATE OR REPLACE TEMP TABLE spans (goods INTEGER, first DATE, last DATE, plan INTEGER, bucket VARCHAR, note VARCHAR, code VARCHAR)',
  );
  const appender = await database.connection.createAppender('spans');
  for (const [number, each] of goods.entries()) {
    for (const { from, to, plan, bucket, note, code } of mergedSpans(
      compiler.spans(each),
      each,
      tables,
      record,
    )) {
      appender.appendInteger(number);
      appender.appendDate(dateValue(from));
      appender.appendDate(dateValue(to));
      appender.appendInteger(plan);
      appender.appendVarchar(bucket);
      for (const text of [note, code]) {
        if (text === null) appender.appendNull();
        else appender.appendVarchar(text);
      }
      appender.endRow();
    }
    if (number % TURN === 0) {
      progress(number, goods.length);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  appender.closeSync();
  progress(goods.length, goods.length);
  const made = tables.tables();
  for (const table of made) await storePlans(database, table);
  return { tables: made, instruments: tables.instruments };
}

interface StoredSpan {
  readonly from: PlainDate;
  to: PlainDate;
  readonly plan: number;
  readonly bucket: string;
  readonly note: string | null;
  readonly code: string | null;
}

/** The spans with the numbers of their plans; neighbours alike are one. */
function mergedSpans(
  spans: readonly Span[],
  { importer }: Goods,
  tables: PlanTables,
  record: TariffRecord,
): StoredSpan[] {
  const merged: StoredSpan[] = [];
  for (const { from, to, plan, note, code } of spans) {
    const stored: StoredSpan =
      plan.kind === 'slots'
        ? { from, to, ...placed(tables.add(plan, record.rules(importer))), note, code }
        : { from, to, plan: -1, bucket: plan.kind, note: plan.kind === 'one by one' ? note : plan.why, code };
    const last = merged.at(-1);
    if (
      last &&
      last.plan === stored.plan &&
      last.bucket === stored.bucket &&
      last.note === stored.note &&
      last.code === stored.code &&
      addDays(last.to, 1) === from
    ) {
      last.to = to;
    } else merged.push(stored);
  }
  return merged;
}

const placed = ({
  id,
  bucket,
}: {
  id: number;
  bucket: string | undefined;
}): { plan: number; bucket: string } => ({
  plan: id,
  bucket: bucket ?? ONE_BY_ONE,
});

async function storePlans(database: Database, { name, columns, rows }: PlanTable): Promise<void> {
  const typed = columns.map((column) => `${column.name} ${column.text ? 'VARCHAR' : 'BIGINT'}`);
  await database.run(`CREATE OR REPLACE TEMP TABLE ${name} (${typed.join(', ')})`);
  const appender = await database.connection.createAppender(name);
  for (const row of rows) {
    for (const [place, value] of row.entries()) {
      if (value === null) appender.appendNull();
      else if (columns[place]?.text) appender.appendVarchar(String(value));
      else appender.appendBigInt(value as bigint);
    }
    appender.endRow();
  }
  appender.closeSync();
}
