import type { SafeguardId, VolumeRow } from '../law/safeguard/index.js';

/** Segments of the embedded record that hold facts of the law other than schedules; a duty reads none of them. */
export const FACT_SEGMENTS = {
  safeguards: 'facts/safeguards',
  quotas: 'facts/quotas',
  volumes: 'facts/volumes',
} as const;

/** Import volumes counted for one safeguard. */
export interface SafeguardVolumes {
  readonly safeguard: SafeguardId;
  readonly rows: readonly VolumeRow[];
}
