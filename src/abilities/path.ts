import { countryName, date, type PlainDate, Problem } from '../base/index.js';
import { FIRST_DAY, LAST_DAY } from '../law/dated/index.js';
import { type ImporterCode, linesOn, type RatePaths, ratePaths } from '../law/index.js';
import type { TariffRecord } from '../record/index.js';
import { checkLongest, instrumentId, toTrade, unknownCode } from './request.js';

/** A question for rates over time, as a person writes it. */
export interface PathRequest {
  /** a code or a prefix of one, with or without punctuation */
  readonly code: string;
  /** country of origin */
  readonly from: string;
  /** importing country: US or JP */
  readonly to: string;
  /** instrument ids; every instrument open to the origin when absent */
  readonly instruments?: readonly string[] | undefined;
  /** YYYY-MM-DD; 2018-01-01 when absent */
  readonly since?: string | undefined;
  /** YYYY-MM-DD; the end of the longest staging when absent */
  readonly until?: string | undefined;
}

const MOST_LINES = 100;
const MOST_INSTRUMENTS = 60;

function daysOf(request: PathRequest): { from: PlainDate; to: PlainDate } {
  const from = request.since === undefined ? FIRST_DAY : date(request.since);
  const to = request.until === undefined ? LAST_DAY : date(request.until);
  if (from < FIRST_DAY || to > LAST_DAY) {
    const given = from < FIRST_DAY ? from : to;
    throw new Problem(
      'invalidInput',
      `a path runs from ${FIRST_DAY} to ${LAST_DAY} at most; ${given} is outside`,
    );
  }
  if (to < from) throw new Problem('invalidInput', `a path cannot end on ${to} before it begins on ${from}`);
  return { from, to };
}

/** An instrument with rates into the importer. Throws Problem `usage` with those that have some. */
function instrumentInto(id: string, importer: ImporterCode, record: TariffRecord): string {
  const into = record.instruments.filter(({ columns }) => columns.some((each) => each.importer === importer));
  if (into.some((each) => each.id === id)) return id;
  throw new Problem(
    'usage',
    `${id} has no rates into ${countryName(importer)}; kanzei instruments --to ${importer} lists those that have`,
    into.slice(0, 5).map((each) => each.id),
  );
}

/**
 * The rates of every line under a code over time, instrument by instrument. Throws Problem `notFound` with the nearest
 * codes when the schedule has no such line, `invalidInput` for a code of more than 100 lines and for days that are none.
 */
export function path(request: PathRequest, record: TariffRecord): RatePaths {
  const trade = toTrade(request);
  const { from, to } = daysOf(request);
  checkLongest(trade, request.code, record, to);
  const asked = request.instruments ?? [];
  if (asked.length > MOST_INSTRUMENTS) {
    throw new Problem('invalidInput', `at most ${MOST_INSTRUMENTS} instruments can be given`);
  }
  const instruments = asked.map((text) => instrumentInto(instrumentId(text, record), trade.importer, record));
  const count = linesOn({ ...trade, date: to }, record).found.length;
  if (count > MOST_LINES) {
    throw new Problem(
      'invalidInput',
      `${request.code} has ${count} lines; paths of at most ${MOST_LINES} are given, so write a longer code`,
    );
  }
  const paths = ratePaths({ ...trade, from, to, ...(instruments.length > 0 && { instruments }) }, record);
  if (paths.lines.length === 0) throw unknownCode(record, trade.importer, request.code, trade.code, to);
  return paths;
}
