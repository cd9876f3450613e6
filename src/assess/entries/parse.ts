import { literal } from '../duckdb/database.js';

/** How numbers are written: 1,234.5 or 1.234,5. */
export type DecimalMark = 'point' | 'comma';

/** Digits of a code without its punctuation. */
export const codeSql = (text: string): string => `regexp_replace(trim(${text}), '[.\\s-]', '', 'g')`;

const DATE_FORMATS = [
  '%Y-%m-%d',
  '%Y/%m/%d',
  '%Y-%m-%d %H:%M:%S',
  '%Y-%m-%dT%H:%M:%S',
  '%Y-%m-%d %H:%M:%S.%g',
];

/** A date; no value for anything else, also for an order of day and month that is not certain. */
export const dateSql = (text: string): string => {
  const formats = DATE_FORMATS.map((format) => `try_strptime(trim(${text}), ${literal(format)})`);
  const compact = `CASE WHEN length(trim(${text})) = 8 THEN try_strptime(trim(${text}), '%Y%m%d') END`;
  return `CAST(coalesce(${[formats[0], compact, ...formats.slice(1)].join(', ')}) AS DATE)`;
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
