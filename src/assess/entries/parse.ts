import { CODE_MARKS } from '../../law/index.js';
import { literal } from '../duckdb/database.js';

/** How numbers are written: 1,234.5 or 1.234,5. */
export type DecimalMark = 'point' | 'comma';

/** Digits of a code without its punctuation. */
export const codeSql = (text: string): string =>
  `regexp_replace(trim(${text}), ${literal(CODE_MARKS)}, '', 'g')`;

/** A time of day after a date. One with a zone may be of another day where the goods enter, but for midnight. */
const TIME =
  '[T ]+(([01]?\\d|2[0-3]):[0-5]\\d(:[0-5]\\d([.,]\\d+)?)?( ?[AaPp]\\.?[Mm]\\.?)?|00:00(:00([.,]0+)?)?(Z|[+-]00(:?00)?))$';

const YEAR_FIRST = ['%Y-%m-%d', '%Y/%m/%d', '%Y.%m.%d', '%Y年%m月%d日'];
const YEAR_LAST = '^\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}$';

const parsed = (text: string, format: string): string => `try_strptime(${text}, ${literal(format)})`;

/** A date whose year is last: by the month first and by the day first. */
const bothOrders = (text: string): [string, string] => {
  const day = `regexp_replace(${text}, '[-.]', '/', 'g')`;
  return [parsed(day, '%m/%d/%Y'), parsed(day, '%d/%m/%Y')];
};

/** The text of a date without a time of day after it. */
const dayText = (text: string): string =>
  `CASE WHEN length(trim(${text})) > 10 THEN regexp_replace(trim(${text}), ${literal(TIME)}, '') ELSE trim(${text}) END`;

/** A date; no value for anything else, also for an order of day and month that is not certain. */
export const dateSql = (text: string): string => {
  const day = dayText(text);
  const [monthFirst, dayFirst] = bothOrders(day);
  const [usual, ...others] = YEAR_FIRST.map((format) => parsed(day, format));
  const compact = `CASE WHEN length(${day}) = 8 THEN ${parsed(day, '%Y%m%d')} END`;
  const yearLast = `CASE WHEN regexp_matches(${day}, ${literal(YEAR_LAST)}) AND coalesce(${monthFirst} = ${dayFirst}, true) THEN coalesce(${monthFirst}, ${dayFirst}) END`;
  return `CAST(coalesce(${[usual, compact, ...others, yearLast].join(', ')}) AS DATE)`;
};

/** Why a text is no date. */
export const noDateSql = (text: string): string => {
  const day = dayText(text);
  const [monthFirst, dayFirst] = bothOrders(day);
  return `CASE WHEN regexp_matches(${day}, ${literal(YEAR_LAST)}) AND ${monthFirst} <> ${dayFirst}
      THEN ' may be ' || strftime(${monthFirst}, '%Y-%m-%d') || ' or ' || strftime(${dayFirst}, '%Y-%m-%d') || '; write YYYY-MM-DD'
    WHEN regexp_matches(trim(${text}), '^\\d{5}(\\.\\d+)?$') THEN ' is not a date but the number of a day in a spreadsheet; write YYYY-MM-DD'
    WHEN regexp_matches(trim(${text}), ':\\d{2}.*(Z|[+-]\\d{2}(:?\\d{2})?)$') THEN ' is a time of another zone, which may be of another day; write the date as YYYY-MM-DD'
    ELSE ' is not a date; write YYYY-MM-DD' END`;
};

/** A number without the marks between its thousands, or no value. */
export function numberSql(text: string, mark: DecimalMark): string {
  const given = `trim(${text})`;
  const [group, point] = mark === 'point' ? [',', '\\.'] : ['\\.', ','];
  const bare = `^\\d{1,15}(${point}\\d+)?$`;
  const grouped = `^\\d{1,3}(${group}\\d{3}){1,4}(${point}\\d+)?$`;
  const ungrouped = `replace(${given}, ${literal(mark === 'point' ? ',' : '.')}, '')`;
  const pointed = mark === 'point' ? ungrouped : `replace(${ungrouped}, ',', '.')`;
  return `CASE WHEN regexp_matches(${given}, ${literal(bare)}) OR regexp_matches(${given}, ${literal(grouped)}) THEN ${pointed} ELSE NULL END`;
}

/**
 * A number written with a point as a whole number of its smallest part; no value where it has more decimals than that. The
 * power of ten is part of the text: multiplied as a DECIMAL, a number of thirteen digits would stop the run.
 */
export const wholeSql = (number: string, decimals: number): string =>
  `CASE WHEN regexp_matches(${number}, '^\\d+(\\.\\d{0,${decimals}}0*)?$') THEN CAST(TRY_CAST(${number} || 'e${decimals}' AS DECIMAL(18, 0)) AS BIGINT) ELSE NULL END`;
