import { type Summary, type SummaryRow, VAIN } from '../summary.js';
import { type Database, literal } from './database.js';

/** The sums of a result by all that it is added up by, so that it is read once. */
const tally = (source: string): string => {
  const sum = (amount: string, where: string, name: string): string =>
    `coalesce(sum(${amount}) FILTER (WHERE ${where} IS NOT NULL), 0) AS ${name}`;
  return `CREATE OR REPLACE TEMP TABLE tally AS
    SELECT importer, left(code, 2) AS chapter, coalesce(best, '–') AS instrument, date_trunc('month', date) AS month, status,
      count(*) AS entries, sum(value) AS value,
      count(*) FILTER (WHERE claimed_status IN (${VAIN.map(literal).join(', ')})) AS vain,
      count(difference) AS paid_entries, ${sum('paid', 'difference', 'paid')},
      ${sum('claimed_due', 'difference', 'paid_claimed_due')}, ${sum('difference', 'difference', 'difference')},
      count(unused) AS best_entries, ${sum('claimed_due', 'unused', 'best_claimed_due')},
      ${sum('best_due', 'unused', 'best_due')}, ${sum('greatest(unused, 0)', 'unused', 'unused')}
    FROM ${source} GROUP BY ALL`;
};
async function grouped(database: Database, group: string): Promise<SummaryRow[]> {
  const counts = ['entries', 'vain', 'paid_entries', 'best_entries'];
  const amounts = [
    ...['value', 'paid', 'paid_claimed_due', 'difference'],
    ...['best_claimed_due', 'best_due', 'unused'],
  ];
  const rows = await database.rows(
    `SELECT importer, ${group} AS name,
      ${counts.map((name) => `sum(${name})::BIGINT AS ${name}`).join(', ')},
      ${amounts.map((name) => `sum(${name})::VARCHAR AS ${name}`).join(', ')}
    FROM tally GROUP BY ALL ORDER BY importer, name`,
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
  await database.run(tally(source));
  const statuses = await database.rows(
    'SELECT status, sum(entries)::BIGINT AS entries FROM tally GROUP BY status ORDER BY status',
  );
  const [byImporter, byChapter, byInstrument, byMonth] = [
    await grouped(database, "''"),
    await grouped(database, 'chapter'),
    await grouped(database, 'instrument'),
    await grouped(database, "strftime(month, '%Y-%m')"),
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
