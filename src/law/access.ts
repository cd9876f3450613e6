import type { PlainDate } from '../base/index.js';
import { holdsOn } from './calendar/days.js';
import type { RateColumn } from './columnCell.js';
import type { Evidence } from './determination.js';
import type { Dated, ImporterCode, Instrument, InstrumentColumn, LawRecord, Party } from './record.js';

/** Whether an origin can use an instrument on a date, and what that rests on. */
export interface Opening {
  readonly instrument: Instrument;
  readonly column: InstrumentColumn;
  /** where the importer's schedule holds the rates */
  readonly rates: RateColumn;
  /** the column as a citation names it */
  readonly columnLabel: string;
  /** why a blank cell gives nothing */
  readonly blank: string;
  /** `closed` by date; `unknown` when membership is not recorded */
  readonly state: 'open' | 'closed' | 'unknown';
  readonly reason?: string;
  readonly evidence: Evidence;
  readonly party?: Party;
}

/** A dated member of a group on a date. */
export function memberOf(
  record: LawRecord,
  group: string,
  country: string,
  date: PlainDate,
): Party | undefined {
  return record.group(group).members.find((member) => member.country === country && holdsOn(member, date));
}

function columnName(column: InstrumentColumn, origin: string): string | undefined {
  return (
    column.columnsByOrigin?.[origin] ??
    column.column ??
    (column.programme === undefined ? undefined : 'special')
  );
}

/** Why a span does not hold the date, in words. */
const outside = (name: string, { from, to }: Dated, date: PlainDate, of = ''): string =>
  from && date < from ? `${name} is in force${of} from ${from}` : `${name} ended${of} on ${to}`;

function open(
  instrument: Instrument,
  column: InstrumentColumn,
  origin: string,
  date: PlainDate,
): Opening | undefined {
  if (instrument.scope === 'ordinary') return undefined;
  const unsettled = instrument.unsettled.find(({ country }) => country === origin);
  const name = columnName(column, origin) ?? (unsettled && '');
  if (name === undefined) return undefined;
  const columnLabel = column.programme === undefined ? name : `special (${column.programme})`;
  const blank = `no commitment on this line under ${instrument.name.en}`;
  const { programme } = column;
  const rates: RateColumn = programme === undefined ? { name } : { name, programme };
  const base = { instrument, column, rates, columnLabel, blank };
  if (unsettled) {
    return { ...base, state: 'unknown', evidence: unsettled.evidence, reason: unsettled.reason };
  }
  if (instrument.scope === 'origin' && instrument.membership === 'known')
    return openToParty(base, origin, date);
  if (instrument.excluded.some((entry) => entry.countries.includes(origin) && holdsOn(entry, date))) {
    return undefined;
  }
  const { inForce } = instrument;
  if (!holdsOn(inForce, date)) {
    const reason = outside(instrument.name.en, inForce, date);
    return { ...base, state: 'closed', reason, evidence: inForce.evidence };
  }
  if (instrument.scope === 'product') return { ...base, state: 'open', evidence: inForce.evidence };
  return {
    ...base,
    state: 'unknown',
    evidence: 'unverified',
    reason: `whether ${origin} is a beneficiary of ${instrument.name.en} on ${date} is not in the facts`,
  };
}

function openToParty(
  base: Omit<Opening, 'state' | 'evidence'>,
  origin: string,
  date: PlainDate,
): Opening | undefined {
  const { instrument, column } = base;
  const parties = instrument.parties.filter(
    ({ country, importers }) => country === origin && (!importers || importers.includes(column.importer)),
  );
  const current = parties.find((party) => holdsOn(party, date));
  if (current) return { ...base, state: 'open', evidence: current.evidence, party: current };
  const [first] = parties;
  const last = parties.at(-1);
  if (!first || !last) return undefined;
  const before = first.from !== undefined && date < first.from;
  const nearest = before ? first : last;
  const reason = outside(instrument.name.en, nearest, date, ` for ${origin}`);
  const party: Party =
    before || instrument.assumedEnd === undefined
      ? nearest
      : { ...nearest, evidence: 'unverified', citation: instrument.assumedEnd };
  return { ...base, state: 'closed', reason, evidence: party.evidence, party };
}

/** What an origin can use in an importer on a date. */
export interface Access {
  /** the importer's own rates */
  readonly ordinary: readonly { readonly instrument: Instrument; readonly column: InstrumentColumn }[];
  /** every instrument beyond the importer's own rates that concerns the origin, in the record's order */
  readonly openings: readonly Opening[];
  readonly wtoMember: Party | undefined;
  /** set where Japan has withdrawn the WTO rate */
  readonly wtoWithdrawn: Party | undefined;
  /** set where the United States charges column 2 */
  readonly columnTwo: Party | undefined;
}

function findAccess(record: LawRecord, importer: ImporterCode, origin: string, date: PlainDate): Access {
  const list: Opening[] = [];
  const ordinary: { instrument: Instrument; column: InstrumentColumn }[] = [];
  for (const instrument of record.instruments) {
    for (const column of instrument.columns) {
      if (column.importer !== importer) continue;
      if (instrument.scope === 'ordinary') ordinary.push({ instrument, column });
      const opening = open(instrument, column, origin, date);
      if (opening) list.push(opening);
    }
  }
  const member = (group: string) => memberOf(record, group, origin, date);
  const columnTwo = importer === 'US' ? member('us-column-2') : undefined;
  return {
    ordinary,
    // product programmes are for goods of origins that pay column 1
    openings: columnTwo ? list.filter(({ instrument }) => instrument.scope !== 'product') : list,
    wtoMember: member('wto'),
    wtoWithdrawn: member('japan-wto-rate-excluded'),
    columnTwo,
  };
}

const LARGEST_MEMO = 10_000;

class AccessMemo {
  private readonly byOrigin: Readonly<Record<ImporterCode, Map<string, Map<PlainDate, Access>>>> = {
    JP: new Map(),
    US: new Map(),
  };
  private size = 0;

  find(importer: ImporterCode, origin: string, date: PlainDate): Access | undefined {
    return this.byOrigin[importer].get(origin)?.get(date);
  }

  keep(importer: ImporterCode, origin: string, date: PlainDate, access: Access): void {
    if (this.size >= LARGEST_MEMO) {
      this.byOrigin.JP.clear();
      this.byOrigin.US.clear();
      this.size = 0;
    }
    const origins = this.byOrigin[importer];
    const dates = origins.get(origin) ?? new Map<PlainDate, Access>();
    origins.set(origin, dates);
    dates.set(date, access);
    this.size += 1;
  }
}

const memos = new WeakMap<LawRecord, AccessMemo>();

/** What an origin can use in an importer on a date; remembered, since many shipments share it. */
export function accessOf(record: LawRecord, importer: ImporterCode, origin: string, date: PlainDate): Access {
  let memo = memos.get(record);
  if (!memo) {
    memo = new AccessMemo();
    memos.set(record, memo);
  }
  const known = memo.find(importer, origin, date);
  if (known) return known;
  const access = findAccess(record, importer, origin, date);
  memo.keep(importer, origin, date, access);
  return access;
}
