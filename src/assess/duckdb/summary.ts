import type { Status } from '../../law/determination.js';
import { type Database, literal } from './database.js';

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

/** Statuses of a claim that the goods cannot have. */
const VAIN = ['notApplicable', 'notCovered'] as const satisfies readonly Status[];

async function grouped(database: Database, source: string, group: string): Promise<SummaryRow[]> {
  const sum = (amount: string, where: string): string =>
    `coalesce(sum(${amount}) FILTER (WHERE ${where} IS NOT NULL), 0)::VARCHAR`;
  const rows = await database.rows(
    `SELECT importer, ${group} AS name, count(*)::INTEGER AS entries, sum(value)::VARCHAR AS value,
      (count(*) FILTER (WHERE claimed_status IN (${VAIN.map(literal).join(', ')})))::INTEGER AS vain,
      count(difference)::INTEGER AS paid_entries, ${sum('paid', 'difference')} AS paid,
      ${sum('claimed_due', 'difference')} AS paid_claimed_due, ${sum('difference', 'difference')} AS difference,
      count(unused)::INTEGER AS best_entries, ${sum('claimed_due', 'unused')} AS best_claimed_due,
      ${sum('best_due', 'unused')} AS best_due, ${sum('greatest(unused, 0)', 'unused')} AS unused
    FROM ${source} GROUP BY ALL ORDER BY importer, name`,
  );
  return rows.map((row) => ({
    importer: String(row.importer),
    group: String(row.name),
    entries: Number(row.entries),
    value: String(row.value),
    vainClaims: Number(row.vain),
    paidAgainstClaim: {
      entries: Number(row.paid_entries),
      paid: String(row.paid),
      claimedDue: String(row.paid_claimed_due),
      difference: String(row.difference),
    },
    claimAgainstBest: {
      entries: Number(row.best_entries),
      claimedDue: String(row.best_claimed_due),
      bestDue: String(row.best_due),
      unused: String(row.unused),
    },
  }));
}

/** Adds up a result. */
export async function summarize(database: Database, source: string): Promise<Summary> {
  const statuses = await database.rows(
    `SELECT status, count(*)::INTEGER AS entries FROM ${source} GROUP BY status ORDER BY status`,
  );
  const [byImporter, byChapter, byInstrument, byMonth] = [
    await grouped(database, source, "''"),
    await grouped(database, source, 'left(code, 2)'),
    await grouped(database, source, "coalesce(best, '–')"),
    await grouped(database, source, "strftime(date, '%Y-%m')"),
  ];
  return {
    entries: statuses.reduce((sum, row) => sum + Number(row.entries), 0),
    statuses: statuses.map((row) => ({ status: String(row.status), entries: Number(row.entries) })),
    byImporter,
    byChapter,
    byInstrument,
    byMonth,
  };
}
