import { type PlainDate, Problem } from '../base/index.js';
import type { Evidence, ImporterCode } from '../law/index.js';
import { REFUSALS, type Refusal, refusedBranches } from '../notation/index.js';
import { COLUMNS, type TariffRecord } from '../record/index.js';

/** What one edition holds. */
export interface EditionReport {
  readonly importer: ImporterCode;
  readonly date: PlainDate;
  readonly source: string;
  readonly evidence: Evidence;
  readonly lines: number;
  /** lines with a cell in the column of ordinary rates */
  readonly linesWithGeneralRate: number;
  /** cells that are not blank */
  readonly cells: number;
  readonly read: number;
  readonly refused: Readonly<Record<Refusal, number>>;
  /** share of cells refused for another reason than a remark sign or a range by unspecified product, in per cent */
  readonly otherShare: string;
}

export interface RecordReport {
  readonly editions: readonly EditionReport[];
  readonly instruments: number;
  readonly ok: boolean;
  readonly faults: readonly string[];
}

/** Reasons that the source itself gives: a sign whose remark is not in the data, a rate for unspecified products. */
const OF_THE_SOURCE: readonly Refusal[] = ['remark-sign', 'range-by-product', 'part-of-line'];
const HIGHEST_SHARE = 0.05;

function checkEdition(record: TariffRecord, edition: TariffRecord['editions'][number]): EditionReport {
  const refused = Object.fromEntries(Object.keys(REFUSALS).map((reason) => [reason, 0])) as Record<
    Refusal,
    number
  >;
  let lines = 0;
  let general = 0;
  let cells = 0;
  let refusedCells = 0;
  for (const chapter of record.chapters(edition.importer)) {
    for (const line of record.chapter(edition, chapter)) {
      lines += 1;
      for (const column of COLUMNS[edition.importer]) {
        const cell = line.cell(column);
        if (cell.branches.length === 0) continue;
        cells += 1;
        if (column === 'general') general += 1;
        const [first] = refusedBranches(cell);
        if (!first) continue;
        refusedCells += 1;
        refused[first.reason] += 1;
      }
    }
  }
  const other = refusedCells - OF_THE_SOURCE.reduce((sum, reason) => sum + refused[reason], 0);
  return {
    importer: edition.importer,
    date: edition.date,
    source: edition.source,
    evidence: edition.evidence,
    lines,
    linesWithGeneralRate: general,
    cells,
    read: cells - refusedCells,
    refused,
    otherShare: cells === 0 ? '0' : ((100 * other) / cells).toFixed(4),
  };
}

/**
 * Reads the whole record: every cell of every edition is read, or refused with a reason of the closed list.
 * Throws Problem `brokenData` when a file is not whole.
 */
export function checkRecord(record: TariffRecord): RecordReport {
  record.verify();
  const editions = record.editions.map((edition) => checkEdition(record, edition));
  const faults = editions.flatMap((edition) => {
    const name = `${edition.importer} ${edition.date}`;
    if (edition.cells === 0) return [`${name}: the edition has no cells`];
    return Number(edition.otherShare) > HIGHEST_SHARE
      ? [`${name}: ${edition.otherShare} % of the cells are refused for a reason the source does not give`]
      : [];
  });
  return { editions, instruments: record.instruments.length, ok: faults.length === 0, faults };
}

/** Throws Problem `brokenData` when the report names a fault. */
export function requireSound(report: RecordReport): void {
  if (!report.ok) throw new Problem('brokenData', report.faults.join('; '));
}
