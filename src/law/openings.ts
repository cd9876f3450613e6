import type { PlainDate } from '../base/index.js';
import type { Evidence } from './determination.js';
import type { Dated, ImporterCode, Instrument, InstrumentColumn, LawRecord, Party } from './record.js';

/** Whether an origin can use an instrument on a date, and what that rests on. */
export interface Opening {
  readonly instrument: Instrument;
  readonly column: InstrumentColumn;
  /** column of the importer's schedule that holds the rates */
  readonly columnName: string;
  /** `closed` by date; `unknown` when membership is not recorded */
  readonly state: 'open' | 'closed' | 'unknown';
  readonly reason?: string;
  readonly evidence: Evidence;
  readonly party?: Party;
}

const covers = (span: Dated, date: PlainDate): boolean =>
  (!span.from || span.from <= date) && (!span.to || date <= span.to);

/** A dated member of a group on a date. */
export function memberOf(record: LawRecord, group: string, country: string, date: PlainDate): Party | undefined {
  return record.group(group).members.find((member) => member.country === country && covers(member, date));
}

function columnName(column: InstrumentColumn, origin: string): string | undefined {
  return column.columnsByOrigin?.[origin] ?? column.column ?? (column.programme === undefined ? undefined : 'special');
}

function open(instrument: Instrument, column: InstrumentColumn, origin: string, date: PlainDate): Opening | undefined {
  if (instrument.scope === 'ordinary') return undefined;
  const unsettled = instrument.unsettled.find(({ country }) => country === origin);
  const name = columnName(column, origin) ?? (unsettled && '');
  if (name === undefined) return undefined;
  const base = { instrument, column, columnName: name };
  if (unsettled) {
    return { ...base, state: 'unknown', evidence: unsettled.evidence, reason: unsettled.reason };
  }
  if (!covers(instrument.inForce, date)) {
    const { from, to, evidence } = instrument.inForce;
    const reason =
      from && date < from
        ? `${instrument.name.en} is in force from ${from}`
        : `${instrument.name.en} ended on ${to}`;
    return { ...base, state: 'closed', reason, evidence };
  }
  if (instrument.scope === 'product') {
    return { ...base, state: 'open', evidence: instrument.inForce.evidence };
  }
  if (instrument.membership === 'notInFacts') {
    const excluded = instrument.excluded.some(
      (entry) => entry.countries.includes(origin) && covers(entry, date),
    );
    if (excluded) return undefined;
    return {
      ...base,
      state: 'unknown',
      evidence: 'unverified',
      reason: `whether ${origin} is a beneficiary of ${instrument.name.en} on ${date} is not in the facts`,
    };
  }
  const parties = instrument.parties.filter(
    (party) =>
      party.country === origin && (!party.importers || party.importers.includes(column.importer)),
  );
  if (parties.length === 0) return undefined;
  const current = parties.find((party) => covers(party, date));
  if (current) return { ...base, state: 'open', evidence: current.evidence, party: current };
  const [first] = parties;
  const last = parties.at(-1) as Party;
  const reason =
    first?.from && date < first.from
      ? `${instrument.name.en} is in force for ${origin} from ${first.from}`
      : `${instrument.name.en} ended for ${origin} on ${last.to}`;
  return { ...base, state: 'closed', reason, evidence: last.evidence, party: last };
}

const memo = new WeakMap<LawRecord, Map<string, readonly Opening[]>>();

/** Every instrument beyond the importer's own rates that concerns an origin on a date, in the record's order. */
export function openings(
  record: LawRecord,
  importer: ImporterCode,
  origin: string,
  date: PlainDate,
): readonly Opening[] {
  let known = memo.get(record);
  if (!known) {
    known = new Map();
    memo.set(record, known);
  }
  const key = `${importer} ${origin} ${date}`;
  const found = known.get(key);
  if (found) return found;
  const list: Opening[] = [];
  for (const instrument of record.instruments) {
    for (const column of instrument.columns) {
      if (column.importer !== importer) continue;
      const opening = open(instrument, column, origin, date);
      if (opening) list.push(opening);
    }
  }
  if (known.size >= 10_000) known.clear();
  known.set(key, list);
  return list;
}
