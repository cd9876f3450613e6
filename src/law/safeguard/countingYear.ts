import { addDays, date, type PlainDate } from '../../base/index.js';
import { endOfMonth, later, type Span } from '../calendar/days.js';
import { japaneseFiscalYearOf } from '../calendar/japaneseFiscalYear.js';
import { tenDayPeriodsOf } from '../calendar/tenDayPeriods.js';
import type { CountingPeriodKind, SafeguardFacts } from './facts.js';

/** The days whose imports are counted together: a Japanese fiscal year, or the season within it. */
export interface CountingYear extends Span {
  /** "JFY2020" */
  readonly name: string;
  /** the Japanese fiscal year as a whole */
  readonly fiscal: Span;
}

/** The counting year of a date. In the first year the count starts with the agreement. */
export function countingYearOf(facts: SafeguardFacts, on: PlainDate): CountingYear {
  const { year, name, from, to } = japaneseFiscalYearOf(on);
  const { season, inForce } = { season: facts.counting.season, inForce: facts.inForce.from };
  const within = (day: string): PlainDate => date(`${day >= '04-01' ? year : year + 1}-${day}`);
  return {
    name,
    from: later(within(season.from), inForce),
    to: within(season.to),
    fiscal: { from: later(from, inForce), to },
  };
}

/** The periods of a counting year in order, each with the day its figure is for. */
export function countingPeriodsOf(kind: CountingPeriodKind, year: Span): readonly Span[] {
  if (kind === 'tenDay') return tenDayPeriodsOf(year).map(({ from, to }) => ({ from, to }));
  const months: Span[] = [];
  for (let at = year.from; at <= year.to; at = addDays(endOfMonth(at), 1)) {
    months.push({ from: at, to: endOfMonth(at) });
  }
  return months;
}

/** "ten-day period", "month" */
export const periodWord = (kind: CountingPeriodKind): string =>
  kind === 'tenDay' ? 'ten-day period' : 'month';
