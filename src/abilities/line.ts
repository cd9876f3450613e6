import { date, type PlainDate, Problem } from '../base/index.js';
import { codeDigits, type ImporterCode, publishes } from '../law/index.js';
import { printCell } from '../notation/index.js';
import { COLUMNS, type TariffRecord } from '../record/index.js';
import { parseImporter, unknownCode } from './request.js';

export interface LineRequest {
  readonly code: string;
  /** importing country; both schedules when absent */
  readonly to?: string | undefined;
  readonly on: string;
}

/** One tariff line as a schedule has it: every cell that is not blank, in the canonical notation. */
export interface LineAnswer {
  readonly code: string;
  readonly seq: number;
  readonly country: ImporterCode;
  readonly description: string;
  /** the same of its heading, in Japanese */
  readonly japanese?: string;
  readonly units: readonly string[];
  readonly when?: string;
  readonly edition: { readonly source: string; readonly date: PlainDate };
  /** false: no edition at hand is of the day asked for; `path` works out its rates */
  readonly ofTheDay: boolean;
  readonly cells: Readonly<Record<string, string>>;
}

function linesOf(record: TariffRecord, importer: ImporterCode, digits: string, on: PlainDate): LineAnswer[] {
  const edition = record.edition(importer, on);
  const ofTheDay = publishes(edition, on, record);
  return record.lines(edition, digits).map((line) => {
    const cells: Record<string, string> = {};
    for (const column of COLUMNS[importer]) {
      const cell = line.cell(column);
      if (cell.branches.length > 0) cells[column] = printCell(cell);
    }
    return {
      ...line.described,
      country: importer,
      edition: { source: edition.source, date: edition.date },
      ofTheDay,
      cells,
    };
  });
}

/** The lines under a code as the schedules of the date have them. */
export function line(request: LineRequest, record: TariffRecord): LineAnswer[] {
  const on = date(request.on);
  const digits = codeDigits(request.code);
  if (digits === undefined) {
    throw new Problem('invalidInput', `"${request.code}" is not a tariff code; write 2 to 10 digits`);
  }
  const importers: readonly ImporterCode[] =
    request.to === undefined ? ['JP', 'US'] : [parseImporter(request.to)];
  const found = importers.flatMap((importer) => linesOf(record, importer, digits, on));
  if (found.length > 0) return found;
  throw unknownCode(record, importers[0] as ImporterCode, request.code, digits, on);
}
