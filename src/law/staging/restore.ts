import { type Cell, printCell } from '../../notation/index.js';
import { Siblings } from './bases.js';
import { stagedCells } from './numbers.js';
import type { Point, StagedLine } from './point.js';
import { cellInYear, type Reconstruction, type Survivor } from './reconstruct.js';
import type { StagingSchedule } from './schedules.js';
import { readWays } from './ways.js';
import { stagingYear } from './years.js';

/** The text without parentheses, which compare with the ordinary rate of the day; free in every branch is free. */
function lawful(cell: Cell): string {
  if (cell.branches.every(({ rate }) => rate.kind === 'free')) return 'free';
  return printCell({ ...cell, branches: cell.branches.map((branch) => ({ ...branch, applied: true })) });
}

/** Whether a way gives every published cell at its own date. */
export const reproduces = (
  reconstruction: Reconstruction,
  { rules }: Survivor,
  points: readonly Point[],
): boolean =>
  points.every(
    ({ date, cell }) =>
      lawful(cellInYear(reconstruction, rules, stagingYear(reconstruction.schedule.years, date))) ===
      lawful(cell),
  );

const NO_SIBLINGS = new Siblings([]);

/**
 * A reconstruction as the record keeps it, made whole again for one line: the ways that also give the editions that came
 * later. Undefined when none is left or the form of the cell has changed.
 */
export function restore(
  line: StagedLine,
  schedule: StagingSchedule,
  ways: string,
): Reconstruction | undefined {
  const [staged] = stagedCells(line, [schedule], NO_SIBLINGS, true);
  if (!staged) return undefined;
  const survivors = readWays(ways, schedule);
  const whole: Reconstruction = {
    code: line.code,
    seq: line.seq,
    schedule,
    template: staged.template,
    numbers: staged.numbers.map(({ branch, slot }) => ({ branch, measure: slot.measure })),
    survivors,
    consistent: survivors.length,
    evidence: 'reconstructed',
  };
  const points = line.points.get(schedule.column) ?? [];
  const kept = survivors.filter(
    (way) => way.rules.length === staged.numbers.length && reproduces(whole, way, points),
  );
  return kept.length === 0 ? undefined : { ...whole, survivors: kept };
}
