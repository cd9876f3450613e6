import { CODE_MARKS } from '../../law/index.js';

/** How the texts of entries are written. The patterns are read alike by a database (RE2) and by JavaScript. */

/** How numbers are written: 1,234.5 or 1.234,5. */
export type DecimalMark = 'point' | 'comma';

/** RE2 knows fewer spaces than JavaScript. */
export const SPACES = ' \\t\\n\\f\\r';
export const MARKS_IN_CODES = CODE_MARKS.replace('\\s', SPACES);
export const CODE_DIGITS = '^[0-9]{2,10}$';

/** A time of day after a date. One with a zone may be of another day where the goods enter, but for midnight. */
export const TIME =
  '[T ]+(([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d([.,]\\d+)?)?( ?[AaPp]\\.?[Mm]\\.?)?|00:00(:00([.,]0+)?)?(Z|[+-]00(:?00)?))$';
/** Longest date without a time of day. */
export const LONGEST_DAY = 10;

/** Forms of a date whose year is first, by what stands after the year, the month and the day. */
export const YEAR_FIRST = [
  ['-', '-', ''],
  ['/', '/', ''],
  ['.', '.', ''],
  ['年', '月', '日'],
] as const;
/** A date without marks: its year, month and day. */
export const BARE_DAY = '^(\\d{4})(\\d{2})(\\d{2})$';
/** What stands between the numbers of a date whose year is last. */
export const DAY_MARKS = '[-/.]';
export const YEAR_LAST = `^\\d{1,2}${DAY_MARKS}\\d{1,2}${DAY_MARKS}\\d{4}$`;
export const SPREADSHEET_DAY = '^\\d{5}(\\.\\d+)?$';
export const OTHER_ZONE = ':\\d{2}.*(Z|[+-]\\d{2}(:?\\d{2})?)$';

/** Days that rates are known of. */
export const FIRST_DAY = '2017-01-01';
export const LAST_DAY = '2042-12-31';

/** A number by its decimal mark: bare, with marks between its thousands, and what these marks are. */
export function numberForms(mark: DecimalMark): { bare: string; grouped: string; group: string } {
  const [group, point] = mark === 'point' ? [',', '\\.'] : ['\\.', ','];
  return {
    bare: `^\\d{1,15}(${point}\\d+)?$`,
    grouped: `^\\d{1,3}(${group}\\d{3}){1,4}(${point}\\d+)?$`,
    group: mark === 'point' ? ',' : '.',
  };
}

/** A number written with a point that has no more decimals than these, but for zeros. */
export const wholeForm = (decimals: number): string => `^\\d+(\\.\\d{0,${decimals}}0*)?$`;
/** Digits of a whole number of the smallest part. */
export const MOST_DIGITS = 18;

/** What a program for tables may take for a formula, also where the sign is written wide. */
export const FORMULA = '^[=+\\-@\\t\\r\\n＝＋－＠]';
