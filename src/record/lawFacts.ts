import type { SafeguardId, VolumeRow } from '../law/safeguard/index.js';
import type { LadderFacts } from '../law/staging/index.js';

/** Segments of the embedded record that hold facts of the law other than schedules; read when first asked for. */
export const FACT_SEGMENTS = {
  safeguards: 'facts/safeguards',
  quotas: 'facts/quotas',
  volumes: 'facts/volumes',
  ladders: 'facts/ladders',
  concordance: 'facts/concordance',
  layers: 'facts/layers',
  fees: 'facts/fees',
  valuation: 'facts/valuation',
  names: 'facts/names',
  synonyms: 'facts/synonyms',
  words: 'facts/words',
} as const;

/** Import volumes counted for one safeguard. */
export interface SafeguardVolumes {
  readonly safeguard: SafeguardId;
  readonly rows: readonly VolumeRow[];
}

export type Ladders = readonly LadderFacts[];

/**
 * HS2022, HS2017 (blank where too many correspond to name one), relation, how many more correspond; the first row of a
 * subheading of HS2022 is the one of the conversion table.
 */
export type ConcordancePair = readonly [hs2022: string, hs2017: string, relation: string, others: number];
