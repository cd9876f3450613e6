/**
 * The yardstick of `kanzei assess`: the same columns from the same tables of spans and plans, as someone who knows DuckDB
 * would write them by hand. One table of entries with their plans, one pass over it for each kind of plan, nothing between
 * that is written down, no order of rows, all entries at once.
 */
import { NO_LINE, ONE_BY_ONE, type ScaledAmount, SEVERAL } from '../src/assess/duckdb/compileLaw.js';
import { type Database, literal } from '../src/assess/duckdb/database.js';
import { DUTY, ORDINARY } from '../src/assess/plan/amounts.js';
import type { PlanTable } from '../src/assess/plan/planTables.js';
import { namesIn } from '../src/assess/plan/shape.js';
import type { ShapeList } from '../src/assess/sql/assessSql.js';
import { duckdb } from '../src/assess/sql/dialect.js';
import { shapeSql } from '../src/assess/sql/shapeSql.js';

/** The entries with their plans, which are by hand as well. */
const JOINED = 'by_hand';

const least = (values: readonly string[]): string => `least(${values.join(', ')})`;
const greatest = (values: readonly string[]): string => `greatest(${values.join(', ')})`;
const money = (hundredths: string): string =>
  `((${hundredths})::DECIMAL(18, 0) * 0.01::DECIMAL(3, 2))::DECIMAL(18, 2)`;

/** Makes the table of entries with their plans. */
async function join(database: Database, scaled: readonly ScaledAmount[], instruments: readonly string[]) {
  const quantities = scaled.map(({ column, divisor }, i) => `, ${column} // ${divisor} AS x${i}`).join('');
  const claims = instruments.map((id, code) => `WHEN ${literal(id)} THEN ${code}`).join(' ');
  await database.run(`
    CREATE TEMP TABLE ${JOINED} AS
    SELECT entry, id, e.importer, e.code, e.origin, day, declared, paid, claim AS claim_name,
      CASE claim ${claims} ELSE -1 END AS claim,
      CASE e.importer WHEN 'JP' THEN declared // 100000 ELSE (declared + 50) // 100 END AS value,
      CASE e.importer WHEN 'JP' THEN declared % 100000 ELSE declared % 100 END <> 0 AS value_was_rounded,
      CASE e.importer WHEN 'JP' THEN declared // 100 ELSE declared END AS declared_unit,
      plan, bucket, note ${quantities}
    FROM entries AS e
    JOIN goods USING (importer, code, origin)
    JOIN spans AS s ON s.goods = goods.goods AND day BETWEEN s.first AND s.last`);
}

const HEAD = `entry, id, importer, code, origin, day AS date, ${money('declared')} AS value, claim_name AS claim, ${money('paid')} AS paid`;

