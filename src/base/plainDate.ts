import { Problem } from './problem.js';

/** A day of the Gregorian calendar, 'YYYY-MM-DD', from 1900-01-01 to 2199-12-31. Compares with < as text. */
export type PlainDate = string & { readonly __brand: 'PlainDate' };

/** A day of any year, 'MM-DD'. */
export type MonthDay = string;

const PATTERN = /^(\d{4})-(\d\d)-(\d\d)$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2199;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (DAYS[month - 1] ?? 0);

const two = (value: number): string => String(value).padStart(2, '0');
const plain = (year: number, month: number, day: number): PlainDate =>
  `${year}-${two(month)}-${two(day)}` as PlainDate;

/** The year of a date. */
export const yearOf = (of: PlainDate): number => Number(of.slice(0, 4));

/** Reads 'YYYY-MM-DD'. Gives undefined for another form, a day that does not exist or a year outside 1900 to 2199. */
export function parseDate(text: string): PlainDate | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  return day >= 1 && day <= daysInMonth(year, month) ? (text as PlainDate) : undefined;
}

/** Reads 'YYYY-MM-DD'. Throws Problem('invalidInput') saying what is wrong with it. */
export function date(text: string): PlainDate {
  const read = parseDate(text);
  if (read) return read;
  const match = PATTERN.exec(text);
  if (!match) {
    throw new Problem(
      'invalidInput',
      `"${text}" is not a date; write year-month-day, for example 2026-04-01`,
    );
  }
  const year = Number(match[1]);
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    throw new Problem(
      'invalidInput',
      `${text} is out of range; give a year from ${FIRST_YEAR} to ${LAST_YEAR}`,
    );
  }
  const last = daysInMonth(year, Number(match[2]));
  throw new Problem(
    'invalidInput',
    last === 0
      ? `${text} does not exist; a month runs from 01 to 12`
      : `${text} does not exist; that month of ${year} has days 01 to ${last}`,
  );
}

/** Days since 0000-03-01, counting years from March so that the leap day comes last. */
function toDayNumber(of: PlainDate): number {
  const month = Number(of.slice(5, 7));
  const shifted = month > 2 ? month - 3 : month + 9;
  const year = yearOf(of) - (month > 2 ? 0 : 1);
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + Math.floor((153 * shifted + 2) / 5) + Number(of.slice(8)) - 1;
}

const CENTURIES_4 = 146_097;

function fromDayNumber(days: number): PlainDate {
  const era = Math.floor(days / CENTURIES_4);
  const inEra = days - era * CENTURIES_4;
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  );
  const dayOfYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return plain(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day);
}

/** The date a whole number of days later (earlier when negative). Throws Problem('invalidInput') outside 1900 to 2199. */
export function addDays(to: PlainDate, days: number): PlainDate {
  const sum = fromDayNumber(toDayNumber(to) + days);
  // a year of five digits, and what is no day, are longer
  if (sum.length === to.length && sum >= `${FIRST_YEAR}` && sum < `${LAST_YEAR + 1}`) return sum;
  throw new Problem('invalidInput', `${days} days from ${to} is outside ${FIRST_YEAR} to ${LAST_YEAR}`);
}

/** Whole days from one date to another; below zero when the second comes first. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => toDayNumber(to) - toDayNumber(from);

/** The day of the year as 'MM-DD', which compares with < within a year. */
export const dayOfYearKey = (of: PlainDate): MonthDay => of.slice(5);

/**
 * Whether the date lies between two days of the year, both included. A season whose end comes before its start runs
 * over the new year. An end of 02-29 is the last day of February of any year.
 */
export function inSeason(on: PlainDate, from: MonthDay, to: MonthDay): boolean {
  const day = dayOfYearKey(on);
  return from <= to ? from <= day && day <= to : from <= day || day <= to;
}

/** The first date after `after` that has this day of the year; 02-29 stands for the last day of February. */
export function nextAnniversary(after: PlainDate, day: MonthDay): PlainDate {
  for (const year of [yearOf(after), yearOf(after) + 1]) {
    const found = parseDate(`${year}-${day === '02-29' && !isLeap(year) ? '02-28' : day}`);
    if (found && found > after) return found;
  }
  throw new Problem('invalidInput', `no day ${day} follows ${after} up to the year ${LAST_YEAR}`);
}
