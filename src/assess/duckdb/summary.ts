import { type Summary, type SummaryRow, VAIN } from '../summary.js';
import { type Database, literal } from './database.js';

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
