import { printCell } from '../../notation/index.js';
import { columnCell, type RateColumn } from '../columnCell.js';
import { type Correspondence, isSame, type NomenclatureName, nomenclatureOn } from '../nomenclature.js';
import type { Edition, LawRecord, Line } from '../record.js';

/** A line of another edition, none, or `divided` where several could be meant and differ in the column asked for. */
export type Counterpart = Line | undefined | 'divided';

const sameLine = (line: Line, edition: Edition, record: LawRecord): Line | undefined =>
  record.lines(edition, line.code).find(({ code, seq }) => code === line.code && seq === line.seq);

const systemOf = (edition: Edition, record: LawRecord) =>
  nomenclatureOn(record.rules(edition.importer).nomenclatures, edition.date).name;

const subheadingOf = ({ code }: Line): string => code.slice(0, 6);

/** How the subheading of a line stands in the other nomenclature; undefined where no table is at hand. */
export const correspondenceOf = (
  line: Line,
  from: NomenclatureName,
  record: LawRecord,
): Correspondence | undefined =>
  from === 'HS2028' ? undefined : record.correspondence(from, subheadingOf(line));

/** Whether all goods of a line were under the same subheading before, or are still. */
function isUnchanged(line: Line, from: NomenclatureName, record: LawRecord): boolean {
  const found = correspondenceOf(line, from, record);
  if (!found) return false;
  const { codes, others } = found;
  const whole = codes.length === 1 && others === 0 && codes[0] === subheadingOf(line);
  return isSame(subheadingOf(line), found) || (from === 'HS2022' && whole);
}

const ordinaryRate = (line: Line): string => printCell(line.cell('general'));

/** The lines of another nomenclature under the subheadings that the goods of a line may be in. */
export function correspondingLines(line: Line, edition: Edition, record: LawRecord): readonly Line[] {
  const found = correspondenceOf(line, systemOf(line.edition, record), record);
  return (found?.codes ?? []).flatMap((code) => record.lines(edition, code));
}

/** What must be the same of two lines in a column for either to stand for a third: its rate and how it is staged. */
function rateIn(line: Line, column: RateColumn, record: LawRecord): string {
  const cell = columnCell(line, column);
  if (cell.branches.length === 0) return '';
  const ways = record.staging(line.importer, column) && record.ways(line, column.name);
  return `${printCell(cell)} ${ways ?? ''}`;
}

/**
 * The line of another edition that stands for a line: the same code. Where the nomenclature changed between them, the
 * same code if its subheading or at least its ordinary rate stayed, else, of the lines that its subheading corresponds
 * to, those with its ordinary rate (a change of nomenclature leaves rates as they were), as long as all of them have the
 * same rate in the column.
 */
export function counterpart(
  line: Line,
  edition: Edition,
  column: RateColumn,
  record: LawRecord,
): Counterpart {
  if (edition === line.edition) return line;
  const own = sameLine(line, edition, record);
  const from = systemOf(line.edition, record);
  if (from === systemOf(edition, record)) return own;
  if (own && (isUnchanged(line, from, record) || ordinaryRate(own) === ordinaryRate(line))) return own;
  const found = correspondingLines(line, edition, record).filter(
    (each) => ordinaryRate(each) === ordinaryRate(line),
  );
  const rates = new Set(found.map((each) => rateIn(each, column, record)));
  return rates.size > 1 ? 'divided' : found[0];
}
