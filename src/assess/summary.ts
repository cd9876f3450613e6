import type { Status } from '../law/determination.js';

/** Statuses of a claim that the goods cannot have. */
export const VAIN = ['notApplicable', 'notCovered'] as const satisfies readonly Status[];

/** What the entries of a group come to; money in the importer's currency. */
export interface SummaryRow {
  readonly importer: string;
  /** a chapter, an instrument or a month */
  readonly group: string;
  readonly entries: number;
  readonly value: string;
  /** entries whose claim is of a treatment that is not open to the goods */
  readonly vainClaims: number;
  readonly paidAgainstClaim: PaidAgainstClaim;
  readonly claimAgainstBest: ClaimAgainstBest;
}

/** Sums over the entries whose duty paid and duty under the claim are known, duties on top included. */
export interface PaidAgainstClaim {
  readonly entries: number;
  readonly paid: string;
  readonly claimedDue: string;
  /** paid less due under the claim */
  readonly difference: string;
}

/** Sums over the entries whose duty under the claim and under the best are known. */
export interface ClaimAgainstBest {
  readonly entries: number;
  readonly claimedDue: string;
  readonly bestDue: string;
  /** due under the claim less due under the best, counted as 0 where the claim pays less on a condition */
  readonly unused: string;
}

/** What a run comes to. */
export interface Summary {
  readonly entries: number;
  readonly statuses: readonly { readonly status: string; readonly entries: number }[];
  readonly byImporter: readonly SummaryRow[];
  readonly byChapter: readonly SummaryRow[];
  /** by the best instrument */
  readonly byInstrument: readonly SummaryRow[];
  readonly byMonth: readonly SummaryRow[];
}
