import { literal } from '../duckdb/database.js';
import {
  BARE_DAY,
  DAY_MARKS,
  type DecimalMark,
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
} from './forms.js';
import { NO_DATE } from './reasons.js';

/** Digits of a code without its punctuation. */
export const codeSql = (text: string): string =>
  `regexp_replace(trim(${text}), ${literal(MARKS_IN_CODES)}, '', 'g')`;

const parsed = (text: string, format: string): string => `try_strptime(${text}, ${literal(format)})`;

/** A date whose year is last: by the month first and by the day first. */
const bothOrders = (text: string): [string, string] => {
  const day = `regexp_replace(${text}, ${literal(DAY_MARKS)}, '/', 'g')`;
  return [parsed(day, '%m/%d/%Y'), parsed(day, '%d/%m/%Y')];
};

/** The text of a date without a time of day after it. */
const dayText = (text: string): string =>
  `CASE WHEN length(trim(${text})) > ${LONGEST_DAY} THEN regexp_replace(trim(${text}), ${literal(TIME)}, '') ELSE trim(${text}) END`;

/** A date; no value for anything else, also for an order of day and month that is not certain. */
export const dateSql = (text: string): string => {
  const day = dayText(text);
  const [monthFirst, dayFirst] = bothOrders(day);
  const [usual, ...others] = YEAR_FIRST.map(([year, month, date]) =>
    parsed(day, `%Y${year}%m${month}%d${date}`),
  );
  const compact = `CASE WHEN regexp_matches(${day}, ${literal(BARE_DAY)}) THEN ${parsed(day, '%Y%m%d')} END`;
  const yearLast = `CASE WHEN regexp_matches(${day}, ${literal(YEAR_LAST)}) AND coalesce(${monthFirst} = ${dayFirst}, true) THEN coalesce(${monthFirst}, ${dayFirst}) END`;
  return `CAST(coalesce(${[usual, compact, ...others, yearLast].join(', ')}) AS DATE)`;
};

/** Why a text is no date. */
export const noDateSql = (text: string): string => {
  const day = dayText(text);
  const [monthFirst, dayFirst] = bothOrders(day);
  return `CASE WHEN regexp_matches(${day}, ${literal(YEAR_LAST)}) AND ${monthFirst} <> ${dayFirst}
      THEN ${literal(NO_DATE.either)} || strftime(${monthFirst}, '%Y-%m-%d') || ${literal(NO_DATE.or)} || strftime(${dayFirst}, '%Y-%m-%d') || ${literal(NO_DATE.form)}
    WHEN regexp_matches(trim(${text}), ${literal(SPREADSHEET_DAY)}) THEN ${literal(NO_DATE.spreadsheet)}
    WHEN regexp_matches(trim(${text}), ${literal(OTHER_ZONE)}) THEN ${literal(NO_DATE.zone)}
    ELSE ${literal(NO_DATE.other)} END`;
};

/** A number without the marks between its thousands, or no value. */
export function numberSql(text: string, mark: DecimalMark): string {
  const given = `trim(${text})`;
  const { bare, grouped, group } = numberForms(mark);
  const ungrouped = `replace(${given}, ${literal(group)}, '')`;
  const pointed = mark === 'point' ? ungrouped : `replace(${ungrouped}, ',', '.')`;
  return `CASE WHEN regexp_matches(${given}, ${literal(bare)}) OR regexp_matches(${given}, ${literal(grouped)}) THEN ${pointed} ELSE NULL END`;
}

/**
 * A number written with a point as a whole number of its smallest part; no value where it has more decimals than that. The
 * power of ten is part of the text: multiplied as a DECIMAL, a number of thirteen digits would stop the run.
 */
export const wholeSql = (number: string, decimals: number): string =>
  `CASE WHEN regexp_matches(${number}, ${literal(wholeForm(decimals))}) THEN CAST(TRY_CAST(${number} || 'e${decimals}' AS DECIMAL(${MOST_DIGITS}, 0)) AS BIGINT) ELSE NULL END`;
