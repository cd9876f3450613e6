import { type PlainDate, yearOf } from '../../base/index.js';
import { dateOf, monthOf, type Span } from './days.js';

/** Japanese fiscal year n: 1 April n to 31 March n+1 (Public Finance Act, Act No. 34 of 1947, article 11). */
export interface JapaneseFiscalYear extends Span {
  readonly year: number;
  /** "JFY2026" */
  readonly name: string;
}

/** The Japanese fiscal year n. */
export const japaneseFiscalYear = (year: number): JapaneseFiscalYear => ({
  year,
  name: `JFY${year}`,
  from: dateOf(year, 4, 1),
  to: dateOf(year + 1, 3, 31),
});

/** The Japanese fiscal year a date lies in. */
export const japaneseFiscalYearOf = (on: PlainDate): JapaneseFiscalYear =>
  japaneseFiscalYear(monthOf(on) >= 4 ? yearOf(on) : yearOf(on) - 1);
