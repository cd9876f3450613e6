import { addDays, date, daysBetween, type PlainDate, yearOf } from '../../base/index.js';

/** A span of days, both ends included. */
export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

export type Weekday = 'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday';

const WEEKDAYS: readonly Weekday[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

export const monthOf = (of: PlainDate): number => Number(of.slice(5, 7));
export const dayOf = (of: PlainDate): number => Number(of.slice(8));

const two = (value: number): string => String(value).padStart(2, '0');

/** The date of a year, a month (1 to 12) and a day. Throws Problem('invalidInput') when there is no such day. */
export const dateOf = (year: number, month: number, day: number): PlainDate =>
  date(`${year}-${two(month)}-${two(day)}`);

/** 2000-01-03 was a Monday. */
const A_MONDAY = date('2000-01-03');

/** 0 for Monday to 6 for Sunday. */
export const weekdayNumber = (of: PlainDate): number => ((daysBetween(A_MONDAY, of) % 7) + 7) % 7;

export const weekdayOf = (of: PlainDate): Weekday => WEEKDAYS[weekdayNumber(of)] as Weekday;

/** The last day of the month of a date. */
export function endOfMonth(of: PlainDate): PlainDate {
  const [year, month] = [yearOf(of), monthOf(of)];
  return addDays(month === 12 ? dateOf(year + 1, 1, 1) : dateOf(year, month + 1, 1), -1);
}

/**
 * The same day of the month a number of months later; the last day of that month where it has no such day
 * (31 October and four months give 28 or 29 February).
 */
export function addMonths(to: PlainDate, months: number): PlainDate {
  const count = yearOf(to) * 12 + monthOf(to) - 1 + months;
  const last = endOfMonth(dateOf(Math.floor(count / 12), (count % 12) + 1, 1));
  return dayOf(last) < dayOf(to) ? last : dateOf(yearOf(last), monthOf(last), dayOf(to));
}

/** Whether a dated rule holds on a day; open where an end is not given. */
export const holdsOn = (
  { from, to }: { readonly from?: PlainDate | undefined; readonly to?: PlainDate | null | undefined },
  on: PlainDate,
): boolean => (!from || from <= on) && (!to || on <= to);

/** The first day of a span and the day after it, as far as it has ends: the days on which it begins and ceases to hold. */
export const turns = ({
  from,
  to,
}: {
  readonly from?: PlainDate | undefined;
  readonly to?: PlainDate | null | undefined;
}): PlainDate[] => [...(from ? [from] : []), ...(to ? [addDays(to, 1)] : [])];

export const within = (span: Span, on: PlainDate): boolean => span.from <= on && on <= span.to;

/** The earlier and the later of two dates. */
export const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a <= b ? a : b);
export const later = (a: PlainDate, b: PlainDate): PlainDate => (a <= b ? b : a);
