import { createHash } from 'node:crypto';
import {
  compare,
  date,
  divide,
  type Exact,
  fraction,
  multiply,
  subtract,
  ZERO,
} from '../../src/base/index.js';
import type { Line } from '../../src/law/index.js';
import { Siblings } from '../../src/law/staging/bases.js';
import {
  isPlain,
  JAPAN_SCHEDULES,
  ordinaryNumbers,
  predictOn,
  type Reconstruction,
  reconstruct,
  roundMeasure,
  type StagedLine,
  stagingYear,
} from '../../src/law/staging/index.js';
import { stagedCells } from '../../src/law/staging/numbers.js';
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

export interface Forecast {
  readonly column: string;
  readonly key: string;
  readonly now: string;
  /** distinct cells with their belief, likeliest first */
  readonly predictions: readonly { readonly text: string; readonly weight: number }[];
  /** the category of each number in the likeliest way */
  readonly preferred: string;
  /** the cell if every number goes on in a straight line from its base through the rate of 2025 */
  readonly straight: string;
  /** ways that fit, likely or not */
  readonly consistent: number;
}

export interface Fitting {
  readonly forecasts: readonly Forecast[];
  /** cells that are left out, by column and reason */
  readonly leftOut: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly digest: string;
}

const toStagedLine = (line: Line): StagedLine => ({
  code: line.code,
  seq: line.seq,
  ordinary: ['temporary', 'wto', 'general'].map((column) => line.cell(column)),
  settled: SETTLED_COLUMNS.map((column) => line.cell(column)),
  points: new Map(
    JAPAN_SCHEDULES.map(({ column }) => [column, line.cell(column)] as const)
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

/** Every number in a straight line from its first base through the rate of 2025: knows no category. */
function straightLine(line: StagedLine, column: string, siblings: Siblings): string {
  const cells = stagedCells(line, JAPAN_SCHEDULES, siblings);
  const found = cells.find(({ schedule }) => schedule.column === column);
  if (!found) throw new Error(`no staged number in ${column} of ${lineKey(line)}`);
  const { schedule, template, numbers } = found;
  const year = stagingYear(schedule.years, FITTED);
  const values = numbers.map(({ slot, evidence }): Exact => {
    const base = evidence.bases.find(({ source }) => source !== 'sibling')?.value;
    if (base === undefined || compare(base, slot.value) <= 0) return slot.value;
    const step = divide(subtract(base, slot.value), fraction(year));
    const next = subtract(slot.value, step);
    const shown = compare(next, ZERO) <= 0 ? ZERO : next;
    return slot.measure === 'share'
      ? multiply(shown, fraction(1))
      : roundMeasure(shown, slot.measure, schedule.roundings);
  });
  const branches = template.branches.map((branch, at) => {
    const own = values.filter((_value, i) => numbers[i]?.branch === at);
    return own.length === 0 ? branch : { ...branch, rate: withSlots(branch.rate, own) };
  });
  return printCell({ ...template, branches });
}

function forecast(reconstruction: Reconstruction, line: StagedLine, siblings: Siblings): Forecast {
  const { schedule, template, survivors, consistent } = reconstruction;
  const predictions = predictOn(reconstruction, TARGET).map(({ text, weight }) => ({ text, weight }));
  return {
    column: schedule.column,
    key: lineKey(line),
    now: printCell(template),
    predictions,
    preferred: (survivors[0]?.rules ?? []).map(({ category }) => category.id).join(' + '),
    straight: straightLine(line, schedule.column, siblings),
    consistent,
  };
}

/** Fits every column on base rates and one edition, and says what each cell will be a year later. */
export function forecastYear(lines: readonly Line[]): Fitting {
  const staged = lines.map(toStagedLine);
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
  const forecasts = reconstruct(staged, JAPAN_SCHEDULES).map((reconstruction) =>
    forecast(reconstruction, byKey.get(lineKey(reconstruction)) as StagedLine, siblings),
  );
  const digest = createHash('sha256').update(JSON.stringify(forecasts)).digest('hex').slice(0, 16);
  return Object.freeze({ forecasts: Object.freeze(forecasts), leftOut, digest });
}
