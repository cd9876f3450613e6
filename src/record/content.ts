import { exact, type PlainDate } from '../base/index.js';
import type {
  Citation,
  Group,
  ImporterRules,
  Instrument,
  InstrumentColumn,
  Label,
  NotIncluded,
  Party,
  Rounding,
  StandardImportPrice,
} from '../law/index.js';
import type {
  CitationEntry,
  Content,
  LabelEntry,
  OmissionEntry,
  PartyEntry,
  RoundingEntry,
} from './contentSchema.js';

const cite = ({ title, locator, url }: CitationEntry): Citation =>
  url === undefined ? { title, locator } : { title, locator, url };

const span = (dates: { from?: string | undefined; to?: string | undefined }) => ({
  ...(dates.from !== undefined && { from: dates.from as PlainDate }),
  ...(dates.to !== undefined && { to: dates.to as PlainDate }),
});

const toParty = (entry: PartyEntry): Party => ({
  country: entry.country,
  ...span(entry),
  ...(entry.importers && { importers: entry.importers }),
  evidence: entry.evidence,
  citation: cite(entry.citation),
});

const byOrigin = (columns: Readonly<Record<string, readonly string[]>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([column, origins]) => origins.map((origin) => [origin, column])),
  );

function toColumns(entry: Content['instruments'][number]): InstrumentColumn[] {
  return entry.importers.flatMap((at): InstrumentColumn[] => {
    const base = {
      importer: at.importer,
      staging: at.staging,
      stagingEvidence: at.evidence,
      requires: at.requires ?? [],
      certified: at.conditional ?? false,
      citation: cite(at.citation),
    };
    if (at.columnsByOrigin) return [{ ...base, columnsByOrigin: byOrigin(at.columnsByOrigin) }];
    if (at.programmes) return at.programmes.map((programme) => ({ ...base, programme }));
    return [{ ...base, column: at.columns?.[0] as string }];
  });
}

function scopeOf({ kind, scope, parties }: Content['instruments'][number]): Instrument['scope'] {
  if (kind === 'most-favoured-nation' || kind === 'statutory') return 'ordinary';
  return scope === 'product' && parties.length === 0 ? 'product' : 'origin';
}

/** An instrument as the law asks for it. */
export const toInstrument = (entry: Content['instruments'][number]): Instrument => ({
  id: entry.id,
  name: entry.name,
  scope: scopeOf(entry),
  columns: toColumns(entry),
  membership: entry.membership,
  inForce: {
    ...span(entry.inForce),
    evidence: entry.inForce.evidence,
    citation: cite(entry.inForce.citation),
  },
  parties: entry.parties.map(toParty),
  excluded: entry.excluded
    ? [
        { countries: entry.excluded.countries },
        ...entry.excluded.spans.map((each) => ({ countries: each.countries, ...span(each) })),
      ]
    : [],
  unsettled: entry.unsettled.map(({ country: of, reason, evidence: grade }) => ({
    country: of,
    reason,
    evidence: grade,
  })),
});

export const toGroup = (entry: Content['groups'][number]): Group => ({
  id: entry.id,
  members: entry.members.map(toParty),
});

const toRounding = (entry: RoundingEntry): Rounding => ({
  to: exact(entry.to),
  mode: entry.mode,
  evidence: entry.evidence,
  citation: cite(entry.citation),
});

const toLabel = ({ en, ja }: LabelEntry): Label => ({ en, ja });

const toOmission = (entry: OmissionEntry): NotIncluded => ({
  id: entry.id,
  label: toLabel(entry.label),
  where: toLabel(entry.where),
  ...(entry.url !== undefined && { url: entry.url }),
  ...(entry.appliesTo !== undefined && { appliesTo: entry.appliesTo }),
  ...(entry.products !== undefined && { products: entry.products }),
});

const STATE_TRADING = 'state-trading-levy';

/** An importer's rules as the law asks for them. */
export function toRules(entry: Content['importers'][number]): ImporterRules {
  const stateTrading = entry.notIncluded.find(({ id }) => id === STATE_TRADING);
  return {
    importer: entry.id,
    currency: entry.currency,
    valuation: entry.valuation.basis,
    nomenclatures: entry.nomenclatures.map(({ name, from, evidence, citation, note }) => ({
      name,
      from: from as PlainDate,
      evidence,
      citation: cite(citation),
      ...(note !== undefined && { note }),
    })),
    roundValue: toRounding(entry.rounding.value),
    roundDuty: toRounding(entry.rounding.duty),
    notIncluded: entry.notIncluded.filter(({ id }) => id !== STATE_TRADING).map(toOmission),
    ...(stateTrading && { stateTrading: toOmission(stateTrading) }),
    layers: { status: entry.layers.status, reason: toLabel(entry.layers.reason) },
  };
}

/** A standard import price; where the amount itself is not in the facts, the one reconstructed from the schedule. */
export function toPrice(entry: Content['prices'][number]): StandardImportPrice {
  const used = entry.amount === null && entry.candidate ? entry.candidate : entry;
  return {
    name: entry.name,
    amount: used.amount === null ? null : exact(used.amount),
    unit: entry.unit,
    ...span(entry),
    evidence: used.evidence,
    citation: cite(used.citation),
  };
}
