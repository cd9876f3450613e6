import { type Exact, formatExact } from '../../base/index.js';
import { type Cell, printCell } from '../../notation/index.js';
import { comparable, Siblings } from './bases.js';
import { isOpenStart } from './family.js';
import { stagedCells } from './numbers.js';
import type { StagedLine } from './point.js';
import type { Case, Link } from './prevalence.js';
import { type Fit, fitsOf } from './rule.js';
import type { StagingSchedule } from './schedules.js';
import type { Slot } from './slots.js';

/** One staged number of a cell with everything that fits it. */
export interface CellSlot {
  readonly branch: number;
  readonly slot: Slot;
  readonly fits: readonly Fit[];
  /** the ordinary rate's number of this measure, where there is one */
  readonly ordinary: Exact | undefined;
  /** place among all cases */
  readonly index: number;
}

/** A cell of a column with its staged numbers. */
export interface CellCase {
  readonly line: StagedLine;
  readonly schedule: StagingSchedule;
  /** the first published cell: its form is kept on every date */
  readonly template: Cell;
  readonly slots: readonly CellSlot[];
}

export interface Gathered {
  readonly cells: readonly CellCase[];
  readonly cases: readonly Case[];
  /** the schedule of each case */
  readonly schedules: readonly StagingSchedule[];
}

const likelihoods = (fits: readonly Fit[]): Map<number, number> => {
  const byPlace = new Map<number, number>();
  for (const { place, likelihood } of fits) byPlace.set(place, (byPlace.get(place) ?? 0) + likelihood);
  return byPlace;
};

const translators = new Map<string, (place: number) => number | undefined>();

/**
 * A place in one schedule's family as the place of the same category in another's. To be at rest, or on the rest of
 * a ladder, is the same category only where the published numbers are the same.
 */
function translator(
  from: StagingSchedule,
  to: StagingSchedule,
  alike: boolean,
): (place: number) => number | undefined {
  const key = `${from.column} ${to.column} ${alike}`;
  const known = translators.get(key);
  if (known) return known;
  const places = new Map(to.family.map(({ category }, i) => [category.id, i]));
  const list = from.family.map(({ category }) =>
    alike || !isOpenStart(category) ? places.get(category.id) : undefined,
  );
  const translate = (place: number): number | undefined => list[place];
  translators.set(key, translate);
  return translate;
}

/** Chance that two numbers of one cell have the same category. */
const SAME_CELL = 0.8;

interface OpenCase extends Case {
  readonly links: Link[];
}

class Gathering implements Gathered {
  readonly cells: CellCase[] = [];
  readonly cases: OpenCase[] = [];
  readonly schedules: StagingSchedule[] = [];

  link(a: number, b: number, weight: number, inside: boolean, alike: boolean): void {
    const [from, to] = [this.schedules[a] as StagingSchedule, this.schedules[b] as StagingSchedule];
    const at = (index: number): Link[] => (this.cases[index] as OpenCase).links;
    at(a).push({ to: b, weight, inside, translate: translator(to, from, alike) });
    at(b).push({ to: a, weight, inside, translate: translator(from, to, alike) });
  }

  add(line: StagedLine, siblings: Siblings, schedules: readonly StagingSchedule[], traceFree: boolean): void {
    const byColumn = new Map<string, CellCase>();
    for (const { schedule, template, numbers } of stagedCells(line, schedules, siblings, traceFree)) {
      const slots = numbers.map(({ branch, slot, evidence }): CellSlot => {
        const fits = fitsOf(schedule.family, evidence, schedule.roundings);
        const contexts = contextsOf(line, schedule.column, comparable(slot.measure));
        this.cases.push({ likelihood: likelihoods(fits), contexts, links: [] });
        this.schedules.push(schedule);
        const ordinary = evidence.bases.find(({ source }) => source === 'applied' || source === 'own')?.value;
        return { branch, slot, fits, ordinary, index: this.cases.length - 1 };
      });
      for (const [i, { index }] of slots.entries()) {
        if (i > 0) this.link(index - 1, index, SAME_CELL, true, false);
      }
      const cell: CellCase = { line, schedule, template, slots };
      this.cells.push(cell);
      byColumn.set(schedule.column, cell);
    }
    for (const cell of byColumn.values()) this.linkParallel(cell, byColumn);
  }

  private linkParallel(cell: CellCase, byColumn: ReadonlyMap<string, CellCase>): void {
    const { parallel } = cell.schedule;
    const other = parallel && byColumn.get(parallel.column);
    if (!parallel || !other) return;
    for (const { index, branch, slot } of cell.slots) {
      const match = other.slots.find(
        (candidate) => candidate.branch === branch && candidate.slot.measure === slot.measure,
      );
      if (!match) continue;
      const alike = formatExact(match.slot.value) === formatExact(slot.value);
      this.link(index, match.index, parallel.weight, false, alike);
    }
  }
}

/** From narrow to wide: like lines of the heading, the heading, the chapter, lines of this kind of rate, the column. */
function contextsOf(line: StagedLine, column: string, measure: string): string[] {
  const heading = line.code.slice(0, 4);
  const ordinary = line.ordinary.map(printCell).join('|');
  const kinds = line.ordinary.map(({ branches }) => branches.map(({ rate }) => rate.kind).join()).join('|');
  return [
    `${column} ${heading} ${measure} ${ordinary}`,
    `${column} ${heading}`,
    `${column} ${line.code.slice(0, 2)}`,
    `${column} ${kinds}`,
    column,
  ];
}

/** Fits every staged number of every line and ties together the numbers that tend to share a category. */
export function gather(
  lines: readonly StagedLine[],
  schedules: readonly StagingSchedule[],
  traceFree: boolean,
): Gathered {
  const siblings = new Siblings(lines);
  const gathering = new Gathering();
  for (const line of lines) gathering.add(line, siblings, schedules, traceFree);
  return gathering;
}
