import type { PlanTable } from '../plan/planTables.js';
import { assessLayers, type Layer, made } from '../sql/assessSql.js';
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

/** The table of what the entries of a bucket come to on a shard, and the one that reads it on all of them. */
export const answersName = (table: PlanTable): string => `answers_${table.name}`;
export const allName = (table: PlanTable): string => `all_${table.name}`;

export const answerTypes = (table: PlanTable): string =>
  answerColumns(table)
    .map((name) => `${name} Nullable(Int64)`)
    .join(', ');

/** One question after another on a shard; each makes a table that the next reads. */
export interface Step {
  readonly table: string;
  readonly create: string;
}

/** The columns that layers are made from. */
const usedBy = (layers: readonly Layer[]): ReadonlySet<string> =>
  new Set(layers.flatMap((layer) => layer.flatMap(({ uses }) => [...uses])));

/**
 * How many layers are one question. ClickHouse 18.16 works out the columns of a sub-select again at every level above it,
 * which doubles the time to understand a question with each.
 */
const LAYERS_AT_ONCE = 2;

/** The steps from the entries of a bucket on a shard to what they come to. */
export function stepsOf(
  { database, amounts }: ShardTables,
  table: PlanTable,
  place: number,
  columns: ReadonlyMap<string, string>,
): readonly Step[] {
  const { bucket, shapes } = table;
  const answers = answerColumns(table);
  const layers: readonly Layer[] = [
    ...assessLayers({ bucket, shapes, columns, dialect: clickhouse }),
    answers.map((name) => made(`answer_${name}`, (use) => `CAST(${use(name)} AS Nullable(Int64))`)),
  ];
  const plan = new Set(planColumns(table).filter((name) => name !== 'plan'));
  let from = `${database}.matched`;
  let where = ` WHERE bucket = ${place}`;
  let known: readonly string[] = [...kept(amounts), 'plan', 'note'];
  const steps: Step[] = [];
  for (let begin = 0; begin < layers.length; begin += LAYERS_AT_ONCE) {
    const group = layers.slice(begin, begin + LAYERS_AT_ONCE);
    const uses = usedBy(group);
    const later = usedBy(layers.slice(begin));
    const constants = [...plan].filter((name) => uses.has(name));
    const join =
      constants.length === 0
        ? ''
        : ` ALL INNER JOIN (SELECT plan, ${constants.join(', ')} FROM ${database}.${table.name}) USING plan`;
    const carried = known.filter((name) => later.has(name));
    let select = `SELECT ${[...carried, ...constants].join(', ')} FROM ${from}${join}${where}`;
    let held: readonly string[] = [...carried, ...constants];
    for (const [level, layer] of group.entries()) {
      const rest = usedBy(layers.slice(begin + level + 1));
      const more = usedBy(group.slice(level + 1));
      const keep = held.filter((name) => (plan.has(name) ? more : rest).has(name));
      const columnsMade = layer.map(({ name, sql }) => `${sql} AS ${name}`);
      select = `SELECT ${[...keep, ...columnsMade].join(', ')} FROM (${select})`;
      held = [...keep, ...layer.map(({ name }) => name)];
    }
    const last = begin + LAYERS_AT_ONCE >= layers.length;
    const name = last ? answersName(table) : `${table.name}_step_${steps.length + 1}`;
    steps.push({
      table: `${database}.${name}`,
      create: last
        ? `INSERT INTO ${database}.${name} ${select}`
        : `CREATE TABLE ${database}.${name} ENGINE = Memory AS ${select}`,
    });
    [from, where, known] = [`${database}.${name}`, '', held];
  }
  return steps;
}

export const answersTable = ({ database }: ShardTables, table: PlanTable): string =>
  `CREATE TABLE ${database}.${answersName(table)} (${answerTypes(table)}) ENGINE = Memory`;
