import { type PlainDate, yearOf } from '../../base/index.js';
import type { ImporterCode } from '../record.js';
import { agreementCalendar, agreementYearOf } from './agreementYears.js';
import { dateOf, type Span } from './days.js';
import { japaneseFiscalYearOf } from './japaneseFiscalYear.js';

/**
 * How a quota counts its years: by the calendar year, by the Japanese fiscal year, or by the years of an agreement,
 * of which the first may be short.
 */
export type QuotaCalendar = 'calendarYear' | 'japaneseFiscalYear' | 'agreementYear';

/** A year of a quota. */
export interface QuotaYear extends Span {
  readonly calendar: QuotaCalendar;
  /** "2026", "JFY2026", "year 8" */
  readonly name: string;
}

/** Whose years are meant where a quota follows the years of an agreement. */
export interface QuotaAgreement {
  readonly instrument: string;
  readonly importer: ImporterCode;
}

/** The quota year a date lies in; undefined before the agreement of the quota is in force or when it is unknown. */
export function quotaYearOf(
  calendar: QuotaCalendar,
  on: PlainDate,
  of?: QuotaAgreement,
): QuotaYear | undefined {
  switch (calendar) {
    case 'calendarYear': {
      const year = yearOf(on);
      return { calendar, name: String(year), from: dateOf(year, 1, 1), to: dateOf(year, 12, 31) };
    }
    case 'japaneseFiscalYear':
      return { calendar, ...named(japaneseFiscalYearOf(on)) };
    case 'agreementYear': {
      const found = of && agreementCalendar(of.instrument, of.importer);
      const year = found && agreementYearOf(found, on);
      return year && { calendar, name: `year ${year.year}`, from: year.from, to: year.to };
    }
  }
}

const named = ({ name, from, to }: Span & { readonly name: string }) => ({ name, from, to });
