import type { PlainDate } from '../../base/index.js';
import { type AgreementYear, agreementYearsOf } from './agreementYears.js';
import { businessDayAfter, isBusinessDay } from './businessDays.js';
import { type Weekday, weekdayOf } from './days.js';
import { type JapaneseFiscalYear, japaneseFiscalYearOf } from './japaneseFiscalYear.js';
import { type Holiday, japaneseHolidayOn } from './japaneseHolidays.js';
import { type QuotaYear, quotaYearOf } from './quotaYears.js';
import { type TenDayPeriod, tenDayPeriodOf } from './tenDayPeriods.js';

/** Where a date lies in every calendar that the law of the agreements uses. */
export interface CalendarDay {
  readonly date: PlainDate;
  readonly weekday: Weekday;
  readonly japaneseFiscalYear: JapaneseFiscalYear;
  /** of the agreements in force on the date */
  readonly agreementYears: readonly AgreementYear[];
  readonly tenDayPeriod: TenDayPeriod;
  readonly holiday: Holiday | null;
  /** whether Japan Customs is open */
  readonly businessDay: boolean;
  readonly nextBusinessDay: PlainDate;
  /** of Japan's quotas under USJTA (while in force) and of the U.S. beef quota */
  readonly quotaYears: readonly QuotaYear[];
}

/** A date in every calendar. Throws Problem('invalidInput') for a year outside 2018 to 2043. */
export function calendarOf(date: PlainDate): CalendarDay {
  const holiday = japaneseHolidayOn(date) ?? null;
  const usjta = quotaYearOf('agreementYear', date, { instrument: 'usjta', importer: 'JP' });
  const calendarYear = quotaYearOf('calendarYear', date);
  return {
    date,
    weekday: weekdayOf(date),
    japaneseFiscalYear: japaneseFiscalYearOf(date),
    agreementYears: agreementYearsOf(date),
    tenDayPeriod: tenDayPeriodOf(date),
    holiday,
    businessDay: isBusinessDay(date),
    nextBusinessDay: businessDayAfter(date, 1),
    quotaYears: [usjta, calendarYear].filter((year) => year !== undefined),
  };
}
