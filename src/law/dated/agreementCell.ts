import type { PlainDate } from '../../base/index.js';
import { type Cell, printCell } from '../../notation/index.js';
import type { Opening } from '../access.js';
import type { Step } from '../determination.js';
import type { LawRecord, Line } from '../record.js';
import { describeRule } from '../staging/describe.js';
import { cellsInYear, type YearOption } from '../staging/inYear.js';
import type { Reconstruction } from '../staging/reconstruct.js';
import { restore } from '../staging/restore.js';
import { trace } from '../staging/trace.js';
import { stagingYear, startOfYear } from '../staging/years.js';
import { type DatedCell, unknownCell } from './datedCell.js';
import { beyondHorizon } from './horizon.js';
import { type LinePoint, pointsOf, stagedLine } from './points.js';
import { notCarried } from './predecessors.js';
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

/** How the rate of a line comes down under an opening: what does not depend on the day. */
interface Course {
  /** what the editions publish since the agreement; `divided` where a change of nomenclature leaves several */
  readonly points: readonly LinePoint[] | 'divided';
  /** the recorded ways of staging */
  readonly restored?: Reconstruction | undefined;
  /** how a line that is free in every edition may have become so, before the first */
  readonly traced?: { readonly reconstruction: Reconstruction; readonly first: LinePoint } | undefined;
}

function findCourse({ rates, party, instrument }: Opening, line: Line, record: LawRecord): Course {
  const all = pointsOf(line, rates, record);
  if (all === 'divided') return { points: all };
  const since = party?.from ?? instrument.inForce.from;
  const points = all.filter(({ date }) => since === undefined || date >= since);
  const schedule = record.staging(line.importer, rates);
  const committed = points.filter(({ cell }) => !isBlank(cell));
  const [first] = committed;
  if (!schedule || !first) return { points };
  const staged = stagedLine(line, new Map([[schedule.column, points]]), record);
  const ways = committed
    .map((point) => record.ways(point.line, schedule.column))
    .find((each) => each !== undefined);
  if (ways !== undefined) return { points, restored: restore(staged, schedule, ways) };
  if (!committed.every(({ cell }) => isFree(cell))) return { points };
  const reconstruction = trace(staged, schedule);
  return { points, traced: reconstruction && { reconstruction, first } };
}

const MOST_COURSES = 5_000;
const courses = new WeakMap<Line, Map<string, Course>>();
let latest: Map<string, Course>[] = [];

/** The course of a line under an opening; the latest few thousand are kept, since a path asks for every year. */
function courseOf(opening: Opening, line: Line, record: LawRecord): Course {
  const key = `${opening.instrument.id} ${opening.columnLabel} ${opening.party?.from ?? ''}`;
  const ofLine = courses.get(line) ?? new Map<string, Course>();
  courses.set(line, ofLine);
  const known = ofLine.get(key);
  if (known) return known;
  const course = findCourse(opening, line, record);
  ofLine.set(key, course);
  latest.push(ofLine);
  if (latest.length > MOST_COURSES) {
    for (const each of latest) each.clear();
    latest = [];
  }
  return course;
}

/**
 * The cell of a line under an agreement on a day that no edition covers: by the staging of its rate where that is known
 * or reconstructed, else by what stands in the editions before and after.
 */
export function agreementCell(opening: Opening, line: Line, on: PlainDate, record: LawRecord): DatedCell {
  const beyond = beyondHorizon(on);
  if (beyond !== undefined) return unknownCell(beyond);
  const { points, restored, traced } = courseOf(opening, line, record);
  if (points === 'divided') {
    return unknownCell(
      'the nomenclature changed since, and what became of the line has more than one rate under the instrument',
    );
  }
  const left = notCarried(line, [opening.rates], on, record);
  if (left !== undefined) return unknownCell(left);
  const { column, columnLabel } = opening;
  const staged = restored
    ? stagedCell(restored, on)
    : traced && on < traced.first.date
      ? tracedCell(traced.reconstruction, traced.first.cell, on)
      : undefined;
  if (!staged) return standingCell(points, { label: columnLabel, staging: column.staging }, on);
  const last = points.at(-1) as LinePoint;
  return { ...staged, citations: [last.line.citation(columnLabel), ...staged.citations] };
}
