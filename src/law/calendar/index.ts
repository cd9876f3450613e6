export {
  type AgreementCalendar,
  type AgreementYear,
  agreementCalendar,
  agreementCalendars,
  agreementYearOf,
  agreementYearsOf,
} from './agreementYears.js';
export { businessDayAfter, CLOSED_DAYS, isBusinessDay } from './businessDays.js';
export { type CalendarDay, calendarOf } from './calendarOf.js';
export { addMonths, endOfMonth, type Span, type Weekday, weekdayOf } from './days.js';
export { type JapaneseFiscalYear, japaneseFiscalYear, japaneseFiscalYearOf } from './japaneseFiscalYear.js';
export {
  FIRST_HOLIDAY_YEAR,
  type Holiday,
  type HolidayBasis,
  japaneseHolidayOn,
  japaneseHolidays,
  LAST_HOLIDAY_YEAR,
} from './japaneseHolidays.js';
export { type QuotaAgreement, type QuotaCalendar, type QuotaYear, quotaYearOf } from './quotaYears.js';
export { nextTenDayPeriod, type TenDayPeriod, tenDayPeriodOf, tenDayPeriodsOf } from './tenDayPeriods.js';
