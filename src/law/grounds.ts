import type { Citation, Evidence } from './determination.js';

/** What a value of the facts rests on. */
export interface Grounds {
  readonly evidence: Evidence;
  readonly citation: Citation;
  readonly note?: string;
}

/** Grounds that keep the word of the source and its date. */
export interface SourcedGrounds extends Grounds {
  readonly sourceGrade: 'official' | 'secondary' | 'derived' | 'unverified';
  readonly citation: Citation & { readonly date?: string };
}
