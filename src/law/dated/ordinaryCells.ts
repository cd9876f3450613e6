import type { PlainDate } from '../../base/index.js';
import { printCell } from '../../notation/index.js';
import type { Citation, Step } from '../determination.js';
import type { LawRecord, Line } from '../record.js';
import { correspondingLines, counterpart } from './counterpart.js';
import { beyondHorizon } from './horizon.js';
import { notCarried } from './predecessors.js';

/** How ordinary rates stand on a day that no edition covers. */
export type OrdinaryState =
  /** they are those of the line: nothing at hand says otherwise */
  | { readonly state: 'stands'; readonly how: Step; readonly citations: readonly Citation[] }
  /** the editions before and after differ: `other` is the line of the one that the line is not of */
  | { readonly state: 'changed'; readonly other: Line; readonly left: string }
  | { readonly state: 'unknown'; readonly left: string };

const RENEWED = '; temporary rates are renewed for each fiscal year';

/** How the line of another edition stands for a line, where it is not simply the line itself. */
function agreeing(line: Line, other: Line, record: LawRecord): string {
  const both = `the same in the editions of ${line.edition.date} and ${other.edition.date}`;
  const all = other.code === line.code ? [] : correspondingLines(line, other.edition, record);
  const rates = new Set(all.map((each) => printCell(each.cell('general'))));
  if (rates.size < 2) return both;
  return `${both}; of the lines of ${other.edition.date} that it may have been in, ${all.length} with ${rates.size} rates, taken to be one with its own: a change of nomenclature leaves rates as they were`;
}

function stands(
  line: Line,
  other: Line | undefined,
  columns: readonly string[],
  on: PlainDate,
  record: LawRecord,
): OrdinaryState {
  const renewed = columns.some((column) => column === 'temporary' && line.cell(column).branches.length > 0);
  const expression = other
    ? agreeing(line, other, record)
    : `edition of ${line.edition.date}, the ${on < line.edition.date ? 'first' : 'last'} at hand${renewed ? RENEWED : ''}`;
  return {
    state: 'stands',
    how: {
      label: 'ordinary rate beyond the editions',
      expression,
      result: `taken to hold on ${on}`,
      evidence: 'reconstructed',
    },
    citations: other ? [other.citation(columns.at(-1) as string)] : [],
  };
}

/**
 * Ordinary rates are law until the law is changed: they stand where the editions before and after are the same, and
 * where only one side is at hand. Where the two differ, the day of the change is not known; a line of a new subheading
 * is carried back only where all that its goods may have been in has its rates.
 *
 * @param columns the columns that make up the ordinary rate
 */
export function ordinaryState(
  line: Line,
  columns: readonly string[],
  on: PlainDate,
  record: LawRecord,
): OrdinaryState {
  const unknown = (left: string): OrdinaryState => ({ state: 'unknown', left });
  const beyond = beyondHorizon(on);
  if (beyond !== undefined) return unknown(beyond);
  const editions = record.editionsOf(line.importer);
  const edition =
    line.edition.date <= on
      ? editions.find(({ date }) => date > on)
      : editions.findLast(({ date }) => date <= on);
  if (!edition) {
    const names = columns.map((name) => ({ name }));
    const left = notCarried(line, names, on, record);
    return left === undefined ? stands(line, undefined, columns, on, record) : unknown(left);
  }
  const other = counterpart(line, edition, { name: columns[0] as string }, record);
  if (other === 'divided' || !other) {
    return unknown(
      `no line of the edition of ${edition.date} has the code or, for the same goods, the rate of the edition of ${line.edition.date}; whether the rate had changed is not known`,
    );
  }
  const texts = (of: Line) => columns.map((column) => printCell(of.cell(column))).join(' | ');
  if (texts(line) === texts(other)) return stands(line, other, columns, on, record);
  const [before, after] = line.edition.date <= on ? [line, other] : [other, line];
  return {
    state: 'changed',
    other,
    left: `${texts(before)} in the edition of ${before.edition.date}, ${texts(after)} in that of ${after.edition.date}; the days of the change are not known`,
  };
}
