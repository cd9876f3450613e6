import { add, compare, type Exact, exact, formatExact, ZERO } from '../../base/index.js';
import { type Base, comparable } from './bases.js';
import { type Category, levelAt } from './category.js';
import { type Candidate, isOpenStart, SETTLED } from './family.js';
import { roundMeasure, type StageRoundings } from './rounding.js';

/** A category with the base it is applied to: it gives the staged number of every year. */
export interface Rule {
  readonly category: Category;
  readonly base: Exact;
  readonly baseSource: Base['source'] | 'published' | 'fixed';
  /** the year to which `base` belongs; before it the rule says nothing when it is above 0 */
  readonly from: number;
}

/** A rule that gives every published number, and how likely it makes them. */
export interface Fit {
  readonly rule: Rule;
  /** place of the category in the family */
  readonly place: number;
  /** chance of the published numbers under the category: its base's weight, or a density for an open start */
  readonly likelihood: number;
}

/** The staged number of a year as a schedule publishes it. */
export const stagedNumber = (rule: Rule, year: number, measure: string, roundings: StageRoundings): Exact =>
  roundMeasure(levelAt(rule.category, rule.base, year, rule.from), measure, roundings);

/** A published number of a staged number, by year of the ladder. */
export interface StagedPoint {
  readonly year: number;
  readonly value: Exact;
}

/**
 * The chance that a rate comes to rest on just this number: one in a hundred for tenths of a point, one in a thousand
 * for hundredths of a yen, one in two where an agreement whose staging has ended rests on it too. The amount inside
 * the formula for processed pork goes down with its percentage, to nothing.
 */
const RESTS = { percent: 0.01, specific: 0.001, price: 0.0001, elsewhere: 0.5 };
/** the chance that the rest of a ladder starts at just this number */
const CONTINUES = { percent: 0.003, specific: 0.0003, price: 0.0003 };

const kindOf = (measure: string): 'percent' | 'specific' | 'price' =>
  measure === 'percent' || measure === 'excess' ? 'percent' : measure === 'price' ? 'price' : 'specific';

const STEP = { percent: exact('0.1'), other: exact('0.01') };

/** The unrounded numbers that a published one can stand for: the least, the middle and one just below the greatest. */
function behind(value: Exact, measure: string, roundings: StageRoundings): Exact[] {
  const percent = measure === 'percent' || measure === 'excess';
  const step = percent ? STEP.percent : STEP.other;
  const parts = ['0', '0.25', '0.49', '0.5', '0.75', '0.99'].map((part) => exact(part));
  const shifts = parts.flatMap((part) => [part, { n: -(part.n as number), d: part.d } as Exact]);
  return shifts
    .map((part) =>
      add(value, { n: (part.n as number) * (step.n as number), d: (part.d as number) * (step.d as number) }),
    )
    .filter((number) => number.n >= 0 && compare(roundMeasure(number, measure, roundings), value) === 0)
    .sort(compare)
    .filter((number, i, all) => i === 0 || compare(number, all[i - 1] as Exact) !== 0);
}

const memo = new WeakMap<Category, Map<string, Exact>>();

/** stagedNumber with what was worked out before kept: thousands of lines share bases and categories. */
function remembered(
  rule: Rule,
  year: number,
  measure: string,
  roundings: StageRoundings,
  baseText: string,
): Exact {
  let known = memo.get(rule.category);
  if (!known) {
    known = new Map();
    memo.set(rule.category, known);
  }
  const kind = measure === 'percent' || measure === 'excess' || measure === 'share' ? measure : 'specific';
  const key = `${baseText} ${year} ${kind} ${roundings.percent.mode}${roundings.percent.decimals}`;
  const found = known.get(key);
  if (found) return found;
  const value = stagedNumber(rule, year, measure, roundings);
  known.set(key, value);
  return value;
}

/** What the fits of one staged number rest on. */
export interface Evidence {
  readonly code: string;
  readonly measure: string;
  readonly points: readonly StagedPoint[];
  readonly bases: readonly Base[];
  /** the first published number is also that of an agreement whose staging has ended */
  readonly restsElsewhere: boolean;
}

