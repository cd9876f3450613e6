import { addDays, type Exact, type PlainDate } from '../../base/index.js';
import { type Cell, printCell } from '../../notation/index.js';
import { lastYear } from './category.js';
import type { Point } from './point.js';
import { cellInYear, cellWith, type Reconstruction, type Survivor } from './reconstruct.js';
import type { StagingSchedule } from './schedules.js';
import { stagingYear, startOfYear } from './years.js';

/** A cell that the survivors allow in a span, with the belief in it. */
export interface PathOption {
  readonly cell: Cell;
  readonly text: string;
  readonly weight: number;
}

/**
 * The rate of a line under an instrument from a day to a day, both included; without `to`, from then on. One option
 * is the rate; several are what the survivors give, likeliest first: then no single rate is known.
 */
export interface PathSpan {
  readonly from: PlainDate;
  readonly to?: PlainDate;
  readonly evidence: 'published' | 'reconstructed';
  /** none where no rule of the family gives every edition: then only the editions' own years are known */
  readonly options: readonly PathOption[];
  /**
   * set before the first edition when some survivor starts only there: the rate lay between the likeliest option's and
   * this one, the ordinary rate
   */
  readonly atMost?: Cell;
}

interface Year {
  readonly year: number;
  readonly evidence: PathSpan['evidence'];
  readonly options: readonly PathOption[];
  readonly atMost?: Cell;
}

const option = (cell: Cell, weight = 1): PathOption => ({ cell, text: printCell(cell), weight });

const startsLater = ({ rules }: Survivor, year: number): boolean => rules.some(({ from }) => from > year);

/** The ordinary rate in the form of the staged one: no staged rate is above it. */
function ordinaryCell(reconstruction: Reconstruction): Cell | undefined {
  const values = reconstruction.numbers.map(({ ordinary }) => ordinary);
  return values.every((value) => value !== undefined)
    ? cellWith(reconstruction, values as Exact[])
    : undefined;
}

function reconstructedYear(reconstruction: Reconstruction, year: number): Year {
  const byText = new Map<string, { cell: Cell; weight: number }>();
  for (const survivor of reconstruction.survivors) {
    const cell = cellInYear(reconstruction, survivor.rules, year);
    const text = printCell(cell);
    const known = byText.get(text);
    if (known) known.weight += survivor.weight;
    else byText.set(text, { cell, weight: survivor.weight });
  }
  const options = [...byText.entries()]
    .map(([text, found]): PathOption => ({ text, ...found }))
    .sort((a, b) => b.weight - a.weight);
  const open = reconstruction.survivors.some((survivor) => startsLater(survivor, year));
  const atMost = open ? ordinaryCell(reconstruction) : undefined;
  return { year, evidence: 'reconstructed', options, ...(atMost && { atMost }) };
}

const sameYear = (a: Year, b: Year): boolean =>
  a.evidence === b.evidence &&
  a.options.length === b.options.length &&
  a.options.every(({ text }, i) => text === b.options[i]?.text) &&
  (a.atMost && printCell(a.atMost)) === (b.atMost && printCell(b.atMost));

/** Years in order to spans of days, equal neighbours joined; the last has no end. */
function toSpans(years: readonly Year[], schedule: StagingSchedule): PathSpan[] {
  const spans: PathSpan[] = [];
  let first = 0;
  for (let i = 1; i <= years.length; i += 1) {
    const next = years[i];
    if (next && sameYear(years[first] as Year, next)) continue;
    const { year, evidence, options, atMost } = years[first] as Year;
    spans.push({
      from: startOfYear(schedule.years, year),
      ...(next && { to: addDays(startOfYear(schedule.years, next.year), -1) }),
      evidence,
      options,
      ...(atMost && { atMost }),
    });
    first = i;
  }
  return spans;
}

/** The last year in which anything still changes, by the survivors and the editions; the year of entry at least. */
function finalYear(reconstruction: Reconstruction, published: ReadonlyMap<number, Cell>): number {
  const rules = reconstruction.survivors.flatMap((survivor) => survivor.rules);
  const ends = rules.map(({ category, from }) => Math.max(lastYear(category), from));
  return Math.max(reconstruction.schedule.years.yearAtEntry, ...ends, ...published.keys());
}

/**
 * The path of a line under an instrument from entry into force to the end of staging, as spans without overlap or
 * hole. A year for which an edition is at hand has the edition's rate: rates step only on the staging day. Every
 * other year has what the survivors give; the survivors reproduce every edition, and none of them ever rises.
 *
 * @param points what the editions publish, in date order; the ones that were given to `reconstruct`
 */
export function path(reconstruction: Reconstruction, points: readonly Point[]): PathSpan[] {
  const { schedule } = reconstruction;
  const published = new Map(points.map(({ date, cell }) => [stagingYear(schedule.years, date), cell]));
  const last = finalYear(reconstruction, published);
  const years: Year[] = [];
  for (let year = schedule.years.yearAtEntry; year <= last; year += 1) {
    const cell = published.get(year);
    years.push(
      cell
        ? { year, evidence: 'published', options: [option(cell)] }
        : reconstructedYear(reconstruction, year),
    );
  }
  return toSpans(years, schedule);
}

/** The span of a path that a date lies in; undefined before entry into force. */
export const spanOn = (spans: readonly PathSpan[], date: PlainDate): PathSpan | undefined =>
  spans.find(({ from, to }) => from <= date && (to === undefined || date <= to));
