import type { Exact, PlainDate } from '../../base/index.js';
import { type Branch, type Cell, printCell } from '../../notation/index.js';
import { lastYear } from './category.js';
import { familyWeights, isOpenStart } from './family.js';
import { type CellCase, type CellSlot, gather } from './gather.js';
import type { StagedLine } from './point.js';
import { type FamilyWeights, learnPrevalence } from './prevalence.js';
import { type Fit, type Rule, stagedNumber } from './rule.js';
import type { StagingSchedule } from './schedules.js';
import { withSlots } from './slots.js';
import { stagingYear } from './years.js';

/** One way a whole cell may be staged: a rule for each staged number, in reading order. */
export interface Survivor {
  readonly rules: readonly Rule[];
  /** share of belief, all survivors together 1 */
  readonly weight: number;
}

/** A cell whose category is not published, with every way of staging that its published rates leave. */
export interface Reconstruction {
  readonly code: string;
  readonly seq: number;
  readonly schedule: StagingSchedule;
  readonly template: Cell;
  /** the branch and measure of each staged number */
  readonly numbers: readonly {
    readonly branch: number;
    readonly measure: string;
    /** the ordinary rate's number, which a staged one never exceeds */
    readonly ordinary?: Exact;
  }[];
  /** the ways that fit, likeliest first; those that together hold less than `leftOut` are left out */
  readonly survivors: readonly Survivor[];
  /** how many ways fit the published rates, likely or not */
  readonly consistent: number;
  readonly evidence: 'reconstructed';
}

/**
 * Belief left out of the survivors. It is set by the number of answers a reader can bear and not by their success:
 * the least that still leaves six cells in ten of every column of the 2025 edition with one prediction for the next
 * year, and no column with more than three on average.
 */
export const LEFT_OUT = 0.001;
/** ways weighed for one cell; a cell with several numbers has the product of theirs */
const MOST_WAYS = 4000;

interface Choice {
  readonly fit: Fit;
  readonly weight: number;
}

function choicesOf(slot: CellSlot, prior: ReadonlyMap<number, number>): Choice[] {
  const choices = slot.fits.map((fit) => ({ fit, weight: fit.likelihood * (prior.get(fit.place) ?? 0) }));
  const sum = choices.reduce((total, { weight }) => total + weight, 0);
  return choices
    .map(({ fit, weight }) => ({ fit, weight: sum > 0 ? weight / sum : 1 / choices.length }))
    .sort((a, b) => b.weight - a.weight);
}

/** How much likelier two numbers of one cell are staged alike than by chance. */
const ALIKE = { category: 60, end: 8, otherwise: 1 } as const;

function affinity(a: Fit, b: Fit): number {
  if (isOpenStart(a.rule.category) || isOpenStart(b.rule.category)) return ALIKE.otherwise;
  if (a.place === b.place) return ALIKE.category;
  return lastYear(a.rule.category) === lastYear(b.rule.category) ? ALIKE.end : ALIKE.otherwise;
}

/** Ways of staging all numbers of a cell together, likeliest first. */
function jointWays(lists: readonly Choice[][]): { rules: readonly Rule[]; weight: number }[] {
  let ways: { fits: readonly Fit[]; weight: number }[] = [{ fits: [], weight: 1 }];
  for (const choices of lists) {
    const next: { fits: readonly Fit[]; weight: number }[] = [];
    for (const way of ways) {
      const last = way.fits.at(-1);
      for (const { fit, weight } of choices) {
        next.push({
          fits: [...way.fits, fit],
          weight: way.weight * weight * (last ? affinity(last, fit) : 1),
        });
      }
    }
    const sum = next.reduce((total, { weight }) => total + weight, 0);
    ways = next
      .map((way) => ({ ...way, weight: way.weight / sum }))
      .sort((a, b) => b.weight - a.weight)
      .slice(0, Math.max(50, Math.floor(MOST_WAYS / 10)));
  }
  return ways.map(({ fits, weight }) => ({ rules: fits.map(({ rule }) => rule), weight }));
}