function fitsOfOpenStart(
  category: Category,
  place: number,
  known: boolean,
  evidence: Evidence,
  roundings: StageRoundings,
): Fit[] {
  const { measure, points } = evidence;
  const first = points[0] as StagedPoint;
  if (measure === 'share' && category !== SETTLED) return [];
  const starts = category === SETTLED ? [first.value] : behind(first.value, measure, roundings);
  const kind = kindOf(measure);
  const likelihood =
    category !== SETTLED
      ? (known ? 1 : CONTINUES[kind]) / starts.length
      : evidence.restsElsewhere
        ? RESTS.elsewhere
        : RESTS[kind];
  return starts
    .map((base): Rule => ({ category, base, baseSource: 'published', from: first.year }))
    .filter((rule) =>
      points.every(({ year, value }) => compare(stagedNumber(rule, year, measure, roundings), value) === 0),
    )
    .map((rule) => ({ rule, place, likelihood }));
}

/** A ladder of fixed rates needs no base of the line: its first rate stands in. */
function fixedBase(category: Category): { value: Exact; source: 'fixed'; weight: number } {
  const first = category.steps[0]?.to;
  return { value: first?.kind === 'rate' ? first.rate : ZERO, source: 'fixed', weight: 1 };
}

/** Every rule of a family that gives all published numbers. */
export function fitsOf(family: readonly Candidate[], evidence: Evidence, roundings: StageRoundings): Fit[] {
  const { code, measure, points, bases } = evidence;
  const own = bases.filter(({ source }) => source !== 'sibling');
  const alreadyFree = points.every(({ value }) => value.n === 0);
  const fits: Fit[] = [];
  for (const [place, { category, products, usual }] of family.entries()) {
    if (products && !products.some((prefix) => code.startsWith(prefix))) continue;
    if (category.measure !== undefined && category.measure !== comparable(measure)) continue;
    if (isOpenStart(category)) {
      if (alreadyFree) continue;
      fits.push(...fitsOfOpenStart(category, place, products !== undefined, evidence, roundings));
      continue;
    }
    const tried = category.measure !== undefined ? [fixedBase(category)] : usual ? bases : own;
    for (const base of tried) {
      const rule: Rule = { category, base: base.value, baseSource: base.source, from: 0 };
      const text = formatExact(base.value);
      const matches = points.every(
        ({ year, value }) => compare(remembered(rule, year, measure, roundings, text), value) === 0,
      );
      if (matches) fits.push({ rule, place, likelihood: base.weight });
    }
  }
  return fits;
}

/**
 * The bases of a line sharpened by its other columns: agreements start from the same base rate, so a base from which
 * usual equal stages give the rates of other columns as well is likelier.
 */
export function sharpened(bases: readonly Base[], elsewhere: ReadonlyMap<string, number>): readonly Base[] {
  const weighed = bases.map((base) => ({
    ...base,
    weight: base.weight * ELSEWHERE ** (elsewhere.get(formatExact(base.value)) ?? 0),
  }));
  const sum = weighed.reduce((total, { weight }) => total + weight, 0);
  return weighed.map((base) => ({ ...base, weight: base.weight / sum }));
}

/** how much likelier for each other column */
const ELSEWHERE = 5;

/** The bases, as text, from which usual equal stages give the published numbers. */
export function usualBases(
  family: readonly Candidate[],
  evidence: Pick<Evidence, 'measure' | 'points' | 'bases'>,
  roundings: StageRoundings,
): Set<string> {
  const { measure, points, bases } = evidence;
  const found = new Set<string>();
  for (const { category, usual } of family) {
    if (!usual) continue;
    for (const base of bases) {
      const rule: Rule = { category, base: base.value, baseSource: base.source, from: 0 };
      const text = formatExact(base.value);
      const matches = points.every(
        ({ year, value }) => compare(remembered(rule, year, measure, roundings, text), value) === 0,
      );
      if (matches) found.add(text);
    }
  }
  return found;
}
