import type { PlainDate } from '../../base/index.js';

/**
 * The years of a staging schedule. The first runs from entry into force to the day before the next staging day, so
 * it can be short: year 1 of the EU–Japan agreement is 1 February to 31 March 2019 (Annex 2-A, Part 1, note 3(b)).
 */
export interface StagingYears {
  readonly entry: PlainDate;
  /** month and day of the yearly step */
  readonly stagingDay: string;
  /**
   * the year of the ladder on the day of entry: 1, or later where an agreement joins the ladder of another
   * (USJTA beef starts on the second rung of CPTPP)
   */
  readonly yearAtEntry: number;
}

const calendarYear = (of: PlainDate): number => Number(of.slice(0, 4));

/** The calendar year of the last staging day not after a date. */
const stagingCalendarYear = (date: PlainDate, stagingDay: string): number =>
  calendarYear(date) - (date.slice(5) < stagingDay ? 1 : 0);

/** The year of the ladder on a date; below the year at entry before entry into force. */
export function stagingYear(years: StagingYears, date: PlainDate): number {
  const passed =
    stagingCalendarYear(date, years.stagingDay) - stagingCalendarYear(years.entry, years.stagingDay);
  return date < years.entry ? years.yearAtEntry - 1 : years.yearAtEntry + passed;
}

/** The first day of a year of the ladder. */
export function startOfYear(years: StagingYears, year: number): PlainDate {
  if (year <= years.yearAtEntry) return years.entry;
  const calendar = stagingCalendarYear(years.entry, years.stagingDay) + year - years.yearAtEntry;
  return `${calendar}-${years.stagingDay}` as PlainDate;
}
