import type { RunReport } from '../assess/index.js';
import {
  type AssessedEntry,
  assessTable,
  moneyText,
  parseEncoding,
  type RefusedRow,
  refusedCsv,
  resultCsv,
} from '../assess/rows/index.js';
import type { TariffRecord } from '../record/index.js';
import type { AssessRequest } from './assess.js';
import { givenFields } from './entryFields.js';
import { toAnswers } from './request.js';

/** A table of entries that is held in memory; the rest as for a file of entries. */
export interface AssessRowsRequest
  extends Pick<AssessRequest, 'to' | 'from' | 'columns' | 'decimal' | 'encoding' | 'declared'> {
  /** of the file, for people */
  readonly name: string;
  /** a CSV with a row of column names */
  readonly bytes: Uint8Array;
}

/** An entry that left a preference unused; money in the importer's currency. */
export interface UnusedPreference
  extends Pick<AssessedEntry, 'entry' | 'id' | 'importer' | 'code' | 'origin' | 'claim' | 'best'> {
  readonly date: string;
  readonly value: string;
  readonly claimedDue: string;
  readonly bestDue: string;
  readonly unused: string;
}

/** What the rows come to, named as in the report on a file. */
export interface RowsReport extends Pick<RunReport, 'columns' | 'entries' | 'oneByOne' | 'summary'> {
  readonly refused: { readonly rows: number; readonly first: readonly RefusedRow[] };
  /** the entries with the largest preference unused */
  readonly largestUnused: readonly UnusedPreference[];
  /** the result as CSV */
  readonly result: string;
  /** every refused row as CSV */
  readonly refusedTable: string;
}

const MOST_SHOWN = 100;

const compareUnused = (a: AssessedEntry, b: AssessedEntry): number =>
  Number((b.unused as bigint) > (a.unused as bigint)) - Number((b.unused as bigint) < (a.unused as bigint));

const money = (amount: bigint | null): string => moneyText(amount ?? 0n);

function unusedOf(entries: readonly AssessedEntry[]): UnusedPreference[] {
  const found = entries.filter(({ unused }) => unused !== null && unused > 0n).sort(compareUnused);
  return found.slice(0, MOST_SHOWN).map((each) => ({
    entry: each.entry,
    id: each.id,
    importer: each.importer,
    code: each.code,
    origin: each.origin,
    date: each.day,
    claim: each.claim,
    best: each.best,
    value: money(each.value),
    claimedDue: money(each.claimedDue),
    bestDue: money(each.bestDue),
    unused: money(each.unused),
  }));
}

/**
 * Assesses a CSV of entries that is held in memory, as `assess` does a file, without a file, a database or a server. Throws
 * Problem `invalidInput` for what cannot be read or lacks a column.
 *
 * @param progress takes how many entries of all are done; what it throws stops the work
 */
export async function assessRows(
  request: AssessRowsRequest,
  record: TariffRecord,
  progress: (done: number, all: number) => void = () => {},
): Promise<RowsReport> {
  const { importer, given } = givenFields(request);
  const { name, bytes, columns: mappings = [], decimal: mark = 'point', encoding } = request;
  const { columns, assessed, refused, oneByOne, summary } = await assessTable({
    name,
    bytes,
    mappings,
    given,
    mark,
    encoding: encoding === undefined ? undefined : parseEncoding(encoding),
    answers: toAnswers(request.declared ?? [], record, importer),
    record,
    progress,
  });
  return {
    columns,
    entries: assessed.length,
    refused: { rows: refused.length, first: refused.slice(0, MOST_SHOWN) },
    oneByOne,
    summary,
    largestUnused: unusedOf(assessed),
    result: resultCsv(assessed),
    refusedTable: refused.length > 0 ? refusedCsv(refused) : '',
  };
}
