import type { PlainDate } from '../../base/index.js';
import {
  BARE_DAY,
  DAY_MARKS,
  type DecimalMark,
  FIRST_DAY,
  LAST_DAY,
  LONGEST_DAY,
  MARKS_IN_CODES,
  MOST_DIGITS,
  numberForms,
  OTHER_ZONE,
  SPREADSHEET_DAY,
  TIME,
  wholeForm,
  YEAR_FIRST,
  YEAR_LAST,
} from '../entries/forms.js';
import { NO_DATE } from '../entries/reasons.js';

/** A text without the spaces around it, which are the only ones that a database leaves off. */
export const trim = (text: string): string => text.replace(/^ +| +$/g, '');

const MARKS = new RegExp(MARKS_IN_CODES, 'g');
/** Digits of a code without its punctuation. */
export const readCode = (text: string): string => trim(text).replace(MARKS, '');

const pattern = (mark: string): string => mark.replace('.', '\\.');
const YEARS_FIRST = [
  ...YEAR_FIRST.map(
    ([year, month, day]) =>
      new RegExp(`^(\\d{1,4})${pattern(year)}(\\d{1,2})${pattern(month)}(\\d{1,2})${day}$`),
  ),
  new RegExp(BARE_DAY),
];
const TIME_AFTER = new RegExp(TIME);
const LAST = new RegExp(YEAR_LAST);
const MARKS_IN_DAYS = new RegExp(DAY_MARKS);

/** A day of the calendar, or undefined where there is none. */
function dayOf(year: string, month: string, day: string): PlainDate | undefined {
  const text = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
    ? (text as PlainDate)
    : undefined;
}

/** What a text says of a day: the day, or why it says none. */
export function readDay(text: string): PlainDate | { readonly why: string } {
  const bare = trim(text);
  const day = bare.length > LONGEST_DAY ? bare.replace(TIME_AFTER, '') : bare;
  for (const form of YEARS_FIRST) {
    const [, year, month, date] = form.exec(day) ?? [];
    const found = year && month && date && dayOf(year, month, date);
    if (found) return found;
  }
  if (LAST.test(day)) {
    const [first = '', second = '', year = ''] = day.split(MARKS_IN_DAYS);
    const [monthFirst, dayFirst] = [dayOf(year, first, second), dayOf(year, second, first)];
    if (monthFirst && dayFirst && monthFirst !== dayFirst)
      return { why: `${NO_DATE.either}${monthFirst}${NO_DATE.or}${dayFirst}${NO_DATE.form}` };
    const found = monthFirst ?? dayFirst;
    if (found) return found;
  }
  if (new RegExp(SPREADSHEET_DAY).test(bare)) return { why: NO_DATE.spreadsheet };
  if (new RegExp(OTHER_ZONE).test(bare)) return { why: NO_DATE.zone };
  return { why: NO_DATE.other };
}

export const isInRange = (day: PlainDate): boolean => FIRST_DAY <= day && day <= LAST_DAY;

/** Reads a number as a whole number of its smallest part; undefined for anything else. */
export function numberReader(mark: DecimalMark, decimals: number): (text: string) => bigint | undefined {
  const { bare, grouped, group } = numberForms(mark);
  const [plain, inGroups, whole] = [new RegExp(bare), new RegExp(grouped), new RegExp(wholeForm(decimals))];
  return (text) => {
    const given = trim(text);
    if (!plain.test(given) && !inGroups.test(given)) return undefined;
    const number = given.replaceAll(group, '').replace(',', '.');
    if (!whole.test(number)) return undefined;
    const [units = '', parts = ''] = number.split('.');
    const digits = BigInt(units + parts.slice(0, decimals).padEnd(decimals, '0'));
    return digits < 10n ** BigInt(MOST_DIGITS) ? digits : undefined;
  };
}
