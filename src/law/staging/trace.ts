import { compare } from '../../base/index.js';
import { comparable, Siblings } from './bases.js';
import { type Candidate, isOpenStart } from './family.js';
import { type StagedNumber, stagedCells } from './numbers.js';
import type { StagedLine } from './point.js';
import { likeliest, type Reconstruction, type Survivor } from './reconstruct.js';
import { type Rule, stagedNumber } from './rule.js';
import type { StagingSchedule } from './schedules.js';

const NO_SIBLINGS = new Siblings([]);

/** Belief left out: a line that is free teaches nothing, so that the weights are those of the family alone. */
const LEFT_OUT = 0.02;

/** The rule of a category for one number of the ordinary rate, if it leaves nothing of it in any published year. */
function ruleOf(
  { category }: Candidate,
  { slot, evidence }: StagedNumber,
  { roundings }: StagingSchedule,
): Rule | undefined {
  const { measure, points } = evidence;
  if (category.measure !== undefined && category.measure !== comparable(measure)) return undefined;
  const rule: Rule = { category, base: slot.value, baseSource: 'applied', from: 0 };
  const fits = points.every(
    ({ year, value }) => compare(stagedNumber(rule, year, measure, roundings), value) === 0,
  );
  return fits ? rule : undefined;
}

/**
 * How a line that is free in every edition may have come to be so: the categories of the family that end in time, the
 * same for all numbers of the rate, from the ordinary rate; a ladder reported for the product leaves no other. Undefined
 * when nothing can have been staged: the ordinary rate is free as well, or has several forms.
 */
export function trace(line: StagedLine, schedule: StagingSchedule): Reconstruction | undefined {
  const [staged] = stagedCells(line, [schedule], NO_SIBLINGS, true);
  if (!staged) return undefined;
  const ofProduct = ({ products }: Candidate): boolean =>
    products?.some((prefix) => line.code.startsWith(prefix)) ?? false;
  const ways = (candidates: readonly Candidate[]): Survivor[] =>
    candidates.flatMap((candidate): Survivor[] => {
      const rules = staged.numbers.flatMap((number) => ruleOf(candidate, number, schedule) ?? []);
      return rules.length === staged.numbers.length ? [{ rules, weight: candidate.weight }] : [];
    });
  const known = schedule.family.filter(ofProduct);
  const reported = ways(known.filter(({ category }) => !category.source?.inferred));
  const usual = schedule.family.filter(({ category, products }) => !products && !isOpenStart(category));
  const fitting = reported.length > 0 ? reported : ways([...known, ...usual]);
  if (fitting.length === 0) return undefined;
  const total = fitting.reduce((sum, { weight }) => sum + weight, 0);
  const survivors = fitting
    .map(({ rules, weight }) => ({ rules, weight: weight / total }))
    .sort((a, b) => b.weight - a.weight);
  return {
    code: line.code,
    seq: line.seq,
    schedule,
    template: staged.template,
    numbers: staged.numbers.map(({ branch, slot }) => ({ branch, measure: slot.measure })),
    survivors: likeliest(survivors, LEFT_OUT),
    consistent: fitting.length,
    evidence: 'reconstructed',
  };
}
