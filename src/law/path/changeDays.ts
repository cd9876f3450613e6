import { addDays, date, type PlainDate, parseDate, yearOf } from '../../base/index.js';
import { changingDays } from '../../notation/index.js';
import { earlier, later, turns } from '../calendar/days.js';
import type { LawRecord, Line } from '../record.js';
import { assessSafeguard } from '../safeguard/engine.js';
import { coverageOf } from '../safeguard/products.js';
import { lastDayAfterNotice } from '../safeguard/termination.js';
import type { PathQuery } from './types.js';

/** Days on which the access of an origin to instruments, or their rates, may change in any year. */
function lawDays({ importer, origin }: PathQuery, record: LawRecord): PlainDate[] {
  const groups = ['wto', 'japan-wto-rate-excluded', 'us-column-2'].flatMap((id) =>
    record.group(id).members.filter(({ country }) => country === origin),
  );
  const parties = record.instruments.flatMap((instrument) => [
    instrument.inForce,
    ...instrument.parties.filter(({ country }) => country === origin),
    ...instrument.excluded.filter(({ countries }) => countries.includes(origin)),
  ]);
  return [
    ...[...groups, ...parties].flatMap(turns),
    ...record.editionsOf(importer).map(({ date }) => date),
    ...record.rules(importer).nomenclatures.map(({ from }) => from),
  ];
}

const lawDaysMemo = new WeakMap<LawRecord, Map<string, readonly PlainDate[]>>();

/** The same, remembered, since all goods of an origin share them. */
function knownLawDays(query: PathQuery, record: LawRecord): readonly PlainDate[] {
  const memo = lawDaysMemo.get(record) ?? new Map<string, readonly PlainDate[]>();
  lawDaysMemo.set(record, memo);
  const key = `${query.importer} ${query.origin}`;
  const days = memo.get(key) ?? lawDays(query, record);
  memo.set(key, days);
  return days;
}

/** The days of the year on which rates of an importer step, and those on which a season in a cell begins or ends. */
function yearlyDays(lines: readonly Line[], { importer }: PathQuery, record: LawRecord): Set<string> {
  const columns = record.instruments
    .flatMap((instrument) => instrument.columns)
    .filter((column) => column.importer === importer);
  const names = new Set(
    columns.flatMap(({ column, columnsByOrigin }) => [
      ...(column === undefined ? [] : [column]),
      ...Object.values(columnsByOrigin ?? {}),
    ]),
  );
  const seasons = lines.flatMap((line) =>
    [...names].flatMap((name) => line.cell(name).branches.flatMap(({ when }) => when.flatMap(changingDays))),
  );
  return new Set([...columns.map(({ staging }) => staging), ...seasons]);
}

/** First days of measures and days after them, of the safeguards that cover a line. */
function measureDays(lines: readonly Line[], query: PathQuery, record: LawRecord): PlainDate[] {
  return record.safeguards
    .filter(({ facts }) => facts.importer === query.importer)
    .filter(({ facts }) => lines.some(({ code }) => coverageOf(facts, code).covered !== 'no'))
    .flatMap((input) => {
      const { facts, terminationNotice: notice } = input;
      const end = notice === undefined ? query.to : earlier(query.to, lastDayAfterNotice(facts, notice));
      const on = later(end, facts.inForce.from);
      return assessSafeguard({ ...input, on }).measures.flatMap(({ from, to }) => [
        from,
        ...(to === null ? [] : [addDays(to, 1)]),
      ]);
    });
}

/** Every day from the first to the last asked for on which a rate of the lines may change, in order; the first among them. */
export function changeDays(lines: readonly Line[], query: PathQuery, record: LawRecord): PlainDate[] {
  const { from, to } = query;
  const yearly = yearlyDays(lines, query, record);
  const days = new Set<PlainDate>([
    from,
    ...knownLawDays(query, record),
    ...measureDays(lines, query, record),
  ]);
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    // the day after 28 February is 1 March in most years
    for (const day of yearly) days.add(parseDate(`${year}-${day}`) ?? date(`${year}-03-01`));
  }
  return [...days].filter((day) => from <= day && day <= to).sort();
}
