import { fraction, multiply, ONE, type PlainDate, parseUnit } from '../../base/index.js';
import type { Evidence, ImporterCode, LawRecord, Status } from '../../law/index.js';
import { assessOne, type DueUnder, type EntryStatus } from '../assessOne.js';
import {
  amountColumn,
  type ColumnMap,
  type ColumnUse,
  columnUses,
  type Field,
  mapColumns,
  QUANTITY_DECIMALS,
} from '../entries/columns.js';
import type { Encoding } from '../entries/encoding.js';
import type { DecimalMark } from '../entries/forms.js';
import { queryOf } from '../entryQuery.js';
import { type Span, SpanCompiler } from '../plan/spans.js';
import type { Summary } from '../summary.js';
import { amountsOf, hasRoom, NO_ROOM, TOO_LARGE } from '../tabled.js';
import { addUp } from './addUp.js';
import { divide } from './divide.js';
import { type Entry, entryReader } from './readEntry.js';

/** One entry assessed; money in hundredths of the importer's currency. */
export interface AssessedEntry {
  /** number among the rows that were read, from 1 */
  readonly entry: number;
  readonly id: string | null;
  readonly importer: ImporterCode;
  readonly code: string;
  readonly origin: string;
  readonly day: PlainDate;
  readonly value: bigint;
  readonly claim: string;
  readonly paid: bigint | null;
  readonly status: EntryStatus;
  readonly best: string | null;
  readonly bestDue: bigint | null;
  readonly claimedStatus: Status | null;
  readonly claimedDue: bigint | null;
  readonly difference: bigint | null;
  readonly unused: bigint | null;
  readonly layersKnown: boolean | null;
  readonly evidence: Evidence | null;
  readonly note: string | null;
  readonly treatments: readonly DueUnder[];
}

/** A row that is no entry. */
export interface RefusedRow {
  /** number of the row; null where it could not be divided into columns */
  readonly entry: number | null;
  /** line of the file in place of it */
  readonly line: number | null;
  readonly why: string;
  readonly row: string;
}

export interface RowsQuestion {
  /** of the file, for people */
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mappings: readonly string[];
  readonly given: ReadonlyMap<Field, string>;
  readonly mark: DecimalMark;
  readonly encoding: Encoding | undefined;
  readonly answers: ReadonlyMap<string, boolean>;
  readonly record: LawRecord;
  /** takes how many rows of all are done */
  readonly progress: (done: number, all: number) => void;
}

export interface RowsAnswer {
  readonly columns: readonly ColumnUse[];
  readonly assessed: readonly AssessedEntry[];
  readonly refused: readonly RefusedRow[];
  /** entries worked out with the engine for single shipments: all that a line takes */
  readonly oneByOne: number;
  readonly summary: Summary;
}

const TURN = 200;

interface Days {
  from: PlainDate;
  to: PlainDate;
  spans?: readonly Span[];
}

/** The spans of the goods of entries, compiled when they are first asked for. */
class SpansOfGoods {
  private readonly goods = new Map<string, Days>();
  private readonly compiler: SpanCompiler;

  constructor(
    entries: readonly Entry[],
    columns: ColumnMap,
    answers: ReadonlyMap<string, boolean>,
    record: LawRecord,
  ) {
    const smallest = fraction(1, 10 ** QUANTITY_DECIMALS);
    const scales = columns.amounts.map(({ name, unit }) => {
      const factor = (unit === undefined ? undefined : parseUnit(unit)?.factor) ?? ONE;
      return [name, multiply(factor, smallest)] as const;
    });
    this.compiler = new SpanCompiler(record, answers, new Map(scales));
    for (const entry of entries) {
      const key = keyOf(entry);
      const known = this.goods.get(key);
      if (!known) this.goods.set(key, { from: entry.day, to: entry.day });
      else if (entry.day < known.from) known.from = entry.day;
      else if (entry.day > known.to) known.to = entry.day;
    }
  }

