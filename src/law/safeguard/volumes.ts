import {
  compare,
  convert,
  date,
  type Exact,
  formatExact,
  type PlainDate,
  Problem,
  parseExact,
  parseUnit,
  sign,
  unitIds,
} from '../../base/index.js';
import { japaneseFiscalYearOf } from '../calendar/japaneseFiscalYear.js';
import type { Citation, Evidence } from '../determination.js';
import { countingPeriodsOf, countingYearOf, periodWord } from './countingYear.js';
import type { Counted, SafeguardFacts } from './facts.js';
import { cumulated } from './periodVolumes.js';

/** A volume as a source gives it. */
export interface VolumeRow {
  readonly counted: Counted;
  readonly from: string;
  readonly to: string;
  /**
   * cumulative: from the start of the count to `to`; period: of one counting period; annual: of a whole fiscal year,
   * which may lie before the agreement (for rules that look back)
   */
  readonly measure: 'cumulative' | 'period' | 'annual';
  /** decimal text; null or empty when it was not found */
  readonly volume: string | null;
  readonly unit: string;
  readonly evidence: Evidence;
  readonly citation: Citation;
}

/** What was counted from the start of a counting year up to the end of a period. */
export interface Figure {
  readonly to: PlainDate;
  readonly volume: Exact;
  readonly evidence: Evidence;
  readonly citation: Citation;
}

/** Checked volumes, in the unit of the safeguard. */
export interface Volumes {
  /** cumulative figures of a counting year in order of date */
  readonly figures: (counted: Counted, year: string) => readonly Figure[];
  /** imports of a whole year */
  readonly annual: (counted: Counted, year: string) => Figure | undefined;
  /** counting years with a figure, in order */
  readonly years: readonly string[];
}

const refuse = (message: string): never => {
  throw new Problem('invalidInput', message);
};

const nameOf = (row: VolumeRow): string => `the ${row.counted} volume to ${row.to}`;

function amountOf(row: VolumeRow, unit: string): Exact | undefined {
  if (row.volume === null || row.volume === '') return undefined;
  const amount = parseExact(row.volume);
  if (!amount) {
    return refuse(
      `${nameOf(row)} is "${row.volume}", which is not a number; write digits, for example 242229`,
    );
  }
  if (sign(amount) < 0) refuse(`${nameOf(row)} is below zero (${row.volume}); give what was imported`);
  if (!parseUnit(row.unit)) {
    refuse(
      `${nameOf(row)} has the unit "${row.unit}", which Kanzei does not know; use one of ${unitIds.join(', ')}`,
    );
  }
  const converted = convert(amount, row.unit, unit);
  return converted ?? refuse(`${nameOf(row)} is in ${row.unit}, which cannot be turned into ${unit}`);
}

function checkDates(row: VolumeRow, facts: SafeguardFacts): { from: PlainDate; to: PlainDate } {
  const [from, to] = [date(row.from), date(row.to)];
  if (to < from) refuse(`${nameOf(row)} runs from ${from}, which is after its end`);
  const year = countingYearOf(facts, to);
  if (row.measure === 'annual') {
    const fiscal = japaneseFiscalYearOf(to);
    if (from !== fiscal.from || to !== fiscal.to) {
      refuse(`${nameOf(row)} is annual; a year runs from ${fiscal.from} to ${fiscal.to}`);
    }
    return { from, to };
  }
  const { inForce, counting } = facts;
  if (to < inForce.from) {
    refuse(`${nameOf(row)} lies before the agreement, which is in force from ${inForce.from}`);
  }
  const kind = counting.period;
  const periods = countingPeriodsOf(kind, year);
  const ends = periods.map((period) => period.to);
  if (!ends.includes(to)) {
    const near = ends.filter((end) => end.slice(0, 7) === to.slice(0, 7));
    const try_ = near.length > 0 ? `; that month has ${near.join(', ')}` : '';
    refuse(`${nameOf(row)} does not end a ${periodWord(kind)} of the count${try_}`);
  }
  if (row.measure === 'cumulative' && from !== year.from) {
    refuse(`${nameOf(row)} starts on ${from}; a cumulative volume of ${year.name} counts from ${year.from}`);
  }
  const period = periods.find((it) => it.to === to);
  if (row.measure === 'period' && from !== period?.from) {
    refuse(
      `${nameOf(row)} starts on ${from}; the ${periodWord(kind)} that ends then starts on ${period?.from}`,
    );
  }
  return { from, to };
}

function checkSeries(key: string, figures: readonly Figure[], facts: SafeguardFacts, every: boolean): void {
  const kind = facts.counting.period;
  figures.forEach((figure, i) => {
    const before = figures[i - 1];
    if (before?.to === figure.to) refuse(`${key}: the period ended ${figure.to} is given twice`);
    if (before && compare(figure.volume, before.volume) < 0) {
      refuse(
        `${key}: the cumulative volume falls from ${formatExact(before.volume)} (${before.to}) to ` +
          `${formatExact(figure.volume)} (${figure.to}); a count cannot fall`,
      );
    }
    if (!every) return;
    const ends = countingPeriodsOf(kind, countingYearOf(facts, figure.to)).map((it) => it.to);
    const due = ends[ends.indexOf(figure.to) - 1];
    if (due !== before?.to) refuse(`${key}: the ${periodWord(kind)} ended ${due} is missing`);
  });
}

const annualKey = (counted: Counted, year: string): string => `${counted} ${year}`;

/**
 * Checks volumes and puts them in order. Throws Problem('invalidInput') for an unknown or wrong unit, a volume that is no
 * number or falls, a repeated period, a date that ends no period or lies before the agreement, and, with `everyPeriod`,
 * for a missing period. Without it a cumulative count may have holes; what they leave open is `unknown` in the answer.
 */
export function readVolumes(
  rows: readonly VolumeRow[],
  facts: SafeguardFacts,
  options: { readonly everyPeriod?: boolean } = {},
): Volumes {
  const series = new Map<string, { measure: VolumeRow['measure']; figures: Figure[] }>();
  const annual = new Map<string, Figure>();
  const years = new Set<string>();
  for (const row of rows) {
    const { to } = checkDates(row, facts);
    const volume = amountOf(row, facts.counting.unit);
    if (volume === undefined) continue;
    const year = countingYearOf(facts, to);
    const key = annualKey(row.counted, year.name);
    const figure = { to, volume, evidence: row.evidence, citation: row.citation };
    if (row.measure === 'annual') {
      if (annual.has(key)) refuse(`the imports of ${key} are given twice`);
      annual.set(key, figure);
      continue;
    }
    const known = series.get(key) ?? { measure: row.measure, figures: [] };
    if (known.measure !== row.measure)
      refuse(`${key} has both cumulative volumes and volumes of single periods`);
    known.figures.push(figure);
    series.set(key, known);
    years.add(year.name);
  }
  const figures = new Map<string, readonly Figure[]>();
  for (const [key, { measure, figures: unordered }] of series) {
    const ordered = unordered.sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
    const added = measure === 'period' ? cumulated(ordered) : ordered;
    checkSeries(key, added, facts, measure === 'period' || options.everyPeriod === true);
    figures.set(key, added);
    const last = added.at(-1);
    if (last && last.to === countingYearOf(facts, last.to).to && !annual.has(key)) annual.set(key, last);
  }
  return {
    figures: (counted, year) => figures.get(annualKey(counted, year)) ?? [],
    annual: (counted, year) => annual.get(annualKey(counted, year)),
    years: [...years].sort(),
  };
}
