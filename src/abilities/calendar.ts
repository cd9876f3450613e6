import { date } from '../base/index.js';
import { type CalendarDay, calendarOf } from '../law/calendar/index.js';

export interface CalendarRequest {
  /** YYYY-MM-DD */
  readonly on: string;
}

/**
 * Where a date lies in the calendars of the law. Throws Problem `invalidInput` for a text that is no date and for a date
 * outside 2018 to 2043, the years whose holidays are known.
 */
export const calendar = (request: CalendarRequest): CalendarDay => calendarOf(date(request.on));
