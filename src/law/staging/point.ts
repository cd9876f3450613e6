import type { PlainDate } from '../../base/index.js';
import type { Cell } from '../../notation/index.js';

/** What an edition publishes for one line in one column. */
export interface Point {
  readonly date: PlainDate;
  readonly cell: Cell;
}

/** A line as the reconstruction sees it: base rates to choose from and published points, nothing else. */
export interface StagedLine {
  readonly code: string;
  readonly seq: number;
  /** the importer's ordinary columns: the temporary rate first where there is one */
  readonly ordinary: readonly Cell[];
  /** columns of agreements whose staging has ended: a rate equal to one of them has often come to rest there */
  readonly settled: readonly Cell[];
  /** published points by column, in date order */
  readonly points: ReadonlyMap<string, readonly Point[]>;
}
