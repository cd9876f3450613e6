import { formatExact } from '../../base/index.js';
import type { Branch, Cell } from '../../notation/index.js';
import { basesOf, comparable, type Siblings } from './bases.js';
import type { Point, StagedLine } from './point.js';
import { type Evidence, type StagedPoint, sharpened, usualBases } from './rule.js';
import type { StagingSchedule } from './schedules.js';
import { type Slot, sameBranches, slotsAlong, slotsOf } from './slots.js';
import { stagingYear } from './years.js';

/** One staged number of a cell with what its fits rest on. */
export interface StagedNumber {
  readonly branch: number;
  readonly slot: Slot;
  readonly evidence: Evidence;
}

/** A cell of a line in one column: its first published form and the numbers of it that are staged. */
export interface StagedCell {
  readonly schedule: StagingSchedule;
  readonly template: Cell;
  readonly numbers: readonly StagedNumber[];
}

const slotText = ({ measure, value }: Slot): string => `${measure} ${formatExact(value)}`;

const slotTexts = (cells: readonly Cell[]): Set<string> =>
  new Set(cells.flatMap((cell) => cell.branches.flatMap(({ rate }) => slotsOf(rate).map(slotText))));

/** The numbers of a line's ordinary columns, for isPlain. */
export const ordinaryNumbers = (line: Pick<StagedLine, 'ordinary'>): ReadonlySet<string> =>
  slotTexts(line.ordinary);

/**
 * Whether nothing of a branch is staged: free, no rate that can be read, or made of the line's ordinary rates only
 * ("the lower of the bound and the temporary rate").
 */
export const isPlain = (branch: Branch, ordinary: ReadonlySet<string>): boolean =>
  slotsOf(branch.rate).every((slot) => ordinary.has(slotText(slot)));

/** Whether all points have the branches and the form of the template. */
const isAligned = (template: Cell, points: readonly Point[]): boolean =>
  points.every(
    ({ cell }) =>
      sameBranches(template, cell) &&
      cell.branches.every(
        (branch, i) => slotsAlong((template.branches[i] as Branch).rate, branch.rate) !== undefined,
      ),
  );

function numbersOf(
  line: StagedLine,
  schedule: StagingSchedule,
  template: Cell,
  points: readonly Point[],
  siblings: Siblings,
): StagedNumber[] {
  const ordinary = ordinaryNumbers(line);
  const settled = slotTexts(line.settled);
  const traced = template !== points[0]?.cell;
  return template.branches.flatMap((branch, at) => {
    if (!traced && isPlain(branch, ordinary)) return [];
    const values = points.map(
      ({ cell }) => slotsAlong(branch.rate, (cell.branches[at] as Branch).rate) ?? [],
    );
    return slotsOf(branch.rate).map((slot, i): StagedNumber => {
      const staged = points.map(
        ({ date }, p): StagedPoint => ({
          year: stagingYear(schedule.years, date),
          value: values[p]?.[i] ?? slot.value,
        }),
      );
      const evidence: Evidence = {
        code: line.code,
        measure: slot.measure,
        points: staged,
        bases: basesOf(line, slot.measure, siblings),
        restsElsewhere: settled.has(slotText(slot)),
      };
      return { branch: at, slot, evidence };
    });
  });
}

/**
 * The form in which a column's rate was staged: that of its first published cell, or that of the ordinary rate for a
 * line that is free in every edition, when such lines are traced back.
 */
function templateOf(line: StagedLine, points: readonly Point[], traceFree: boolean): Cell | undefined {
  const first = (points[0] as Point).cell;
  if (!traceFree || !points.every(({ cell }) => cell.branches.every(({ rate }) => rate.kind === 'free'))) {
    return first;
  }
  if (first.branches.length !== 1) return undefined;
  const origin = line.ordinary.find(
    ({ branches: [branch, ...others] }) =>
      branch?.applied && others.length === 0 && slotsOf(branch.rate).length > 0,
  );
  return (
    origin && {
      branches: [{ ...(origin.branches[0] as Branch), when: (first.branches[0] as Branch).when }],
      stars: 0,
    }
  );
}

/** For each measure and base, the groups of agreements some rate of which usual equal stages from it give. */
function supportOf(cells: readonly StagedCell[]): Map<string, Map<string, Set<string>>> {
  const support = new Map<string, Map<string, Set<string>>>();
  for (const { schedule, numbers } of cells) {
    for (const { slot, evidence } of numbers) {
      const measure = comparable(slot.measure);
      const byBase = support.get(measure) ?? new Map<string, Set<string>>();
      support.set(measure, byBase);
      for (const base of usualBases(schedule.family, evidence, schedule.roundings)) {
        const groups = byBase.get(base) ?? new Set<string>();
        groups.add(schedule.group);
        byBase.set(base, groups);
      }
    }
  }
  return support;
}

function sharpen(
  cell: StagedCell,
  support: ReadonlyMap<string, ReadonlyMap<string, Set<string>>>,
): StagedCell {
  const { group } = cell.schedule;
  const numbers = cell.numbers.map((number): StagedNumber => {
    const byBase = support.get(comparable(number.slot.measure));
    const elsewhere = new Map<string, number>();
    for (const [base, groups] of byBase ?? []) {
      elsewhere.set(base, groups.size - (groups.has(group) ? 1 : 0));
    }
    const { evidence } = number;
    return { ...number, evidence: { ...evidence, bases: sharpened(evidence.bases, elsewhere) } };
  });
  return { ...cell, numbers };
}

/**
 * The cells of a line that have staged numbers. A column in which an edition changed the form of the cell is left
 * out: there is no one ladder to look for.
 */
export function stagedCells(
  line: StagedLine,
  schedules: readonly StagingSchedule[],
  siblings: Siblings,
  traceFree = false,
): StagedCell[] {
  const cells = schedules.flatMap((schedule): StagedCell[] => {
    const points = line.points.get(schedule.column) ?? [];
    const template = points.length === 0 ? undefined : templateOf(line, points, traceFree);
    if (!template || !isAligned(template, points)) return [];
    const numbers = numbersOf(line, schedule, template, points, siblings);
    return numbers.length === 0 ? [] : [{ schedule, template, numbers }];
  });
  const support = supportOf(cells);
  return cells.map((cell) => sharpen(cell, support));
}
