import type { LawRecord } from '../../law/index.js';
import { assessOne } from '../assessOne.js';
import { type AmountColumn, amountColumn } from '../entries/columns.js';
import { queryOf } from '../entryQuery.js';
import { amountsOf, hasRoom, NO_ROOM, TOO_LARGE } from '../tabled.js';
import { ONE_BY_ONE } from './compileLaw.js';
import { type Database, literal } from './database.js';
import { FROM_ENTRIES, inPart, type Part, WITH_SPANS } from './entriesSql.js';
import { HEAD, money } from './resultSql.js';

const TEXTS = ['status', 'best', 'claimed_status', 'evidence', 'treatments', 'too_large'] as const;
const AMOUNTS = ['best_due', 'claimed_due', 'unused'] as const;

/** Makes an empty table of entries assessed one by one. */
const SINGLES_TABLE = `CREATE OR REPLACE TEMP TABLE singles (entry BIGINT, ${TEXTS.map((name) => `${name} VARCHAR`).join(', ')}, ${AMOUNTS.map((name) => `${name} BIGINT`).join(', ')}, layers_known BOOLEAN)`;

const ROWS_A_TURN = 100;
/** Rows held in memory at once. */
const ROWS_AT_ONCE = 40_000;

/** What entries are assessed one by one with. */
interface Singles {
  readonly amounts: readonly AmountColumn[];
  readonly answers: ReadonlyMap<string, boolean>;
  readonly record: LawRecord;
  /** may throw to stop */
  readonly check: () => void;
}

/** A row of `singles`. */
interface Priced {
  readonly entry: bigint;
  readonly texts: readonly (string | null)[];
  readonly amounts: readonly (bigint | null)[];
  readonly layersKnown: boolean | null;
}

type Row = Readonly<Record<string, unknown>>;

const WHERE_SINGLE = `${FROM_ENTRIES} ${WITH_SPANS} WHERE s.bucket = ${literal(ONE_BY_ONE)}`;

/** How many entries are worked out with the engine for single shipments. */
export async function countSingles(database: Database): Promise<number> {
  const { singles } = await database.one(`SELECT count(*) AS singles ${WHERE_SINGLE}`);
  return Number(singles);
}

/**
 * Assesses the entries that no table can with the engine for single shipments, into the table `singles`. Those of the next
 * part are begun while the database writes the one before.
 */
export class OneByOne {
  private begun: Promise<readonly Priced[]> = Promise.resolve([]);
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly question: Singles,
    private readonly atOnce = ROWS_AT_ONCE,
  ) {}

  /** Begins a part: as many of its entries as are held in memory. Resolves when these are read. */
  async begin(part: Part | undefined): Promise<void> {
    if (!part) return;
    const rows = await this.read(part, part.low - 1);
    this.begun = this.price(rows);
    // whoever waits for it is told
    this.begun.catch(() => undefined);
  }

  /** Makes the table of a part that is begun. */
  async fill(part: Part): Promise<void> {
    await this.database.run(SINGLES_TABLE);
    let priced = await this.begun;
    for (;;) {
      await this.append(priced);
      const last = priced.at(-1);
      if (!last || priced.length < this.atOnce) return;
      priced = await this.price(await this.read(part, Number(last.entry)));
    }
  }

  /** Leaves what is begun. */
  stop(): void {
    this.stopped = true;
  }

  private read(part: Part, after: number): Promise<Row[]> {
    const amounts = this.question.amounts.map((_each, place) => `, ${amountColumn(place)}`).join('');
    return this.database.rows(
      `SELECT entry, e.importer, e.origin, day, declared, claim, coalesce(s.code, e.code) AS line_code ${amounts}
      ${WHERE_SINGLE} AND ${inPart(part)} AND entry > ${after} ORDER BY entry LIMIT ${this.atOnce}`,
    );
  }

  private async price(rows: readonly Row[]): Promise<Priced[]> {
    const priced: Priced[] = [];
    for (const [place, row] of rows.entries()) {
      if (place % ROWS_A_TURN === 0) {
        this.question.check();
        await new Promise((resolve) => setImmediate(resolve));
        if (this.stopped) break;
      }
      priced.push(pricedRow(row, this.question));
    }
    return priced;
  }

  private async append(rows: readonly Priced[]): Promise<void> {
    const appender = await this.database.connection.createAppender('singles');
    for (const { entry, texts, amounts, layersKnown } of rows) {
      appender.appendBigInt(entry);
      for (const text of texts) {
        if (text === null) appender.appendNull();
        else appender.appendVarchar(text);
      }
      for (const amount of amounts) {
        if (amount === null) appender.appendNull();
        else appender.appendBigInt(amount);
      }
      if (layersKnown === null) appender.appendNull();
      else appender.appendBoolean(layersKnown);
      appender.endRow();
    }
    appender.closeSync();
  }
}

function pricedRow(row: Row, { amounts, answers, record }: Singles): Priced {
  const exactly = assessOne(queryOf(row, amounts, answers), String(row.claim), record);
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
  return {
    entry: BigInt(String(row.entry)),
    texts: TEXTS.map((name) => texts[name]),
    amounts: amountsOf(found),
    layersKnown: found.layersKnown,
  };
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
