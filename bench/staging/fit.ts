import { createHash } from 'node:crypto';
import {
  compare,
  date,
  divide,
  type Exact,
  equals,
  fraction,
  sign,
  subtract,
  ZERO,
} from '../../src/base/index.js';
import type { Line } from '../../src/law/index.js';
import { Siblings } from '../../src/law/staging/bases.js';
import {
  equalStages,
  isPlain,
  LEFT_OUT,
  likeliest,
  ordinaryNumbers,
  predictOn,
  type Reconstruction,
  reconstruct,
  roundMeasure,
  type StagedLine,
  type StagingSchedule,
  stagedNumber,
  stagingYear,
} from '../../src/law/staging/index.js';
import { type StagedNumber, stagedCells } from '../../src/law/staging/numbers.js';
import { withSlots } from '../../src/law/staging/slots.js';
import { type Cell, printCell } from '../../src/notation/index.js';
import { lineKey } from './edition.js';

/*
 * The fitting half of the experiment. It is handed the lines of the edition of 2025-04-01 and imports nothing that
 * can read another; what it returns is frozen and its digest printed before the scoring half opens any 2026 cell.
 */

const FITTED = date('2025-04-01');
const TARGET = date('2026-04-01');
/** the agreements of Japan whose staging has ended and whose rates newer schedules take over */
const SETTLED_COLUMNS = ['epa_asean', 'epa_th'];

/** beliefs left out for which the frontier is printed; the last is the finest that is fitted */
export const FRONTIER = [0.1, 0.03, 0.01, 0.003, LEFT_OUT, 0.0003, 0.00003];

export interface Forecast {
  readonly column: string;
  readonly key: string;
  readonly now: string;
  /** distinct cells with their belief, likeliest first, at the belief left out that is in use */
  readonly predictions: readonly Said[];
  /** the same at each point of the frontier */
  readonly frontier: readonly (readonly Said[])[];
  /** the category of each number in the likeliest way */
  readonly preferred: string;
  /** every number in a straight line from its base through the rate of 2025 */
  readonly straight: string;
  /** every number in the shortest run of equal stages from its base that gives the rate of 2025 */
  readonly equal: string;
  /** ways that fit, likely or not */
  readonly consistent: number;
}

export interface Said {
  readonly text: string;
  readonly weight: number;
}

export interface Fitting {
  readonly forecasts: readonly Forecast[];
  /** cells that are left out, by column and reason */
  readonly leftOut: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly digest: string;
}

const toStagedLine = (line: Line, schedules: readonly StagingSchedule[]): StagedLine => ({
  code: line.code,
  seq: line.seq,
  ordinary: ['temporary', 'wto', 'general'].map((column) => line.cell(column)),
  settled: SETTLED_COLUMNS.map((column) => line.cell(column)),
  points: new Map(
    schedules
      .map(({ column }) => [column, line.cell(column)] as const)
      .filter(([, cell]) => cell.branches.length > 0)
      .map(([column, cell]) => [column, [{ date: FITTED, cell }]]),
  ),
});

/** Why a cell is not one of the lines scored; undefined when it is. */
function outside(line: StagedLine, cell: Cell): string | undefined {
  const { branches } = cell;
  if (branches.every(({ rate }) => rate.kind === 'free')) return 'free';
  const ordinary = ordinaryNumbers(line);
  if (!branches.every((branch) => isPlain(branch, ordinary))) return undefined;
  if (branches.some(({ rate }) => rate.kind === 'refused'))
    return 'not one rate (a remark of the printed page)';
  return 'free or the ordinary rate in every branch';
}

type Next = (number: StagedNumber, schedule: StagingSchedule, base: Exact) => Exact;

/** As last year's step, if the rate came down in a straight line from its base in year 0. */
const straightOn: Next = ({ slot }, { years, roundings }, base) => {
  if (compare(base, slot.value) <= 0) return slot.value;
  const step = divide(subtract(base, slot.value), fraction(stagingYear(years, FITTED)));
  const next = subtract(slot.value, step);
  return roundMeasure(sign(next) > 0 ? next : ZERO, slot.measure, roundings);
};

/** As the shortest run of equal annual stages from the base that gives the rate; unchanged when there is none. */
const equalOn: Next = ({ slot }, { years, roundings }, base) => {
  for (let length = 2; length <= 26; length += 1) {
    const rule = { category: equalStages(length), base, baseSource: 'applied', from: 0 } as const;
    const inYear = (on: typeof FITTED) => stagedNumber(rule, stagingYear(years, on), slot.measure, roundings);
    if (equals(inYear(FITTED), slot.value)) return inYear(TARGET);
  }
  return slot.value;
};

/** A naive forecast: each number by itself, from the first base of its own line, knowing no category. */
function naive(line: StagedLine, own: StagingSchedule, siblings: Siblings, next: Next): string {
  const [found] = stagedCells(line, [own], siblings);
  if (!found) throw new Error(`no staged number in ${own.column} of ${lineKey(line)}`);
  const { schedule, template, numbers } = found;
  const values = numbers.map((number): Exact => {
    const base = number.evidence.bases.find(({ source }) => source !== 'sibling')?.value;
    return base === undefined ? number.slot.value : next(number, schedule, base);
  });
  const branches = template.branches.map((branch, at) => {
    const own = values.filter((_value, i) => numbers[i]?.branch === at);
    return own.length === 0 ? branch : { ...branch, rate: withSlots(branch.rate, own) };
  });
  return printCell({ ...template, branches });
}

function forecast(reconstruction: Reconstruction, line: StagedLine, siblings: Siblings): Forecast {
  const { schedule, template, survivors, consistent } = reconstruction;
  const { column } = schedule;
  const said = (leftOut: number): Said[] =>
    predictOn({ ...reconstruction, survivors: likeliest(survivors, leftOut) }, TARGET).map(
      ({ text, weight }) => ({ text, weight }),
    );
  return {
    column,
    key: lineKey(line),
    now: printCell(template),
    predictions: said(LEFT_OUT),
    frontier: FRONTIER.map(said),
    preferred: (survivors[0]?.rules ?? []).map(({ category }) => category.id).join(' + '),
    straight: naive(line, schedule, siblings, straightOn),
    equal: naive(line, schedule, siblings, equalOn),
    consistent,
  };
}

/** Fits every column on base rates and one edition, and says what each cell will be a year later. */
export function forecastYear(lines: readonly Line[], schedules: readonly StagingSchedule[]): Fitting {
  const staged = lines.map((line) => toStagedLine(line, schedules));
  const byKey = new Map(staged.map((line) => [lineKey(line), line]));
  const siblings = new Siblings(staged);
  const leftOut = new Map<string, Map<string, number>>();
  for (const line of staged) {
    for (const [column, points] of line.points) {
      const reason = outside(line, (points[0] as { cell: Cell }).cell);
      if (reason === undefined) continue;
      const counts = leftOut.get(column) ?? new Map<string, number>();
      leftOut.set(column, counts.set(reason, (counts.get(reason) ?? 0) + 1));
    }
  }
  const finest = Math.min(...FRONTIER);
  const forecasts = reconstruct(staged, schedules, { leftOut: finest }).map((reconstruction) =>
    forecast(reconstruction, byKey.get(lineKey(reconstruction)) as StagedLine, siblings),
  );
  const digest = createHash('sha256').update(JSON.stringify(forecasts)).digest('hex').slice(0, 16);
  return Object.freeze({ forecasts: Object.freeze(forecasts), leftOut, digest });
}
