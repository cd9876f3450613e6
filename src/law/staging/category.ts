import {
  compare,
  type Exact,
  exact,
  fraction,
  lesser,
  multiply,
  ONE,
  subtract,
  ZERO,
} from '../../base/index.js';
import type { Citation, Evidence } from '../determination.js';

/** Where a step of a category ends: a share of the base rate, a fixed rate, or the base rate less some points. */
export type Level =
  | { readonly kind: 'share'; readonly of: Exact }
  | { readonly kind: 'rate'; readonly rate: Exact }
  | { readonly kind: 'less'; readonly points: Exact };

/** In equal annual cuts from where the step before it ended, the level is reached in this agreement year. */
export interface Step {
  readonly year: number;
  readonly to: Level;
}

/**
 * A staging category: how a base rate comes down, agreement year by agreement year. Between two steps the cuts are
 * equal and annual; the first step starts from the base rate in year 0, so a category whose only step is "year 11:
 * nothing left" cuts one eleventh on entry into force, and one that starts with "year 1: half" cuts half at once.
 * After the last step the rate stays.
 */
export interface Category {
  readonly id: string;
  readonly steps: readonly Step[];
  /** only for numbers of this measure ("percent", "JPY/kg"): set when the steps name fixed rates */
  readonly measure?: string;
  /** what a ladder known for its products rests on; absent for the categories that are tried on every line */
  readonly source?: {
    readonly evidence: Evidence;
    readonly citation: Citation;
    /** the source speaks of another agreement */
    readonly inferred: boolean;
  };
}

const levelOf = (level: Level, base: Exact): Exact => {
  switch (level.kind) {
    case 'share':
      return multiply(base, level.of);
    case 'rate':
      return level.rate;
    case 'less':
      return compare(base, level.points) <= 0 ? ZERO : subtract(base, level.points);
  }
};

/**
 * The rate of an agreement year before rounding. `from` is the year to which `base` belongs (0: the base rate of the
 * schedule), so that a ladder can also be continued from a published rate.
 */
export function levelAt(category: Category, base: Exact, year: number, from = 0): Exact {
  let startYear = from;
  let start = base;
  for (const step of category.steps) {
    if (step.year <= from) continue;
    const end = lesser(start, levelOf(step.to, base));
    if (year < step.year) {
      const passed = fraction(Math.max(year - startYear, 0), step.year - startYear);
      return subtract(start, multiply(subtract(start, end), passed));
    }
    startYear = step.year;
    start = end;
  }
  return start;
}

/** The agreement year from which the rate no longer changes. */
export const lastYear = (category: Category): number => category.steps.at(-1)?.year ?? 0;

const share = (year: number, of: Exact): Step => ({ year, to: { kind: 'share', of } });
const percentOf = (percent: number): Exact => fraction(percent, 100);

/** Equal annual stages to nothing in the given number of years ("B11", "in eleven equal annual instalments"). */
export const equalStages = (years: number): Category => ({
  id: `equal-${years}`,
  steps: [share(years, ZERO)],
});

/** A first cut in year 1 by a percentage of the base, the rest in equal annual stages to nothing. */
export const cutThenEqual = (cutPercent: number, years: number): Category => ({
  id: `cut${cutPercent}-${years}`,
  steps: [share(1, subtract(ONE, percentOf(cutPercent))), share(years, ZERO)],
});

/** Equal annual stages to a percentage of the base, where the rate stays ("R"). */
export const partialCut = (endPercent: number, years: number): Category => ({
  id: `to${endPercent}%-${years}`,
  steps: [share(years, percentOf(endPercent))],
});

/** The base rate through a year, then equal annual stages to nothing. */
export const holdThenEqual = (throughYear: number, years: number): Category => ({
  id: `hold${throughYear}-${years}`,
  steps: [share(throughYear, ONE), share(years, ZERO)],
});

/** A first cut in year 1 by a percentage of the base, then no cut until nothing is left in a later year. */
export const cutThenHold = (cutPercent: number, freeIn: number): Category => ({
  id: `cut${cutPercent}-hold-${freeIn}`,
  steps: [
    share(1, subtract(ONE, percentOf(cutPercent))),
    share(freeIn - 1, subtract(ONE, percentOf(cutPercent))),
    share(freeIn, ZERO),
  ],
});

/** The base rate through a year, then equal annual stages to a percentage of the base. */
export const holdThenPartial = (throughYear: number, endPercent: number, years: number): Category => ({
  id: `hold${throughYear}-to${endPercent}%-${years}`,
  steps: [share(throughYear, ONE), share(years, percentOf(endPercent))],
});

/** Shares of the base that hold from a year until the next: no equal cuts in between. */
export function stepwiseShares(
  id: string,
  list: readonly (readonly [year: number, percent: number])[],
): Category {
  const steps: Step[] = [];
  let held = ONE;
  let at = 0;
  for (const [year, percent] of list) {
    if (year - 1 > at) steps.push(share(year - 1, held));
    held = percentOf(percent);
    steps.push(share(year, held));
    at = year;
  }
  return { id, steps };
}

/** Fixed rates that are reached in given years, in equal annual cuts from one to the next. */
export const ladder = (
  id: string,
  measure: string,
  list: readonly (readonly [year: number, rate: string])[],
): Category => ({
  id,
  measure,
  steps: list.map(([year, rate]) => ({ year, to: { kind: 'rate', rate: exact(rate) } })),
});

/** The base rate less some points in year 1, nothing from a later year (the United States' category B). */
export const pointsThenFree = (id: string, points: string, freeIn: number): Category => ({
  id,
  steps: [
    { year: 1, to: { kind: 'less', points: exact(points) } },
    { year: freeIn, to: { kind: 'share', of: ZERO } },
  ],
});
