import type { LawRecord } from '../../law/index.js';
import { assessOne, type EntryStatus } from '../assessOne.js';
import type { AmountColumn } from '../entries/columns.js';
import { queryOf } from '../entryQuery.js';
import { amountsOf, hasRoom, NO_ROOM, TOO_LARGE } from '../tabled.js';
import { type Database, literal } from './database.js';
import { HEAD, money } from './resultSql.js';

const TEXTS = ['status', 'best', 'claimed_status', 'evidence', 'treatments', 'too_large'] as const;
const AMOUNTS = ['best_due', 'claimed_due', 'unused'] as const;

/** Makes an empty table of entries assessed one by one. */
export const singlesTable = `CREATE OR REPLACE TEMP TABLE singles (entry BIGINT, ${TEXTS.map((name) => `${name} VARCHAR`).join(', ')}, ${AMOUNTS.map((name) => `${name} BIGINT`).join(', ')}, layers_known BOOLEAN)`;

const ROWS_A_TURN = 200;
/** Rows held in memory at once. */
const ROWS_AT_ONCE = 20_000;

/** What entries are assessed one by one with. */
interface Singles {
  readonly amounts: readonly AmountColumn[];
  readonly answers: ReadonlyMap<string, boolean>;
  readonly record: LawRecord;
  /** may throw to stop */
  readonly check: () => void;
}

/** Assesses the entries of `matched` that no table can, with the engine for single shipments, into `singles`. */
export async function assessSingles(database: Database, bucket: string, question: Singles): Promise<void> {
  await database.run(singlesTable);
  let after = 0;
  for (;;) {
    const rows = await database.rows(
      `SELECT * FROM matched WHERE bucket = ${literal(bucket)} AND entry > ${after} ORDER BY entry LIMIT ${ROWS_AT_ONCE}`,
    );
    if (rows.length === 0) return;
    await appendSingles(database, rows, question);
    after = Number(rows.at(-1)?.entry);
  }
}

async function appendSingles(
  database: Database,
  rows: readonly Readonly<Record<string, unknown>>[],
  { amounts, answers, record, check }: Singles,
): Promise<void> {
  const appender = await database.connection.createAppender('singles');
  for (const [place, row] of rows.entries()) {
    const exactly = assessOne(queryOf(row, amounts, answers), String(row.claim_id), record);
    const fits = hasRoom(exactly);
    const found = fits ? exactly : NO_ROOM;
    const texts: Record<(typeof TEXTS)[number], string | null> = {
      status: found.status,
      best: found.best,
      claimed_status: found.claimedStatus,
      evidence: found.evidence,
      treatments: JSON.stringify(found.treatments),
      too_large: fits ? null : TOO_LARGE,
    };
    appender.appendBigInt(BigInt(String(row.entry)));
    for (const name of TEXTS) {
      const text = texts[name];
      if (text === null) appender.appendNull();
      else appender.appendVarchar(text);
    }
    for (const amount of amountsOf(found)) {
      if (amount === null) appender.appendNull();
      else appender.appendBigInt(amount);
    }
    if (found.layersKnown === null) appender.appendNull();
    else appender.appendBoolean(found.layersKnown);
    appender.endRow();
    if (place % ROWS_A_TURN === 0) {
      check();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  appender.closeSync();
}

/** The entries of `singles` as rows of a result. */
export const SINGLES_SQL = `SELECT ${HEAD},
    singles.status, singles.best, ${money('singles.best_due')} AS best_due, singles.claimed_status,
    ${money('singles.claimed_due')} AS claimed_due,
    CASE WHEN singles.layers_known THEN ${money('paid')} - ${money('singles.claimed_due')} END AS difference,
    ${money('singles.unused')} AS unused, singles.layers_known, singles.evidence,
    coalesce(too_large, note) AS note,
    from_json(singles.treatments, '[{"instrument":"VARCHAR","quota":"VARCHAR","status":"VARCHAR","duty":"DECIMAL(18,2)","whole":"DECIMAL(18,2)"}]') AS treatments
  FROM matched JOIN singles USING (entry)`;

/** The entries of `matched` that no line takes, or several, as rows of a result. */
export const unsettledSql = (bucket: string, status: EntryStatus): string => `SELECT ${HEAD},
    ${literal(status)} AS status, NULL AS best, NULL AS best_due, NULL AS claimed_status, NULL AS claimed_due, NULL AS difference,
    NULL AS unused, NULL AS layers_known, NULL AS evidence, note, [] AS treatments
  FROM matched WHERE bucket = ${literal(bucket)}`;