  /** What holds for the goods of an entry on its day. */
  of(entry: Entry): Span | undefined {
    const { importer, origin, code } = entry;
    const days = this.goods.get(keyOf(entry)) as Days;
    const { from, to } = days;
    days.spans ??= this.compiler.spans({ importer, origin, code, from, to });
    return days.spans.find((span) => span.from <= entry.day && entry.day <= span.to);
  }
}

const keyOf = ({ importer, code, origin }: Entry): string => `${importer} ${code} ${origin}`;

type Worked = Omit<
  AssessedEntry,
  'entry' | 'id' | 'importer' | 'code' | 'origin' | 'day' | 'value' | 'claim' | 'paid'
>;

const UNSETTLED: Omit<Worked, 'status' | 'note'> = {
  best: null,
  bestDue: null,
  claimedStatus: null,
  claimedDue: null,
  difference: null,
  unused: null,
  layersKnown: null,
  evidence: null,
  treatments: [],
};

const STATUS = { 'no line': 'none', several: 'several' } as const;

function worked(entry: Entry, span: Span, columns: ColumnMap, question: RowsQuestion): Worked {
  const { plan, note, code } = span;
  if (plan.kind === 'no line' || plan.kind === 'several')
    return { ...UNSETTLED, status: STATUS[plan.kind], note: plan.why };
  const { importer, origin, day, declared, claim, paid } = entry;
  const amounts = entry.amounts.map((amount, place) => [amountColumn(place), amount] as const);
  const row = {
    importer,
    line_code: code ?? entry.code,
    origin,
    day,
    declared,
    ...Object.fromEntries(amounts),
  };
  const exactly = assessOne(queryOf(row, columns.amounts, question.answers), claim, question.record);
  const fits = hasRoom(exactly);
  const { status, best, claimedStatus, layersKnown, evidence, treatments } = fits ? exactly : NO_ROOM;
  const [bestDue = null, claimedDue = null, unused = null] = amountsOf(fits ? exactly : NO_ROOM);
  const known = layersKnown && paid !== null && claimedDue !== null;
  const difference = known ? paid - claimedDue : null;
  const noted = fits ? note : TOO_LARGE;
  return {
    status,
    best,
    bestDue,
    claimedStatus,
    claimedDue,
    difference,
    unused,
    layersKnown,
    evidence,
    note: noted,
    treatments,
  };
}

/**
 * Assesses a CSV that is held in memory, entry by entry, with the engine for single shipments. Throws Problem
 * `invalidInput` for what cannot be read or lacks a column, and what `progress` throws to stop.
 */
export async function assessTable(question: RowsQuestion): Promise<RowsAnswer> {
  const { name, bytes, encoding, mappings, given, mark, record, answers, progress } = question;
  const { names, rows, undivided } = await divide(name, bytes, encoding);
  const columns = mapColumns(names, mappings, new Set(given.keys()));
  const read = entryReader({ names, columns, given, mark, record });
  const refused: RefusedRow[] = [];
  const entries: (Entry & { readonly entry: number })[] = [];
  for (const [place, cells] of rows.entries()) {
    const found = read(cells);
    if ('why' in found) refused.push({ entry: place + 1, line: null, ...found });
    else entries.push({ ...found, entry: place + 1 });
  }
  refused.push(...undivided.map((each) => ({ entry: null, ...each })));
  const spans = new SpansOfGoods(entries, columns, answers, record);
  const assessed: AssessedEntry[] = [];
  for (const [place, each] of entries.entries()) {
    if (place % TURN === 0) progress(place, entries.length);
    const span = spans.of(each);
    if (!span) throw new Error(`no span holds for entry ${each.entry}`);
    const { entry, id, importer, code, origin, day, declared, claim, paid } = each;
    const head = { entry, id, importer, code, origin, day, value: declared, claim, paid };
    assessed.push({ ...head, ...worked(each, span, columns, question) });
  }
  progress(entries.length, entries.length);
  const oneByOne = assessed.filter(({ status }) => status === 'settled' || status === 'open').length;
  return { columns: columnUses(columns), assessed, refused, oneByOne, summary: addUp(assessed) };
}
