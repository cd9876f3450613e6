import { addDays, type PlainDate, Problem, yearOf } from '../../base/index.js';
import type { ImporterCode, Label, LawRecord } from '../../law/index.js';
import { daysOnTop } from '../../law/layers/days.js';
import { planLayers } from '../../law/layers/plan.js';
import type { Flow } from './lawful.js';

/** The last year of which the facts say anything: that of the last edition, or of the last day of duties on top. */
const lastYear = (importer: ImporterCode, record: LawRecord): number =>
  Math.max(
    ...record.editionsOf(importer).map(({ date }) => yearOf(date)),
    ...record.layers.filter((facts) => facts.importer === importer).map(({ known }) => yearOf(known.on)),
  );

/**
 * The days of a calendar year. Throws Problem `invalidInput` for one that no edition of the schedule answers for: before the
 * first, in a gap between two, or after all that is known.
 */
export function daysOf(
  year: number,
  importer: ImporterCode,
  record: LawRecord,
): { readonly from: PlainDate; readonly to: PlainDate } {
  const from = `${year}-01-01` as PlainDate;
  const to = addDays(`${year + 1}-01-01` as PlainDate, -1);
  const editions = record.editionsOf(importer).map(({ date }) => date);
  const inForce = editions.filter((date) => date <= from).at(-1);
  const isLast = inForce === editions.at(-1) && year <= lastYear(importer, record);
  if (inForce === undefined || (yearOf(inForce) !== year && !isLast)) {
    throw new Problem(
      'invalidInput',
      `no edition of the schedule of ${importer} at hand answers for all of ${year}; those at hand are of ${editions.join(', ')}`,
    );
  }
  return { from, to };
}

/** The editions that answer for the days of a year. */
export function editionsOf({ importer, from, to }: Flow, record: LawRecord): readonly PlainDate[] {
  const days = [from, ...record.editionsOf(importer).map(({ date }) => date)];
  const inYear = days.filter((day) => from <= day && day <= to);
  return [...new Set(inYear.map((day) => record.edition(importer, day).date))].sort();
}

/** What the lawful duties leave out on the days of the year. */
export function notIncluded(flow: Flow, record: LawRecord): readonly Label[] {
  const { importer, origin, from, to } = flow;
  const days = [from, ...daysOnTop(importer, origin, record), to].filter((day) => from <= day && day <= to);
  const open = days.some((day) => planLayers(importer, '', origin, day, record).status === 'notInFacts');
  const [edition] = editionsOf(flow, record);
  return [
    ...(open
      ? [
          {
            en: 'duties on top of the schedule: those on these goods in this year are not in the facts, or not for all of it; the use of a preference is not computed',
            ja: '上乗せ関税：この年のこの産品に対するものは資料にないか、全期間分はない。特恵の利用率は計算しない',
          },
        ]
      : []),
    ...(edition !== undefined && yearOf(edition) < yearOf(from)
      ? [
          {
            en: `changes of the schedule after the edition of ${edition}: none of ${yearOf(from)} is at hand`,
            ja: `${edition}版より後の税率表の改正（${yearOf(from)}年の版がない）`,
          },
        ]
      : []),
  ];
}
