import type { PlanTable } from '../plan/planTables.js';
import { assessLayers, layered } from '../sql/assessSql.js';
import { clickhouse } from '../sql/dialect.js';

/** What is made on the servers of a shard. Every value is a whole number; none is sent as a text. */
export interface ShardTables {
  readonly database: string;
  /** the columns of scaled amounts, which an entry may lack */
  readonly amounts: readonly string[];
}

const ENTRY = ['entry', 'declared', 'claim', 'value', 'value_was_rounded', 'declared_unit'] as const;

/** The columns of an entry in the order in which they are sent. */
export const entryColumns = (amounts: readonly string[]): readonly string[] => [
  ...ENTRY,
  'goods',
  'day',
  ...amounts,
];

const PARTS = 'ENGINE = MergeTree PARTITION BY tuple()';

const typed = (name: string, amounts: readonly string[]): string =>
  `${name} ${name === 'day' ? 'Date' : amounts.includes(name) ? 'Nullable(Int64)' : 'Int64'}`;

export const entriesTable = ({ database, amounts }: ShardTables): string =>
  `CREATE TABLE ${database}.entries (${entryColumns(amounts)
    .map((name) => typed(name, amounts))
    .join(', ')}) ${PARTS} ORDER BY goods`;

export const spansTable = ({ database }: ShardTables): string =>
  `CREATE TABLE ${database}.spans (goods Int64, first Date, last Date, plan Int64, bucket Int64, note Int64) ${PARTS} ORDER BY goods`;

/** The columns of a plan that the arithmetic takes; what it only shows stays here. */
export const planColumns = ({ columns }: PlanTable): readonly string[] =>
  columns.filter(({ text }) => !text).map(({ name }) => name);

export const plansTable = ({ database }: ShardTables, table: PlanTable): string =>
  `CREATE TABLE ${database}.${table.name} (${planColumns(table)
    .map((name) => `${name} Int64`)
    .join(', ')}) ${PARTS} ORDER BY plan`;

const kept = (amounts: readonly string[]): readonly string[] => [...ENTRY, ...amounts];

export const matchedTable = ({ database, amounts }: ShardTables): string =>
  `CREATE TABLE ${database}.matched (${[...kept(amounts), 'plan', 'bucket', 'note']
    .map((name) => typed(name, amounts))
    .join(', ')}) ${PARTS} ORDER BY (bucket, plan)`;

/** Gives every entry of a shard the plan of its goods and its day: equal goods, then the days between. */
export const matchEntries = ({ database, amounts }: ShardTables): string =>
  `INSERT INTO ${database}.matched SELECT ${[...kept(amounts), 'plan', 'bucket', 'note'].join(', ')}
  FROM ${database}.entries ALL INNER JOIN ${database}.spans USING goods
  WHERE day >= first AND day <= last`;

/** What an entry comes to, as it is read back. */
export const answerColumns = ({ bucket }: PlanTable): readonly string[] => {
  const slots = Array.from({ length: bucket.slots }, (_, i) => i + 1);
  return [
    'entry',
    'plan',
    'note',
    'settled',
    'best_code',
    'best_due',
    'claimed_state',
    'claimed_due',
    'layers_whole',
    'grade',
    ...slots.map((i) => `a${i}`),
    ...slots.map((i) => `w${i}`),
  ];
};

/** The names of the view of a bucket on a shard, and of the table that reads it on all of them. */
export const viewName = (table: PlanTable): string => `assessed_${table.name}`;
export const allName = (table: PlanTable): string => `all_${table.name}`;

/** The entries of one bucket on a shard, assessed. */
export function assessedView(
  { database, amounts }: ShardTables,
  table: PlanTable,
  place: number,
  columns: ReadonlyMap<string, string>,
): string {
  const { bucket, shapes, totalShapes } = table;
  const layers = assessLayers({ bucket, shapes, totalShapes, columns, dialect: clickhouse });
  const plan = planColumns(table).filter((name) => name !== 'plan');
  const inner = `SELECT ${[...kept(amounts), 'plan', 'note', ...plan].join(', ')}
    FROM ${database}.matched ALL INNER JOIN ${database}.${table.name} USING plan WHERE bucket = ${place}`;
  const shown = answerColumns(table).map((name) => `CAST(${name} AS Nullable(Int64)) AS answer_${name}`);
  return `CREATE VIEW ${database}.${viewName(table)} AS SELECT ${shown.join(', ')} FROM (${layered(inner, layers)})`;
}

export const answerTypes = (table: PlanTable): string =>
  answerColumns(table)
    .map((name) => `answer_${name} Nullable(Int64)`)
    .join(', ');
