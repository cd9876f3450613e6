import { addDays, type PlainDate } from '../../base/index.js';
import type { Citation, ImporterCode, Label, LawRecord } from '../../law/index.js';
import { planLayers } from '../../law/layers/plan.js';
import type { Collected, CollectedRow } from '../collected/rows.js';
import { explain } from './explain.js';
import { type Flow, type LawfulOf, lawfulDuties, linesOfCode } from './lawful.js';
import type { Reconciliation } from './report.js';
import { reportLine } from './reportLine.js';
import { LEAST, PERCENT, toleranceOn } from './tolerance.js';
import { totalsOf, type Weighed } from './totals.js';
import type { Goods } from './types.js';
import { utilisationOf } from './utilisation.js';

const MOST_BAD_LISTED = 20;

/** lines worked out before anything else of the process has its turn */
const A_WHILE = 250;

export interface ReconcileInput {
  readonly importer: ImporterCode;
  readonly origin: string;
  readonly year: number;
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
  const [first] = linesOfCode(row.code, importer, flow.to, record);
  const goods: Goods = {
    importer,
    code: row.code,
    value: row.value,
    collected: row.duty,
    tolerance: toleranceOn(row.value, importer),
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

/** What the lawful duties leave out on the days of the year. */
function notIncluded({ importer, origin, from, to }: Flow, record: LawRecord): readonly Label[] {
  const open = [from, to].some(
    (day) => planLayers(importer, '', origin, day, record).status === 'notInFacts',
  );
  return open
    ? [
        {
          en: 'duties on top of the schedule: those on these goods in this year are not in the facts, or not for all of it',
          ja: '上乗せ関税：この年のこの産品に対するものは資料にないか、全期間分はない',
        },
      ]
    : [];
}

/** The editions that answer for the days of a year. */
function editionsOf({ importer, from, to }: Flow, record: LawRecord): readonly PlainDate[] {
  const days = [from, ...record.editionsOf(importer).map(({ date }) => date)];
  const inYear = days.filter((day) => from <= day && day <= to);
  return [...new Set(inYear.map((day) => record.edition(importer, day).date))].sort();
}

/**
 * Reconciles what was collected on each code in a year with every duty that the law allows on it: which treatment explains
 * it exactly, which with a free parameter, what nothing explains, and how far a preference was used. Amounts are exact.
 */
export async function reconcileCollected(input: ReconcileInput, record: LawRecord): Promise<Reconciliation> {
  const { importer, origin, year, file, collected } = input;
  const from = `${year}-01-01` as PlainDate;
  const flow: Flow = { importer, origin, from, to: addDays(`${year + 1}-01-01` as PlainDate, -1) };
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
    year,
    currency: record.rules(importer).currency,
    file,
    editions,
    tolerance: { amount: LEAST[importer], percentOfValue: PERCENT },
    ...totalsOf(weighed),
    lines: weighed.map(({ line }) => line),
    repeated: collected.repeated,
    empty: collected.empty,
    badRows: { count: collected.bad.length, first: collected.bad.slice(0, MOST_BAD_LISTED) },
    notIncluded: notIncluded(flow, record),
    citations: [...schedule, ...(importer === 'US' ? [CENSUS] : [])],
  };
}