/** The entries of one kind of plan, priced. */
function priced({ name, bucket, shapes }: PlanTable, amounts: ReadonlyMap<string, string>): string {
  const slots = Array.from({ length: bucket.slots }, (_, i) => i + 1);
  const added = Array.from({ length: bucket.added }, (_, i) => i + 1);
  const formula = (
    list: ShapeList,
    at: (column: string) => string,
    amount: (each: string) => string,
  ): string => {
    const cases = list.map(({ number, shape }) => {
      const places = { amount, constant: (place: number) => at(`k${place + 1}`) };
      return `WHEN ${number} THEN ${shapeSql(shape, places, namesIn(shape), duckdb(bucket.wide))}`;
    });
    return cases.length === 0 ? 'NULL::BIGINT' : `CASE ${at('shape')} ${cases.join(' ')} END`;
  };
  const entry = (each: string): string => amounts.get(each) ?? 'NULL';
  const onDuty =
    (i: number) =>
    (each: string): string => {
      if (each === DUTY) return `a${i}`;
      return each === ORDINARY ? `CASE s${i}_mfn WHEN 1 THEN a${i} ELSE ordinary END` : entry(each);
    };
  const whole = (numerator: string, at: string): string =>
    `((${numerator} + ${at}_offset) // ${at}_divisor)::BIGINT`;
  const extra = added.map((l) => whole(`g${l}`, `f${l}`)).join(' + ') || '0';
  const winner = (value: (i: number) => string): string =>
    `CASE tie ${slots.map((i) => `WHEN s${i}_tie THEN ${value(i)}`).join(' ')} END`;
  const ofClaim = (priced_: number): string =>
    least(slots.map((i) => `CASE WHEN s${i}_code = claim AND s${i}_priced = ${priced_} THEN d${i} END`));
  const dearest = (group: number): string =>
    greatest(slots.map((i) => `CASE WHEN s${i}_alternative = ${group} THEN d${i} END`));
  const rival = slots
    .map(
      (i) =>
        `s${i}_rival = 1 OR s${i}_rival = 2 AND a${i} IS NULL OR s${i}_rival = 3 AND coalesce(d${i} < cheapest, true)`,
    )
    .join(' OR ');
  const grades = "['published', 'computed', 'reconstructed', 'secondary', 'unverified']";
  return `
  FROM (
    FROM (
      FROM (
        FROM (
          FROM (
            FROM (
              FROM ${JOINED} JOIN ${name} USING (plan)
              SELECT *, ${[
                ...slots.map((i) => `${formula(shapes.duties, (each) => `s${i}_${each}`, entry)} AS n${i}`),
                ...added.map((l) => `${formula(shapes.added, (each) => `f${l}_${each}`, entry)} AS g${l}`),
              ].join(', ')}
              WHERE bucket = ${literal(name)})
            SELECT *, ${slots.map((i) => `${whole(`n${i}`, `s${i}`)} AS a${i}`).join(', ')}, ${extra} AS extra, declared <= free_up_to AS relieved)
          SELECT *, coalesce(${slots.map((i) => `CASE s${i}_ordinary WHEN 1 THEN a${i} END`).join(', ')}) AS ordinary)
        SELECT *, ${slots.map((i) => `${bucket.total ? formula(shapes.totals, (each) => `t_${each}`, onDuty(i)) : '0'} AS u${i}`).join(', ')})
      SELECT *, ${slots
        .map(
          (
            i,
          ) => `CASE WHEN layers_known = 1 AND a${i} IS NOT NULL THEN CASE WHEN relieved THEN 0 WHEN layers_open = 0
              THEN a${i} + extra${bucket.total ? ` + ${whole(`u${i}`, 't')}` : ''} END END AS w${i}, coalesce(w${i}, a${i}) AS d${i}`,
        )
        .join(', ')})
    SELECT *, ${least(slots.map((i) => `CASE s${i}_candidate WHEN 1 THEN d${i} END`))} AS cheapest,
      ${least(slots.map((i) => `CASE WHEN s${i}_candidate = 1 AND d${i} = cheapest THEN s${i}_tie END`))} AS tie,
      cheapest IS NOT NULL AND (cheapest = 0 OR NOT (${rival} OR coalesce(${dearest(1)} < cheapest, false) OR coalesce(${dearest(2)} < cheapest, false))) AS settled,
      ${ofClaim(1)} AS open_claim, ${ofClaim(2)} AS conditional_claim, coalesce(open_claim, conditional_claim) AS claimed,
      layers_known = 1 AND NOT (${slots.map((i) => `s${i}_priced > 0 AND a${i} IS NOT NULL AND w${i} IS NULL`).join(' OR ')}) AS known,
      ${winner((i) => `w${i} IS NOT NULL`)} AND NOT relieved AND layers_due > 0 AS with_layers)
  SELECT ${HEAD},
    CASE WHEN settled THEN 'settled' ELSE 'open' END AS status,
    CASE WHEN settled THEN ${winner((i) => `s${i}_instrument`)} END AS best,
    CASE WHEN settled THEN ${money('cheapest * unit')} END AS best_due,
    CASE WHEN open_claim IS NOT NULL THEN 'available' WHEN conditional_claim IS NOT NULL THEN 'conditional'
      ELSE ['notComputed', 'notCovered', 'notApplicable'][${least([
        ...slots.map(
          (i) =>
            `CASE WHEN s${i}_code = claim THEN CASE WHEN s${i}_priced > 0 AND a${i} IS NULL THEN 3 ELSE s${i}_state END END`,
        ),
        '5',
      ])} - 2] END AS claimed_status,
    ${money('claimed * unit')} AS claimed_due,
    CASE WHEN known THEN ${money('paid')} - ${money('claimed * unit')} END AS difference,
    CASE WHEN settled THEN ${money('claimed * unit')} - ${money('cheapest * unit')} END AS unused,
    known AS layers_known,
    CASE WHEN settled THEN ${grades}[1 + ${greatest([
      winner((i) => `s${i}_grade`),
      `CASE WHEN value_was_rounded AND (with_layers OR ${winner((i) => `s${i}_by_value = 1`)}) THEN value_grade END`,
      `CASE WHEN ${winner((i) => `n${i} % s${i}_divisor <> 0`)}${[
        ...added.map((l) => ` OR with_layers AND g${l} % f${l}_divisor <> 0`),
        ...(bucket.total
          ? [` OR with_layers AND coalesce(${winner((i) => `u${i} % t_divisor <> 0`)}, false)`]
          : []),
      ].join('')} THEN duty_grade END`,
      'CASE WHEN with_layers THEN layers_grade END',
    ])}] END AS evidence,
    note,
    [${slots
      .map(
        (i) =>
          `{instrument: s${i}_instrument, quota: s${i}_quota, status: CASE WHEN s${i}_priced > 0 AND a${i} IS NULL THEN 'notComputed' ELSE s${i}_status END, duty: CASE WHEN s${i}_priced > 0 THEN ${money(`a${i} * unit`)} END, whole: CASE WHEN s${i}_priced > 0 THEN ${money(`w${i} * unit`)} END}`,
      )
      .join(', ')}][:slots] AS treatments`;
}

