import { z } from 'zod';

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
  products: z.array(z.string()).optional(),
  ...graded,
});

export const importersFile = z.object({
  importers: z.array(
    z.object({
      id: importer,
      name: label,
      currency: z.string(),
      valuation: z.object({ basis: z.enum(['CIF', 'FOB']), label, ...graded }),
      nomenclatures: z
        .array(
          z.object({
            name: z.enum(['HS2017', 'HS2022', 'HS2028']),
            from: z.iso.date(),
            note: z.string().optional(),
            ...graded,
          }),
        )
        .min(1),
      rounding: z.object({ value: rounding, duty: rounding }),
      notIncluded: z.array(omission),
      layers: z.object({ status: z.enum(['notComputed', 'notApplicable']), reason: label, ...graded }),
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

export type CitationEntry = z.infer<typeof citation>;
export type LabelEntry = z.infer<typeof label>;
export type OmissionEntry = z.infer<typeof omission>;
export type PartyEntry = z.infer<typeof party>;
export type RoundingEntry = z.infer<typeof rounding>;
