import {
  type Category,
  cutThenEqual,
  cutThenHold,
  equalStages,
  holdThenEqual,
  holdThenPartial,
  partialCut,
} from './category.js';
import type { FamilyWeights } from './prevalence.js';

/** A category of a family with its prior weight. Weights are relative; they are probabilities, not rates. */
export interface Candidate {
  readonly category: Category;
  readonly weight: number;
  /** codes of the products whose ladder this is known to be; for no other line */
  readonly products?: readonly string[];
  /** equal stages of a usual length: also tried on the bases of other lines of the heading */
  readonly usual?: true;
}

/** A rate that has come to rest: the published number stays, however it was reached. */
export const SETTLED: Category = { id: 'settled', steps: [] };

/** A ladder whose beginning is not known, from the first published rate in equal annual stages to nothing. */
export const remaining = (year: number): Category => ({ ...equalStages(year), id: `remaining-${year}` });

export const isOpenStart = (category: Category): boolean =>
  category === SETTLED || category.id.startsWith('remaining-');

const weighted = (categories: readonly Category[], total: number): Candidate[] =>
  categories.map((category) => ({ category, weight: total / categories.length }));

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

/** A ladder that is known for some products before any rate is read. */
export interface KnownLadder {
  readonly category: Category;
  readonly products: readonly string[];
}

/** What an agreement's schedule is known or likely to contain, before any rate is read. */
export interface FamilyPlan {
  /** numbers of equal annual stages that the texts name or that are usual */
  readonly stages: readonly number[];
  /** usual partial cuts: the percentage of the base that is left, and the years to it */
  readonly partial: readonly (readonly [end: number, years: number])[];
  /** how usual first cuts, holds and partial cuts are (CPTPP 1) or how rare (RCEP below 1) */
  readonly variety: number;
  readonly known: readonly KnownLadder[];
}

/** No schedule of Japan runs longer: the last stages of USJTA and CPTPP whey fall in year 21 (JFY2038). */
const LONGEST = 21;
const FIRST_CUTS = [50, 25, 20];
const OTHER_CUTS = [10, 15, 30, 33, 40, 45, 55, 60, 67, 70, 75];
const HOLDS = [1, 2, 3, 4, 5];
const DEEP_ENDS = [30, 50];
const ENDS = [5, 10, 15, 20, 25, 28, 30, 33, 35, 37, 40, 45, 50, 55, 60, 63, 65, 67, 70, 75, 80, 85, 90, 95];
const PARTIAL_YEARS = [1, 6, 9, 10, 11, 16];
/** against everything else that fits: a known ladder is law, not a guess */
const KNOWN_WEIGHT = 50;

const cross = <T>(
  first: readonly number[],
  second: readonly number[],
  make: (a: number, b: number) => T,
): T[] => first.flatMap((a) => second.map((b) => make(a, b)));

/** Partial cuts by every end and length, as pairs. */
export const partials = (ends: readonly number[], years: readonly number[]): [number, number][] =>
  cross(ends, years, (end, year) => [end, year]);

/**
 * The family of an agreement: equal stages of every length, more weight on the usual lengths; first cuts with equal
 * stages after them or none until the end, holds, partial cuts, known ladders; and, for numbers without a base, a rate at rest and the rest of a ladder.
 * Nothing here depends on a published rate.
 */
export function familyOf(plan: FamilyPlan): readonly Candidate[] {
  const { stages, partial, variety } = plan;
  const lengths = range(2, LONGEST).filter((years) => !stages.includes(years));
  const long = stages.filter((years) => years >= 8);
  const cutYears = stages.filter((years) => years === 11 || years === 13 || years === 16 || years === 21);
  const isUsual = ([end, years]: readonly [number, number]): boolean =>
    partial.some(([otherEnd, otherYears]) => otherEnd === end && otherYears === years);
  const rare = partials(ENDS, PARTIAL_YEARS).filter((pair) => !isUsual(pair));
  return [
    ...weighted(stages.map(equalStages), 0.7).map((candidate) => ({ ...candidate, usual: true as const })),
    // free on entry into force: only lines that are free today can have been
    { category: equalStages(1), weight: 0.5 },
    ...weighted(lengths.map(equalStages), 0.03),
    ...weighted(cross(FIRST_CUTS, cutYears, cutThenEqual), 0.03 * variety),
    ...weighted(cross(OTHER_CUTS, cutYears, cutThenEqual), 0.002 * variety),
    ...weighted(cross(HOLDS, cutYears, holdThenEqual), 0.003 * variety),
    ...weighted(cross(FIRST_CUTS, cutYears, cutThenHold), 0.001 * variety),
    ...weighted(
      cross(DEEP_ENDS, cutYears, (end, years) => holdThenPartial(1, end, years)),
      0.0002 * variety,
    ),
    ...weighted(
      partial.map(([end, years]) => partialCut(end, years)),
      0.04 * variety,
    ),
    ...weighted(
      rare.map(([end, years]) => partialCut(end, years)),
      0.01 * variety,
    ),
    { category: SETTLED, weight: 0.05 },
    ...weighted(long.map(remaining), 0.003),
    ...plan.known.map((ladder) => ({ ...ladder, weight: KNOWN_WEIGHT })),
  ];
}

/** Whether a category ends at nothing: eliminations and reductions each tend to keep company. */
export const eliminates = (category: Category): boolean => {
  const last = category.steps.at(-1)?.to;
  return last?.kind === 'share' ? last.of.n === 0 : last?.kind === 'rate' && last.rate.n === 0;
};

/** The family's weights, summing to 1 over the categories that any line can have. */
export function familyWeights(family: readonly Candidate[]): FamilyWeights {
  const sum = family.reduce((total, { weight, products }) => total + (products ? 0 : weight), 0);
  const classes = family.map(({ category }) => (eliminates(category) ? 0 : 1));
  const classWeights = [0, 0];
  for (const [place, { weight, products }] of family.entries()) {
    if (!products) (classWeights[classes[place] as number] as number) += weight / sum;
  }
  return {
    weights: family.map(({ weight }) => weight / sum),
    known: family.map(({ products }) => products !== undefined),
    classes,
    classWeights,
  };
}
