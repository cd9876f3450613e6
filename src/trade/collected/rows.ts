import type { Exact } from '../../base/index.js';

/** What was collected on one code in a year. Amounts are in the importer's currency. */
export interface CollectedRow {
  /** digits only */
  readonly code: string;
  readonly value: Exact;
  readonly duty: Exact;
}

/** A row of a file that cannot be used. */
export interface BadRow {
  /** line of the file, the header being 1 */
  readonly line: number;
  readonly reason: string;
}

/** What a file says was collected. */
export interface Collected {
  readonly rows: readonly CollectedRow[];
  /** rows whose code stood before; their amounts are added up */
  readonly repeated: number;
  /** rows without value and duty: nothing was imported */
  readonly empty: number;
  /** rows of other countries of origin: left out */
  readonly otherCountries: number;
  readonly bad: readonly BadRow[];
}
