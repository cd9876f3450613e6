import type { PlainDate } from '../../base/index.js';
import { type Cell, printCell } from '../../notation/index.js';
import type { Opening } from '../access.js';
import type { Step } from '../determination.js';
import type { LawRecord, Line } from '../record.js';
import { describeRule } from '../staging/describe.js';
import { cellsInYear, type YearOption } from '../staging/inYear.js';
import type { Reconstruction } from '../staging/reconstruct.js';
import { restore } from '../staging/restore.js';
import type { StagingSchedule } from '../staging/schedules.js';
import { trace } from '../staging/trace.js';
import { stagingYear, startOfYear } from '../staging/years.js';
import { type DatedCell, unknownCell } from './datedCell.js';
import { beyondHorizon } from './horizon.js';
import { type LinePoint, pointsOf, stagedLine } from './points.js';
import { isBlank, isFree, standingCell } from './standing.js';

const NO_CATEGORY = 'no staging category of the line is at hand';

/** How a rate of a year follows from a way of staging. */
function stagingStep(option: YearOption, reconstruction: Reconstruction, year: number): Step {
  const { schedule, numbers } = reconstruction;
  const rules = option.way.rules.map((rule, i) => describeRule(rule, numbers[i]?.measure ?? 'percent'));
  const begins = startOfYear(schedule.years, year);
  return {
    label: 'staging',
    expression: `${[...new Set(rules)].join('; ')}: year ${year} of the ladder, from ${begins}`,
    result: printCell(option.cell),
    evidence: option.evidence,
  };
}

/** What the recorded ways of staging, learned from the editions, say of a day. */
function stagedCell(reconstruction: Reconstruction, on: PlainDate): DatedCell {
  const year = stagingYear(reconstruction.schedule.years, on);
  const { options, open } = cellsInYear(reconstruction, year);
  const [first] = options as [YearOption, ...YearOption[]];
  if (options.length === 1 && !open) return settled(first, reconstruction, year);
  return {
    options: options.map(({ cell, belief }) => (open ? { cell } : { cell, belief })),
    left: open
      ? `${NO_CATEGORY}, and the editions do not tell when the rate came to rest`
      : `${NO_CATEGORY}; ${options.length} rates fit every edition`,
    complete: !open,
    unbounded: open,
    evidence: 'reconstructed',
    how: options.slice(0, MOST_SHOWN).map((option) => stagingStep(option, reconstruction, year)),
    citations: first.citations,
  };
}

const settled = (option: YearOption, reconstruction: Reconstruction, year: number): DatedCell => ({
  options: [{ cell: option.cell }],
  complete: true,
  unbounded: false,
  evidence: option.evidence,
  how: [stagingStep(option, reconstruction, year)],
  citations: option.citations,
});

/**
 * What may have been paid on a day under a rate that has been free in every edition. Where the usual categories differ
 * nothing is known but that it was no more than the ordinary rate; what they would give is told.
 */
function tracedCell(reconstruction: Reconstruction, free: Cell, on: PlainDate): DatedCell {
  const year = stagingYear(reconstruction.schedule.years, on);
  const { options } = cellsInYear(reconstruction, year);
  const [first] = options as [YearOption, ...YearOption[]];
  if (options.length === 1) return settled(first, reconstruction, year);
  const usual = options.slice(0, MOST_SHOWN).map(({ cell }) => printCell(cell));
  return {
    options: [{ cell: free }],
    left: `${NO_CATEGORY}, and every edition has it free; usual categories would give ${usual.join(', ')}`,
    complete: false,
    unbounded: true,
    evidence: 'reconstructed',
    how: options.slice(0, MOST_SHOWN).map((option) => stagingStep(option, reconstruction, year)),
    citations: [],
  };
}

/** ways of staging that are spelled out */
const MOST_SHOWN = 4;

/** What the staging of a line's rate says of a day: the recorded ways, or, for a line that is free now, how it may have become so. */
function byStaging(
  line: Line,
  points: readonly LinePoint[],
  schedule: StagingSchedule,
  on: PlainDate,
  record: LawRecord,
): DatedCell | undefined {
  const { column } = schedule;
  const committed = points.filter(({ cell }) => !isBlank(cell));
  const [first] = committed;
  if (!first) return undefined;
  const staged = stagedLine(line, new Map([[column, points]]), record);
  const ways = committed.map((point) => record.ways(point.line, column)).find((each) => each !== undefined);
  if (ways !== undefined) {
    const restored = restore(staged, schedule, ways);
    return restored && stagedCell(restored, on);
  }
  if (on >= first.date || !committed.every(({ cell }) => isFree(cell))) return undefined;
  const traced = trace(staged, schedule);
  return traced && tracedCell(traced, first.cell, on);
}

/**
 * The cell of a line under an agreement on a day that no edition covers: by the staging of its rate where that is known
 * or reconstructed, else by what stands in the editions before and after.
 */
export function agreementCell(opening: Opening, line: Line, on: PlainDate, record: LawRecord): DatedCell {
  const beyond = beyondHorizon(on);
  if (beyond !== undefined) return unknownCell(beyond);
  const { rates, column, columnLabel, party, instrument } = opening;
  const all = pointsOf(line, rates, record);
  if (all === 'divided') {
    return unknownCell(
      'the nomenclature changed since, and what became of the line has more than one rate under the instrument',
    );
  }
  const since = party?.from ?? instrument.inForce.from;
  const points = all.filter(({ date }) => since === undefined || date >= since);
  const schedule = record.staging(line.importer, rates);
  const staged = schedule && byStaging(line, points, schedule, on, record);
  if (staged) {
    const last = points.at(-1) as LinePoint;
    return { ...staged, citations: [last.line.citation(columnLabel), ...staged.citations] };
  }
  return standingCell(points, { label: columnLabel, staging: column.staging }, on);
}
