import { date, Problem } from '../base/index.js';
import { formatCode, type ImporterCode } from '../law/index.js';
import { refusedBranches } from '../notation/index.js';
import { type EditionEntry, writeUserEdition } from '../record/facts.js';
import { openRecord, userFolder } from '../record/index.js';
import { readOfficialFile } from '../sources/officialFile.js';
import { toChapters } from '../sources/writeSchedules.js';
import { parseImporter } from './request.js';

export interface ImportRequest {
  /** path of the official file */
  readonly file: string;
  /** whose schedule it is: JP or US */
  readonly importer: string;
  /** the day the edition is of, YYYY-MM-DD */
  readonly edition: string;
  /** where the record file goes; the user's data folder when absent */
  readonly folder?: string | undefined;
}

/** What an import made. */
export interface ImportReport {
  readonly importer: ImporterCode;
  readonly edition: string;
  readonly lines: number;
  /** cells that are not blank */
  readonly cells: number;
  readonly refused: number;
  /** the first of the refused cells: code, column and what was refused */
  readonly refusedCells: readonly { readonly code: string; readonly column: string; readonly text: string }[];
  /** an edition of the same date was at hand before and is answered from this file now */
  readonly replaces: boolean;
  /** the record file written */
  readonly file: string;
}

const SOURCES: Readonly<Record<ImporterCode, { source: string; url: string }>> = {
  JP: {
    source: 'Japan Customs, tariff schedule, imported by the user',
    url: 'https://www.customs.go.jp/tariff/',
  },
  US: {
    source: 'USITC, Harmonized Tariff Schedule of the United States, imported by the user',
    url: 'https://hts.usitc.gov/',
  },
};

/** A schedule has 96 chapters or more; a part of one taken for an edition would hide the rest. */
const FEWEST_CHAPTERS = 90;

const MOST_LISTED = 20;

/** A share of refused cells above which a file is not taken for a schedule, in per cent. */
const HIGHEST_REFUSED = 5;

/**
 * Reads a user's own official file into the user's data folder, where every later question finds it: Japan Customs'
 * schedule as the JSON tree that `facts:build` reads, the U.S. schedule as the USITC's CSV export. All or nothing.
 * Throws Problem `invalidInput` naming file, row and column.
 */
export async function importFile(request: ImportRequest): Promise<ImportReport> {
  const importer = parseImporter(request.importer);
  const edition = date(request.edition);
  const read = readOfficialFile(importer, request.file);
  if (read.date !== undefined && read.date !== edition) {
    throw new Problem('invalidInput', `${request.file} says it is of ${read.date}, not of ${edition}`, [
      `--edition ${read.date}`,
    ]);
  }
  if (read.lines.length === 0) {
    throw new Problem('invalidInput', `${request.file} has no tariff line`, [
      'give the whole schedule, not a part of it',
    ]);
  }
  const chapters = toChapters(read.lines);
  if (chapters.size < FEWEST_CHAPTERS) {
    throw new Problem(
      'invalidInput',
      `${request.file} has ${chapters.size} chapters; an edition needs the whole schedule, not a part of it`,
    );
  }
  let cells = 0;
  let refused = 0;
  const refusedCells: { code: string; column: string; text: string }[] = [];
  for (const line of read.lines) {
    for (const [column, cell] of line.cells) {
      cells += 1;
      const [first] = refusedBranches(cell);
      if (!first) continue;
      refused += 1;
      if (refusedCells.length < MOST_LISTED) {
        refusedCells.push({ code: formatCode(importer, line.code), column, text: first.text });
      }
    }
  }
  if (100 * refused > HIGHEST_REFUSED * cells) {
    throw new Problem(
      'invalidInput',
      `${request.file}: ${refused} of ${cells} cells cannot be read; this is not a schedule of a known form`,
    );
  }
  const entry: EditionEntry = {
    importer,
    date: edition,
    ...SOURCES[importer],
    form: 'complete',
    evidence: 'published',
    sourceGrade: 'official',
  };
  const replaces = openRecord().editions.some((each) => each.importer === importer && each.date === edition);
  const file = writeUserEdition(request.folder ?? userFolder(), entry, chapters);
  return { importer, edition, lines: read.lines.length, cells, refused, refusedCells, replaces, file };
}