/** The likeliest ways that together hold all but `leftOut` of the belief. */
export function likeliest(ways: readonly Survivor[], leftOut: number): Survivor[] {
  const kept: Survivor[] = [];
  let believed = 0;
  for (const way of ways) {
    if (believed >= 1 - leftOut) break;
    kept.push(way);
    believed += way.weight;
  }
  return kept.map((way) => ({ ...way, weight: way.weight / believed }));
}

function survivorsOf(
  cell: CellCase,
  priors: readonly ReadonlyMap<number, number>[],
  leftOut: number,
): Survivor[] {
  const lists = cell.slots.map((slot) => choicesOf(slot, priors[slot.index] as ReadonlyMap<number, number>));
  if (lists.some((list) => list.length === 0)) return [];
  return likeliest(jointWays(lists), leftOut);
}

export interface ReconstructOptions {
  /** belief left out of the survivors; LEFT_OUT when absent */
  readonly leftOut?: number;
  /** also say how lines that are free in every edition may have come to be so */
  readonly traceFree?: boolean;
}

/**
 * Reconstructs the staging of every cell that has staged numbers, from its base rates and published points and from
 * what the other lines given show. Give the lines of a whole edition for the sharpest result; the lines of a chapter
 * do as well for a path.
 */
export function reconstruct(
  lines: readonly StagedLine[],
  schedules: readonly StagingSchedule[],
  options: ReconstructOptions = {},
): Reconstruction[] {
  const { leftOut = LEFT_OUT, traceFree = false } = options;
  const gathered = gather(lines, schedules, traceFree);
  const weights = new Map(schedules.map((schedule) => [schedule, familyWeights(schedule.family)]));
  const families = gathered.schedules.map((schedule) => weights.get(schedule) as FamilyWeights);
  const { priors } = learnPrevalence(gathered.cases, families);
  return gathered.cells.map((cell) => ({
    code: cell.line.code,
    seq: cell.line.seq,
    schedule: cell.schedule,
    template: cell.template,
    numbers: cell.slots.map(({ branch, slot, ordinary }) => ({
      branch,
      measure: slot.measure,
      ...(ordinary !== undefined && { ordinary }),
    })),
    survivors: survivorsOf(cell, priors, leftOut),
    consistent: cell.slots.reduce((ways, { fits }) => ways * fits.length, 1),
    evidence: 'reconstructed',
  }));
}

/** A cell on a date with the belief in it. */
export interface Prediction {
  readonly cell: Cell;
  readonly text: string;
  readonly weight: number;
}

/** The template with its staged numbers replaced, in reading order. */
export function cellWith(reconstruction: Reconstruction, values: readonly Exact[]): Cell {
  const { numbers, template } = reconstruction;
  const branches = template.branches.map((branch, at): Branch => {
    const own = values.filter((_value, i) => numbers[i]?.branch === at);
    return own.length === 0 ? branch : { ...branch, rate: withSlots(branch.rate, own) };
  });
  return { ...template, branches };
}

/** The cell that one way of staging gives in a year of the ladder. */
export function cellInYear(reconstruction: Reconstruction, rules: readonly Rule[], year: number): Cell {
  const { numbers, schedule } = reconstruction;
  return cellWith(
    reconstruction,
    numbers.map(({ measure }, i) => stagedNumber(rules[i] as Rule, year, measure, schedule.roundings)),
  );
}

/** The distinct cells that the survivors give on a date, likeliest first. */
export function predictOn(reconstruction: Reconstruction, date: PlainDate): Prediction[] {
  const year = stagingYear(reconstruction.schedule.years, date);
  const byText = new Map<string, { cell: Cell; weight: number }>();
  for (const { rules, weight } of reconstruction.survivors) {
    const cell = cellInYear(reconstruction, rules, year);
    const text = printCell(cell);
    const known = byText.get(text);
    if (known) known.weight += weight;
    else byText.set(text, { cell, weight });
  }
  return [...byText].map(([text, found]) => ({ text, ...found })).sort((a, b) => b.weight - a.weight);
}
