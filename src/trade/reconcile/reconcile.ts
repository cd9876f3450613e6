import { exact, yearOf } from '../../base/index.js';
import type { Span } from '../../law/calendar/days.js';
import type { Citation, ImporterCode, LawRecord } from '../../law/index.js';
import type { Collected, CollectedRow } from '../collected/rows.js';
import { explain } from './explain.js';
import { type Flow, type LawfulOf, lawfulDuties, linesOfCode } from './lawful.js';
import type { Reconciliation } from './report.js';
import { reportLine } from './reportLine.js';
import { LEAST, PERCENT } from './tolerance.js';
import { totalsOf, type Weighed } from './totals.js';
import type { Goods } from './types.js';
import { utilisationOf } from './utilisation.js';
import { editionsOf, notIncluded } from './years.js';

const MOST_BAD_LISTED = 20;

/** lines worked out before anything else of the process has its turn */
const A_WHILE = 250;

export interface ReconcileInput {
  readonly importer: ImporterCode;
  readonly origin: string;
  /** the first and last day of a calendar year, as `daysOf` gives them */
  readonly days: Span;
  /** name of the file, without its folder */
  readonly file: string;
  readonly collected: Collected;
}

const CENSUS: Citation = {
  title: 'U.S. Census Bureau, types of duty (rate provision) codes',
  locator: 'codes 10 to 19: goods entered free under chapter 98 are counted under their own lines',
  url: 'https://www.census.gov/foreign-trade/reference/codes/rp.html',
};

function weigh(row: CollectedRow, flow: Flow, lawfulOf: LawfulOf, record: LawRecord): Weighed {
  const { importer } = flow;
  const [first] = [flow.to, flow.from].flatMap((day) => linesOfCode(row.code, importer, day, record));
  const goods: Goods = {
    importer,
    code: row.code,
    value: row.value,
    collected: row.duty,
    tolerance: exact(LEAST[importer]),
    inSchedule: first !== undefined,
    lawful: lawfulOf(row.code, row.value),
    year: flow,
    lowValue: record.fees(importer).lowValue,
  };
  const explained = explain(goods);
  const utilisation = utilisationOf(goods, explained);
  const line = reportLine(goods, first?.described.description ?? '', explained, utilisation);
  return { goods, explained, utilisation, line };
}

/**
 * Reconciles what was collected on each code in a year with every duty that the law allows on it: which treatment explains
 * it exactly, which with a free parameter, what nothing explains, and how far a preference was used. Amounts are exact.
 */
export async function reconcileCollected(input: ReconcileInput, record: LawRecord): Promise<Reconciliation> {
  const { importer, origin, days, file, collected } = input;
  const flow: Flow = { importer, origin, ...days };
  const lawfulOf = lawfulDuties(flow, record);
  const weighed: Weighed[] = [];
  for (const row of collected.rows) {
    // lets a Ctrl-C act
    if (weighed.length % A_WHILE === 0) await new Promise((resolve) => setImmediate(resolve));
    weighed.push(weigh(row, flow, lawfulOf, record));
  }
  const editions = editionsOf(flow, record);
  const schedule: Citation[] = record
    .editionsOf(importer)
    .filter(({ date }) => editions.includes(date))
    .map(({ source, date, url }) => ({
      title: source,
      locator: `edition of ${date}`,
      ...(url !== undefined && { url }),
    }));
  return {
    importer,
    origin,
    year: yearOf(days.from),
    currency: record.rules(importer).currency,
    file,
    editions,
    tolerance: { amount: LEAST[importer], percentOfDuty: PERCENT, percentOfValue: PERCENT },
    ...totalsOf(weighed),
    lines: weighed.map(({ line }) => line),
    repeated: collected.repeated,
    empty: collected.empty,
    otherCountries: collected.otherCountries,
    badRows: { count: collected.bad.length, first: collected.bad.slice(0, MOST_BAD_LISTED) },
    notIncluded: notIncluded(flow, record),
    citations: [...schedule, ...(importer === 'US' ? [CENSUS] : [])],
  };
}
