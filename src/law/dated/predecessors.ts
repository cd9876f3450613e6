import type { PlainDate } from '../../base/index.js';
import { printCell } from '../../notation/index.js';
import { formatCode } from '../codes.js';
import { columnCell, type RateColumn } from '../columnCell.js';
import { nomenclatureOn } from '../nomenclature.js';
import type { LawRecord, Line } from '../record.js';
import { correspondenceOf } from './counterpart.js';

/**
 * Why the rates of a line cannot be carried to a day whose own nomenclature has no edition at hand: its goods were under
 * several subheadings, and the lines that became of those do not all have its rates. Undefined where they can: a change
 * of nomenclature leaves rates as they were.
 */
export function notCarried(
  line: Line,
  columns: readonly RateColumn[],
  on: PlainDate,
  record: LawRecord,
): string | undefined {
  const { nomenclatures } = record.rules(line.importer);
  const systemOn = (day: PlainDate) => nomenclatureOn(nomenclatures, day).name;
  const [own, ofDay] = [systemOn(line.edition.date), systemOn(on)];
  if (own !== 'HS2022' || ofDay !== 'HS2017') return undefined;
  if (record.editionsOf(line.importer).some(({ date }) => systemOn(date) === ofDay)) return undefined;
  const found = correspondenceOf(line, own, record);
  const subheading = line.code.slice(0, 6);
  if (!found || (found.codes.length === 1 && found.others === 0)) return undefined;
  const rates = (of: Line): string => columns.map((column) => printCell(columnCell(of, column))).join(' | ');
  const heirs = found.codes
    .flatMap((code) => record.correspondence('HS2017', code).codes)
    .flatMap((code) => record.lines(line.edition, code));
  if (found.others === 0 && heirs.every((each) => rates(each) === rates(line))) return undefined;
  const more = found.others > 0 ? [`${found.others} other subheadings`] : [];
  const names = [...found.codes.map((code) => formatCode(line.importer, code)), ...more];
  return `goods of subheading ${formatCode(line.importer, subheading)} of ${own} were in ${names.join(', ')}; where those of this line were and what they paid is not known`;
}
