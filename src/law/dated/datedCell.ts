import type { Cell } from '../../notation/index.js';
import type { Citation, Evidence, Step } from '../determination.js';

/** One state that a cell may have had on a date. */
export interface DatedOption {
  readonly cell: Cell;
  /** share of belief, where the editions teach one */
  readonly belief?: number;
}

/** What the facts say of a cell on a date that no edition covers. */
export interface DatedCell {
  /** one is the cell; several leave it open; none: nothing is known */
  readonly options: readonly DatedOption[];
  /** why there is not one option */
  readonly left?: string;
  /** the options are all there are, not only the ends of what is left */
  readonly complete: boolean;
  /** the options have no greatest: the rate was at most the ordinary one */
  readonly unbounded: boolean;
  readonly evidence: Evidence;
  /** how it was come by */
  readonly how: readonly Step[];
  readonly citations: readonly Citation[];
}

/** Nothing is known. */
export const unknownCell = (left: string): DatedCell => ({
  options: [],
  left,
  complete: false,
  unbounded: true,
  evidence: 'unverified',
  how: [],
  citations: [],
});

/** A cell that an edition publishes for the day. */
export const publishedCell = (cell: Cell, citation: Citation): DatedCell => ({
  options: [{ cell }],
  complete: true,
  unbounded: false,
  evidence: 'published',
  how: [],
  citations: [citation],
});
