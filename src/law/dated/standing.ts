import type { PlainDate } from '../../base/index.js';
import { type Cell, compareRates, hasAmount, printCell, type Rate } from '../../notation/index.js';
import type { Citation, Step } from '../determination.js';
import type { Line } from '../record.js';
import { stagingYear } from '../staging/years.js';
import { type DatedCell, unknownCell } from './datedCell.js';
import type { LinePoint } from './points.js';

const FREE: Cell = { branches: [{ when: [], rate: { kind: 'free' }, applied: true }], stars: 0 };

export const isBlank = ({ branches }: Cell): boolean => branches.length === 0;
export const isFree = ({ branches }: Cell): boolean =>
  branches.length > 0 && branches.every(({ rate }) => rate.kind === 'free');

const shown = (cell: Cell): string => (isBlank(cell) ? 'no commitment' : printCell(cell));

const named = ({ date, cell }: LinePoint): string => `${shown(cell)} (edition of ${date})`;

interface Found {
  readonly before: LinePoint | undefined;
  readonly after: LinePoint | undefined;
  readonly label: string;
  readonly on: PlainDate;
}

const cited = ({ before, after, label }: Found): Citation[] =>
  [before, after].flatMap((point) => (point ? [point.line.citation(label)] : []));

const step = (expression: string, result: string): Step => ({
  label: 'rate beyond the editions',
  expression,
  result,
  evidence: 'reconstructed',
});

function one(cell: Cell, expression: string, found: Found): DatedCell {
  return {
    options: [{ cell }],
    complete: true,
    unbounded: false,
    evidence: 'reconstructed',
    how: [step(expression, shown(cell))],
    citations: cited(found),
  };
}

/** Between two states, the lower first; without a greatest, at most the ordinary rate. */
function between(least: Cell, most: Cell | undefined, why: string, found: Found): DatedCell {
  if (![least, ...(most ? [most] : [])].every(hasAmounts)) return unknownCell(why);
  const [low, high] = most && isAbove(least, most) ? [most, least] : [least, most];
  const options = [low, ...(high ? [high] : [])].map((cell) => ({ cell }));
  return {
    options,
    left: why,
    complete: false,
    unbounded: high === undefined,
    evidence: 'reconstructed',
    how: [step(why, high ? `${shown(low)} to ${shown(high)}` : `at least ${shown(low)}`)],
    citations: cited(found),
  };
}

const hasAmounts = ({ branches }: Cell): boolean => branches.every(({ rate }) => hasAmount(rate));

const isAbove = (a: Cell, b: Cell): boolean => {
  const [first, second] = [a.branches[0]?.rate, b.branches[0]?.rate] as [Rate | undefined, Rate | undefined];
  return first !== undefined && second !== undefined && compareRates(first, second) === 1;
};

/** Whether a rate may go on coming down: it did at the last step that the editions show, or they show none. */
function mayMove(points: readonly LinePoint[], last: LinePoint, staging: string): boolean {
  if (isBlank(last.cell) || isFree(last.cell) || isOrdinary(last)) return false;
  const years = { entry: points[0]?.date as PlainDate, stagingDay: staging, yearAtEntry: 1 };
  const year = stagingYear(years, last.date);
  const earlier = points.findLast(({ date }) => stagingYear(years, date) < year);
  return earlier === undefined || printCell(earlier.cell) !== printCell(last.cell);
}

function afterAll(points: readonly LinePoint[], staging: string, found: Found): DatedCell {
  const last = found.before as LinePoint;
  if (!mayMove(points, last, staging)) return one(last.cell, `${named(last)}, the last at hand`, found);
  const why = `${named(last)}, the last at hand; whether and how far it comes down is not known`;
  return between(FREE, last.cell, why, found);
}

/** The ordinary cells that a rate under an agreement can never be above. */
const ordinaryCells = (line: Line): readonly Cell[] =>
  line.importer === 'JP'
    ? ['temporary', 'wto', 'general'].map((column) => line.cell(column))
    : [line.cell('general')];

const isApplied = ({ branches }: Cell): boolean => branches.every(({ applied }) => applied);

/** Whether a rate is the ordinary one of its line, or both are free. */
function isOrdinary({ line, cell }: LinePoint): boolean {
  const text = printCell(cell);
  return ordinaryCells(line)
    .filter((ordinary) => !isBlank(ordinary) && isApplied(ordinary))
    .some((ordinary) => printCell(ordinary) === text || (isFree(ordinary) && isFree(cell)));
}

function beforeAll(found: Found): DatedCell {
  const first = found.after as LinePoint;
  if (isBlank(first.cell)) return one(first.cell, `${named(first)}, the first at hand`, found);
  if (isOrdinary(first)) {
    return one(first.cell, `${named(first)}, the first at hand, is the ordinary rate`, found);
  }
  const why = `the first edition at hand is of ${first.date}; what the rate was before is not known`;
  return between(first.cell, undefined, why, found);
}

/**
 * A rate under an agreement on a day without an edition, by the editions before and after it alone: such a rate does not
 * rise, so that it lies between the two, and stands where they are the same.
 */
export function standingCell(
  points: readonly LinePoint[],
  column: { readonly label: string; readonly staging: string },
  on: PlainDate,
): DatedCell {
  const before = points.findLast(({ date }) => date <= on);
  const after = points.find(({ date }) => date > on);
  const found: Found = { before, after, label: column.label, on };
  if (!before && !after) return unknownCell('no edition at hand has this line');
  if (!before) return beforeAll(found);
  if (!after) return afterAll(points, column.staging, found);
  if (printCell(before.cell) === printCell(after.cell)) {
    return one(before.cell, `the same in the editions of ${before.date} and ${after.date}`, found);
  }
  const why = `${named(before)}, ${named(after)}; the days of the steps between are not known`;
  if (isBlank(before.cell)) return between(after.cell, undefined, why, found);
  return between(isBlank(after.cell) ? FREE : after.cell, before.cell, why, found);
}
