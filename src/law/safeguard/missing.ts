import type { Citation, Evidence } from '../determination.js';
import type { Graded } from './types.js';

/** Something the facts lack; the answer says so and does not guess. */
export interface Missing {
  readonly missing: string;
}

export type Result<T> = Graded<T> | Missing;

export const missing = (reason: string): Missing => ({ missing: reason });

export const isMissing = <T>(result: Result<T>): result is Missing => 'missing' in result;

/** The grounds of a value that the person asking assumed. */
export const ASSUMED: { readonly evidence: Evidence; readonly citation: Citation } = {
  evidence: 'unverified',
  citation: { title: 'assumed by the person asking', locator: 'no source' },
};
