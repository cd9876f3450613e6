import { z } from 'zod';
import { type PlainDate, exact } from '../base/index.js';
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

/** The facts other than schedules, as the files under `facts/` hold them. */
const evidence = z.enum(['published', 'computed', 'reconstructed', 'secondary', 'unverified']);
const sourceGrade = z.enum(['official', 'secondary', 'derived', 'unverified']);
const label = z.object({ en: z.string().min(1), ja: z.string().min(1) });
const citation = z.object({
  title: z.string().min(1),
  locator: z.string().min(1),
  url: z.string().optional(),
  date: z.string().optional(),
});
const graded = { evidence, sourceGrade, citation };
const dated = { from: z.iso.date().optional(), to: z.iso.date().optional() };
const importer = z.enum(['JP', 'US']);
const country = z.string().regex(/^[A-Z]{2}$/);

const party = z.object({ country, importers: z.array(importer).optional(), ...dated, ...graded });

export const instrumentFile = z.object({
  id: z.string(),
  name: label,
  kind: z.enum(['agreement', 'most-favoured-nation', 'unilateral', 'statutory']),
  scope: z.literal('product').optional(),
  importers: z.array(
    z.object({
      importer,
      columns: z.array(z.string()).optional(),
      columnsByOrigin: z.record(z.string(), z.array(country)).optional(),
      programmes: z.array(z.string()).optional(),
      staging: z.string().regex(/^\d\d-\d\d$/),
      requires: z.array(z.string()).nullable(),
      conditional: z.boolean().optional(),
      ...graded,
    }),
  ),
  inForce: z.object({ ...dated, ...graded }),
  parties: z.array(party).default([]),
  unsettled: z.array(z.object({ country, reason: z.string(), ...graded })).default([]),
  membership: z.enum(['known', 'notInFacts']),
  excluded: z
    .object({
      countries: z.array(country),
      spans: z.array(z.object({ countries: z.array(country), ...dated, ...graded })).default([]),
      ...graded,
    })
    .optional(),
});

export const groupFile = z.object({ id: z.string(), name: label, members: z.array(party) });

const rounding = z.object({
  to: z.string(),
  currency: z.string(),
  mode: z.enum(['down', 'half-up']),
  ...graded,
});

const omission = z.object({
  id: z.string(),
  label,
  where: label,
  url: z.string().optional(),
  appliesTo: z.string().optional(),
  ...graded,
});

export const importersFile = z.object({
  importers: z.array(
    z.object({
      id: importer,
      name: label,
      currency: z.string(),
      valuation: z.object({ basis: z.enum(['CIF', 'FOB']), label, ...graded }),
      rounding: z.object({ value: rounding, duty: rounding }),
      notIncluded: z.array(omission),
      layers: z.object({ status: z.literal('notComputed'), reason: label, ...graded }).optional(),
    }),
  ),
});

export const pricesFile = z.object({
  prices: z.array(
    z.object({
      name: z.string(),
      amount: z.string().nullable(),
      currency: z.string(),
      unit: z.string(),
      ...dated,
      ...graded,
      candidate: z
        .object({ amount: z.string(), evidence, sourceGrade, reasoning: z.string(), citation })
        .optional(),
    }),
  ),
});

/** Everything of the facts but the lines; plain JSON, kept in the header of the record. */
export interface Content {
  readonly instruments: readonly z.infer<typeof instrumentFile>[];
  readonly groups: readonly z.infer<typeof groupFile>[];
  readonly importers: z.infer<typeof importersFile>['importers'];
  readonly prices: z.infer<typeof pricesFile>['prices'];
}

const cite = ({ title, locator, url }: z.infer<typeof citation>): Citation =>
  url === undefined ? { title, locator } : { title, locator, url };

const span = (dates: { from?: string | undefined; to?: string | undefined }) => ({
  ...(dates.from !== undefined && { from: dates.from as PlainDate }),
  ...(dates.to !== undefined && { to: dates.to as PlainDate }),
});

const toParty = (entry: z.infer<typeof party>): Party => ({
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
      requires: at.requires ?? [],
      certified: at.conditional ?? false,
      citation: cite(at.citation),
    };
    if (at.columnsByOrigin) return [{ ...base, columnsByOrigin: byOrigin(at.columnsByOrigin) }];
    if (at.programmes) return at.programmes.map((programme) => ({ ...base, programme }));
    return [{ ...base, column: at.columns?.[0] as string }];
  });
}

/** An instrument as the law asks for it. */
export const toInstrument = (entry: Content['instruments'][number]): Instrument => ({
  id: entry.id,
  name: entry.name,
  scope:
    entry.kind === 'most-favoured-nation' || entry.kind === 'statutory' ? 'ordinary' : (entry.scope ?? 'origin'),
  columns: toColumns(entry),
  membership: entry.membership,
  inForce: { ...span(entry.inForce), evidence: entry.inForce.evidence, citation: cite(entry.inForce.citation) },
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

const toRounding = (entry: z.infer<typeof rounding>): Rounding => ({
  to: exact(entry.to),
  mode: entry.mode,
  evidence: entry.evidence,
  citation: cite(entry.citation),
});

const toLabel = ({ en, ja }: z.infer<typeof label>): Label => ({ en, ja });

const toOmission = (entry: z.infer<typeof omission>): NotIncluded => ({
  id: entry.id,
  label: toLabel(entry.label),
  where: toLabel(entry.where),
  ...(entry.url !== undefined && { url: entry.url }),
  ...(entry.appliesTo !== undefined && { appliesTo: entry.appliesTo }),
});

const STATE_TRADING = 'state-trading-levy';

/** An importer's rules as the law asks for them. */
export function toRules(entry: Content['importers'][number]): ImporterRules {
  const stateTrading = entry.notIncluded.find(({ id }) => id === STATE_TRADING);
  return {
    importer: entry.id,
    currency: entry.currency,
    valuation: entry.valuation.basis,
    roundValue: toRounding(entry.rounding.value),
    roundDuty: toRounding(entry.rounding.duty),
    notIncluded: entry.notIncluded.filter(({ id }) => id !== STATE_TRADING).map(toOmission),
    ...(stateTrading && { stateTrading: toOmission(stateTrading) }),
    ...(entry.layers && { layers: toLabel(entry.layers.reason) }),
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