/** The entries that no line takes, or several. */
const unpriced = (bucket: string, status: string): string => `
  FROM ${JOINED} SELECT ${HEAD}, ${literal(status)} AS status, NULL AS best, NULL AS best_due, NULL AS claimed_status,
    NULL AS claimed_due, NULL AS difference, NULL AS unused, NULL AS layers_known, NULL AS evidence, note, [] AS treatments
  WHERE bucket = ${literal(bucket)}`;

/** Writes what every entry comes to, without those that only the engine for single shipments can work out. */
export async function assessByHand(
  database: Database,
  tables: readonly PlanTable[],
  scaled: readonly ScaledAmount[],
  instruments: readonly string[],
  out: string,
): Promise<void> {
  await join(database, scaled, instruments);
  const amounts = new Map([
    ['value', 'value'],
    ['declared', 'declared_unit'],
    ...scaled.map(({ name }, i) => [name, `x${i}`] as const),
  ]);
  const selects = [
    ...tables.map((table) => priced(table, amounts)),
    unpriced(NO_LINE, 'none'),
    unpriced(SEVERAL, 'several'),
  ];
  await database.run(`COPY (${selects.join('\nUNION ALL\n')}) TO ${literal(out)} (FORMAT parquet)`);
}

/** How many rows each of the results has that the other has not. */
export async function differences(
  database: Database,
  own: string,
  byHand: string,
): Promise<{ readonly onlyOwn: number; readonly onlyByHand: number; readonly compared: number }> {
  await database.run(
    `CREATE TEMP TABLE singly AS SELECT entry FROM ${JOINED} WHERE bucket = ${literal(ONE_BY_ONE)}`,
  );
  const { last, compared } = await database.one(
    `SELECT max(entry) AS last, count(*) AS compared FROM read_parquet(${literal(byHand)})`,
  );
  let [onlyOwn, onlyByHand] = [0, 0];
  // whole rows are held to find which are alike: a million at a time
  for (let low = 0; low <= Number(last); low += 1_000_000) {
    const among = `entry >= ${low} AND entry < ${low + 1_000_000}`;
    const left = `SELECT * FROM read_parquet(${literal(own)}) ANTI JOIN singly USING (entry) WHERE ${among}`;
    const right = `SELECT * FROM read_parquet(${literal(byHand)}) WHERE ${among}`;
    const only = async (a: string, b: string): Promise<number> =>
      Number((await database.one(`SELECT count(*) AS rows FROM (${a} EXCEPT ALL ${b})`)).rows);
    onlyOwn += await only(left, right);
    onlyByHand += await only(right, left);
  }
  return { onlyOwn, onlyByHand, compared: Number(compared) };
}
