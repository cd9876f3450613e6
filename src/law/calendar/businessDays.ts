import { addDays, type PlainDate } from '../../base/index.js';
import type { Citation } from '../determination.js';
import { weekdayNumber } from './days.js';
import { japaneseHolidayOn } from './japaneseHolidays.js';

/** What closes the offices of Japan Customs. */
export const CLOSED_DAYS: Citation = {
  title: 'Act on Holidays of Administrative Organs (行政機関の休日に関する法律, Act No. 91 of 1988)',
  locator: 'article 1: Saturday, Sunday, national holidays, 29 December to 3 January',
};

const SATURDAY = 5;

/**
 * Whether Japan Customs is open: not Saturday, Sunday, holiday or 29 December to 3 January. For 2018 to
 * 2043; a Saturday, Sunday or day of the New Year closure of another year is closed whatever its holidays.
 */
export function isBusinessDay(on: PlainDate): boolean {
  const day = on.slice(5);
  if (weekdayNumber(on) >= SATURDAY || day >= '12-29' || day <= '01-03') return false;
  return japaneseHolidayOn(on) === undefined;
}

/** The nth business day after a date (n of 1 or more), the date itself not counted. */
export function businessDayAfter(date: PlainDate, nth: number): PlainDate {
  let at = date;
  for (let counted = 0; counted < nth; ) {
    at = addDays(at, 1);
    if (isBusinessDay(at)) counted += 1;
  }
  return at;
}
