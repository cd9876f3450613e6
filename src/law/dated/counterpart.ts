import { printCell } from '../../notation/index.js';
import { columnCell, type RateColumn } from '../columnCell.js';
import { isSame, type NomenclatureName, nomenclatureOn } from '../nomenclature.js';
import type { Edition, LawRecord, Line } from '../record.js';

/** A line of another edition, none, or `divided` where several could be meant and differ in the column asked for. */
export type Counterpart = Line | undefined | 'divided';

const sameLine = (line: Line, edition: Edition, record: LawRecord): Line | undefined =>
  record.lines(edition, line.code).find(({ code, seq }) => code === line.code && seq === line.seq);

const systemOf = (edition: Edition, record: LawRecord) =>
  nomenclatureOn(record.rules(edition.importer).nomenclatures, edition.date).name;

const isUnchanged = (line: Line, from: NomenclatureName, record: LawRecord): boolean =>
  from !== 'HS2028' && isSame(line.code.slice(0, 6), record.correspondence(from, line.code.slice(0, 6)));

const ordinaryRate = (line: Line): string => printCell(line.cell('general'));

/** Lines of the other nomenclature that the goods of a line may be in: of its subheadings, with its ordinary rate. */
function candidates(line: Line, edition: Edition, record: LawRecord): readonly Line[] {
  const from = systemOf(line.edition, record);
  if (from === 'HS2028') return [];
  const { codes } = record.correspondence(from, line.code.slice(0, 6));
  return codes
    .flatMap((code) => record.lines(edition, code))
    .filter((each) => ordinaryRate(each) === ordinaryRate(line));
}

/**
 * The line of another edition that stands for a line: the same code. Where the nomenclature changed between them, the
 * same code if its subheading or at least its ordinary rate stayed, else what the correspondence of subheadings leaves,
 * as long as all of it has the same rate in the column.
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
  const found = candidates(line, edition, record);
  const rates = new Set(
    found.map((each) => {
      const cell = columnCell(each, column);
      return cell.branches.length === 0 ? '' : `${printCell(cell)} ${record.ways(each, column.name)}`;
    }),
  );
  return rates.size > 1 ? 'divided' : found[0];
}
