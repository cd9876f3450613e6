import { exact, formatExact, Problem } from '../../base/index.js';
import { printCell } from '../../notation/index.js';
import { lastYear } from './category.js';
import { cellInYear, type Reconstruction, type Survivor } from './reconstruct.js';
import type { Rule } from './rule.js';
import type { StagingSchedule } from './schedules.js';

/** The rule says nothing of a year before the one its base was published in. */
export const startsLater = ({ rules }: Survivor, year: number): boolean =>
  rules.some(({ from }) => from > year);

/** The last year in which anything still changes by a reconstruction; the year of entry at least. */
export function finalYear({ schedule, survivors }: Pick<Reconstruction, 'schedule' | 'survivors'>): number {
  const rules = survivors.flatMap((survivor) => survivor.rules);
  const ends = rules.map(({ category, from }) => Math.max(lastYear(category), from));
  return Math.max(schedule.years.yearAtEntry, ...ends);
}

/** The cell of every year, so that two ways that never differ have the same text. */
function courseOf(reconstruction: Reconstruction, survivor: Survivor, last: number): string {
  const cells: string[] = [];
  for (let year = reconstruction.schedule.years.yearAtEntry; year <= last; year += 1) {
    cells.push(
      startsLater(survivor, year) ? '?' : printCell(cellInYear(reconstruction, survivor.rules, year)),
    );
  }
  return cells.join(' | ');
}

const isLadder = ({ rules }: Survivor): boolean =>
  rules.some(({ category }) => category.source !== undefined);

/**
 * The survivors of a reconstruction without those that give the same rate in every year as a likelier one, whose belief
 * they add to. Of two that give the same, one that needs no ladder is named.
 */
export function distinctWays(reconstruction: Reconstruction): Survivor[] {
  const last = finalYear(reconstruction);
  const ways = new Map<string, Survivor>();
  for (const survivor of reconstruction.survivors) {
    const course = courseOf(reconstruction, survivor, last);
    const known = ways.get(course);
    const named = known && !(isLadder(known) && !isLadder(survivor)) ? known : survivor;
    ways.set(course, { rules: named.rules, weight: survivor.weight + (known?.weight ?? 0) });
  }
  return [...ways.values()].sort((a, b) => b.weight - a.weight);
}

const printRule = ({ base, from, category }: Rule): string =>
  `${formatExact(base)}${from === 0 ? '' : `@${from}`} ${category.id}`;

/** Ways as one text: "0.978 38.5 equal-11; 635 equal-11 | 0.022 …": belief, then base and category of each number. */
export const printWays = (ways: readonly Survivor[]): string =>
  ways
    .map(({ rules, weight }) => `${Number(weight.toPrecision(3))} ${rules.map(printRule).join('; ')}`)
    .join(' | ');

const WAY = /^([\d.e-]+) (.+)$/;
const RULE = /^(\d+(?:\.\d+)?)(?:@(\d+))? (.+)$/;

/** Reads what `printWays` prints. Throws Problem `brokenData` for a text that names no category of the schedule. */
export function readWays(text: string, schedule: StagingSchedule): Survivor[] {
  const broken = (): never => {
    throw new Problem(
      'brokenData',
      `the record holds ways of staging that cannot be read: ${JSON.stringify(text)} (${schedule.column})`,
      ['run npm run build to compile the embedded record anew'],
    );
  };
  const readRule = (part: string): Rule => {
    const [, base = '', from, id] = RULE.exec(part) ?? broken();
    const candidate = schedule.family.find(({ category }) => category.id === id) ?? broken();
    return {
      category: candidate.category,
      base: exact(base),
      baseSource: from === undefined ? 'applied' : 'published',
      from: Number(from ?? 0),
    };
  };
  return text.split(' | ').map((part) => {
    const [, weight = '', rules = ''] = WAY.exec(part) ?? broken();
    return { weight: Number(weight), rules: rules.split('; ').map(readRule) };
  });
}
