import type { PlainDate } from '../../base/index.js';
import { printCell } from '../../notation/index.js';
import type { Citation, Step } from '../determination.js';
import type { LawRecord, Line } from '../record.js';
import { type Counterpart, counterpart } from './counterpart.js';
import { beyondHorizon } from './horizon.js';

/** How ordinary rates stand on a day that no edition covers. */
export type OrdinaryState =
  /** they are those of the line: nothing at hand says otherwise */
  | { readonly state: 'stands'; readonly how: Step; readonly citations: readonly Citation[] }
  /** the editions before and after differ: `other` is the line of the one that the line is not of */
  | { readonly state: 'changed'; readonly other: Line; readonly left: string }
  | { readonly state: 'unknown'; readonly left: string };

const RENEWED = '; temporary rates are renewed for each fiscal year';

function stands(
  line: Line,
  other: Line | undefined,
  columns: readonly string[],
  on: PlainDate,
): OrdinaryState {
  const renewed = columns.some((column) => column === 'temporary' && line.cell(column).branches.length > 0);
  const expression = other
    ? `the same in the editions of ${line.edition.date} and ${other.edition.date}`
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
 * where only one side is at hand. Where the two differ, the day of the change is not known.
 *
 * @param columns the columns that make up the ordinary rate
 */
export function ordinaryState(
  line: Line,
  columns: readonly string[],
  on: PlainDate,
  record: LawRecord,
): OrdinaryState {
  const beyond = beyondHorizon(on);
  if (beyond !== undefined) return { state: 'unknown', left: beyond };
  const editions = record.editionsOf(line.importer);
  const edition =
    line.edition.date <= on
      ? editions.find(({ date }) => date > on)
      : editions.findLast(({ date }) => date <= on);
  const other: Counterpart = edition && counterpart(line, edition, { name: columns[0] as string }, record);
  if (!edition) return stands(line, undefined, columns, on);
  if (other === 'divided' || !other) {
    const left = `no line of the edition of ${edition.date} has the code or, for the same goods, the rate of the edition of ${line.edition.date}; whether the rate had changed is not known`;
    return { state: 'unknown', left };
  }
  const texts = (of: Line) => columns.map((column) => printCell(of.cell(column))).join(' | ');
  if (texts(line) === texts(other)) return stands(line, other, columns, on);
  const [before, after] = line.edition.date <= on ? [line, other] : [other, line];
  return {
    state: 'changed',
    other,
    left: `${texts(before)} in the edition of ${before.edition.date}, ${texts(after)} in that of ${after.edition.date}; the days of the change are not known`,
  };
}
