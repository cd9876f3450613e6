import type { PlainDate } from '../base/index.js';
import { date, parseCountry } from '../base/index.js';
import { holdsOn } from '../law/calendar/days.js';
import type { Evidence, ImporterCode, Instrument, Label, Party } from '../law/index.js';
import type { TariffRecord } from '../record/index.js';
import { parseImporter } from './request.js';

export interface InstrumentsRequest {
  /** importing country: US or JP; both when absent */
  readonly to?: string | undefined;
  /** country of origin: only the instruments that concern it */
  readonly from?: string | undefined;
  /** YYYY-MM-DD: only those in force */
  readonly on?: string | undefined;
}

/** An instrument under which goods may pay. */
export interface InstrumentAnswer {
  readonly id: string;
  readonly name: Label;
  /** ordinary: the importer's own rates; product: for described products of any origin; origin: for its parties */
  readonly scope: Instrument['scope'];
  readonly importers: readonly ImporterCode[];
  readonly from?: PlainDate;
  readonly to?: PlainDate;
  readonly evidence: Evidence;
  /** whose goods can use it, and when; none where the facts do not record it */
  readonly parties: readonly {
    readonly country: string;
    readonly from?: PlainDate;
    readonly to?: PlainDate;
    readonly evidence: Evidence;
  }[];
}

const dated = ({ from, to }: { readonly from?: PlainDate; readonly to?: PlainDate }) => ({
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});

const toAnswer = (instrument: Instrument): InstrumentAnswer => ({
  id: instrument.id,
  name: instrument.name,
  scope: instrument.scope,
  importers: [...new Set(instrument.columns.map(({ importer }) => importer))],
  ...dated(instrument.inForce),
  evidence: instrument.inForce.evidence,
  parties: instrument.parties.map((party) => ({
    country: party.country,
    ...dated(party),
    evidence: party.evidence,
  })),
});

/** Whether goods of a country can use an instrument, as far as the facts record who can. */
function concerns(
  { scope, membership, parties, excluded }: Instrument,
  country: string,
  importers: readonly ImporterCode[],
): boolean {
  if (importers.every((importer) => importer === country)) return false;
  if (scope !== 'origin') return true;
  const isParty = (party: Party): boolean =>
    party.country === country &&
    (party.importers ?? importers).some((importer) => importers.includes(importer) && importer !== country);
  if (membership === 'known') return parties.some(isParty);
  return !excluded.some(({ countries }) => countries.includes(country));
}

/**
 * The instruments whose rates the record holds, by their ids. Throws Problem for a country or a date that is none.
 */
export function instruments(request: InstrumentsRequest, record: TariffRecord): readonly InstrumentAnswer[] {
  const importer = request.to === undefined ? undefined : parseImporter(request.to);
  const country = request.from === undefined ? undefined : parseCountry(request.from);
  const on = request.on === undefined ? undefined : date(request.on);
  return record.instruments
    .filter(({ columns }) => importer === undefined || columns.some((each) => each.importer === importer))
    .filter((instrument) => {
      const { columns } = instrument;
      const importers = importer === undefined ? columns.map((each) => each.importer) : [importer];
      return country === undefined || concerns(instrument, country, importers);
    })
    .filter((instrument) => on === undefined || holdsOn(instrument.inForce, on))
    .map(toAnswer);
}
