import type { Database } from './database.js';

/** What the entries of a group come to; money in the importer's currency. */
export interface SummaryRow {
  readonly importer: string;
  /** a chapter, an instrument or a month */
  readonly group: string;
  readonly entries: number;
  readonly value: string;
  readonly paid: string;
  readonly claimedDue: string;
  readonly bestDue: string;
  /** paid less due under the claim, where both are known */
  readonly difference: string;
  /** due under the claim less due under the best, where that is above zero */
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

const SUMS = ['value', 'paid', 'claimed_due', 'best_due', 'difference', 'unused'] as const;

async function grouped(database: Database, source: string, group: string): Promise<SummaryRow[]> {
  // a claim that pays less on a condition leaves nothing unused
  const of = (name: string): string => (name === 'unused' ? 'greatest(unused, 0)' : name);
  const sums = SUMS.map((name) => `coalesce(sum(${of(name)}), 0)::VARCHAR AS ${name}`).join(', ');
  const rows = await database.rows(
    `SELECT importer, ${group} AS name, count(*)::INTEGER AS entries, ${sums} FROM ${source} GROUP BY ALL ORDER BY importer, name`,
  );
  return rows.map((row) => ({
    importer: String(row.importer),
    group: String(row.name),
    entries: Number(row.entries),
    value: String(row.value),
    paid: String(row.paid),
    claimedDue: String(row.claimed_due),
    bestDue: String(row.best_due),
    difference: String(row.difference),
    unused: String(row.unused),
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
