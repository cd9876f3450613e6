import { EVIDENCE } from '../../law/determination.js';
import type { EntryStatus } from '../assessOne.js';
import type { PlanTable } from '../plan/planTables.js';
import { STATES } from '../plan/slots.js';
import { assessLayers, type Bucket, layered, slotColumn } from '../sql/assessSql.js';
import { duckdb } from '../sql/dialect.js';
import { literal } from './database.js';

/** The columns of a result. */
const RESULT_COLUMNS = [
  ['entry', 'BIGINT'],
  ['id', 'VARCHAR'],
  ['importer', 'VARCHAR'],
  ['code', 'VARCHAR'],
  ['origin', 'VARCHAR'],
  ['date', 'DATE'],
  ['value', 'DECIMAL(18, 2)'],
  ['claim', 'VARCHAR'],
  ['paid', 'DECIMAL(18, 2)'],
  ['status', 'VARCHAR'],
  ['best', 'VARCHAR'],
  ['best_due', 'DECIMAL(18, 2)'],
  ['claimed_status', 'VARCHAR'],
  ['claimed_due', 'DECIMAL(18, 2)'],
  ['difference', 'DECIMAL(18, 2)'],
  ['unused', 'DECIMAL(18, 2)'],
  ['layers_known', 'BOOLEAN'],
  ['evidence', 'VARCHAR'],
  ['note', 'VARCHAR'],
  [
    'treatments',
    'STRUCT(instrument VARCHAR, quota VARCHAR, status VARCHAR, duty DECIMAL(18, 2), whole DECIMAL(18, 2))[]',
  ],
] as const;

/** Makes an empty table with the columns of a result. */
export const resultTable = (name: string): string =>
  `CREATE OR REPLACE TEMP TABLE ${name} (${RESULT_COLUMNS.map((each) => each.join(' ')).join(', ')})`;

/** Rows of a result, with the types of its columns. */
export const typedSql = (rows: string): string =>
  `SELECT ${RESULT_COLUMNS.map(([name, type]) => `CAST(${name} AS ${type}) AS ${name}`).join(', ')} FROM (${rows})`;

/** Hundredths as an amount of money. */
export const money = (hundredths: string): string =>
  `CAST(CAST(${hundredths} AS DECIMAL(18, 0)) * CAST(0.01 AS DECIMAL(3, 2)) AS DECIMAL(18, 2))`;

const due = (amount: string): string => money(`(${amount}) * unit`);

const grades = (number: string): string =>
  `CASE ${EVIDENCE.map((grade, i) => `WHEN ${number} = ${i} THEN ${literal(grade)}`).join(' ')} END`;

/** What every entry of a result begins with, from the table `matched`. */
export const HEAD = `entry, id, importer, code, origin, day AS date,
  ${money('declared')} AS value,
  claim_id AS claim, ${money('paid')} AS paid`;

/** The entries of `matched` whose plans are in a table, assessed. */
export function resultSql(
  table: PlanTable,
  columns: ReadonlyMap<string, string>,
  instruments: readonly string[],
): string {
  const { bucket, shapes } = table;
  const layers = assessLayers({ bucket, shapes, columns, dialect: duckdb(bucket.wide) });
  const inner = `SELECT matched.*, p.* EXCLUDE (plan) FROM matched JOIN ${table.name} AS p ON matched.plan = p.plan WHERE matched.bucket = ${literal(table.name)}`;
  return shownSql(bucket, instruments, layered(inner, layers));
}

/** Entries with the columns of their plans and what these come to, as rows of a result. */
export function shownSql(bucket: Bucket, instruments: readonly string[], assessed: string): string {
  const slots = Array.from({ length: bucket.slots }, (_, i) => i + 1);
  const treatments = slots.map((i) => {
    const s = (name: string): string => slotColumn(i, name);
    const shown = `${s('priced')} > 0`;
    return `struct_pack(instrument := ${s('instrument')}, quota := ${s('quota')}, status := CASE WHEN ${shown} AND a${i} IS NULL THEN 'notComputed' ELSE ${s('status')} END, duty := CASE WHEN ${shown} THEN ${due(`a${i}`)} END, whole := CASE WHEN ${shown} THEN ${due(`w${i}`)} END)`;
  });
  const names = `CASE best_code ${instruments.map((id, code) => `WHEN ${code} THEN ${literal(id)}`).join(' ')} END`;
  const states = Object.entries(STATES)
    .map(([status, number]) => `WHEN ${number} THEN ${literal(status)}`)
    .join(' ');
  const claimedAmount = due('claimed_due');
  const bestAmount = due('best_due');
  return `SELECT ${HEAD},
    CASE WHEN settled = 1 THEN 'settled' ELSE 'open' END AS status,
    ${names} AS best, ${bestAmount} AS best_due,
    CASE claimed_state ${states} END AS claimed_status,
    ${claimedAmount} AS claimed_due,
    CASE WHEN layers_whole = 1 THEN ${money('paid')} - ${claimedAmount} END AS difference,
    ${claimedAmount} - ${bestAmount} AS unused,
    layers_whole = 1 AS layers_known,
    CASE WHEN settled = 1 THEN ${grades('grade')} END AS evidence,
    note,
    list_slice([${treatments.join(',\n      ')}], 1, slots) AS treatments
  FROM (${assessed})`;
}

/** The entries of `matched` that no line takes, or several, as rows of a result. */
export const unsettledSql = (bucket: string, status: EntryStatus): string => `SELECT ${HEAD},
    ${literal(status)} AS status, NULL AS best, NULL AS best_due, NULL AS claimed_status, NULL AS claimed_due, NULL AS difference,
    NULL AS unused, NULL AS layers_known, NULL AS evidence, note, [] AS treatments
  FROM matched WHERE bucket = ${literal(bucket)}`;
