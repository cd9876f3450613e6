import { MONEY_DECIMALS } from '../plan/hundredths.js';
import { type Summary, type SummaryRow, VAIN } from '../summary.js';
import type { AssessedEntry } from './assessRows.js';

const HUNDRED = 10n ** BigInt(MONEY_DECIMALS);

/** Hundredths as an amount of money with two decimals. */
export function moneyText(hundredths: bigint): string {
  const size = hundredths < 0n ? -hundredths : hundredths;
  const parts = String(size % HUNDRED).padStart(MONEY_DECIMALS, '0');
  return `${hundredths < 0n ? '-' : ''}${size / HUNDRED}.${parts}`;
}

const by = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function sumUp(importer: string, group: string, rows: readonly AssessedEntry[]): SummaryRow {
  const sum = (all: readonly AssessedEntry[], amount: (row: AssessedEntry) => bigint | null): string =>
    moneyText(all.reduce((total, row) => total + (amount(row) ?? 0n), 0n));
  const againstClaim = rows.filter(({ difference }) => difference !== null);
  const againstBest = rows.filter(({ unused }) => unused !== null);
  return {
    importer,
    group,
    entries: rows.length,
    value: sum(rows, ({ value }) => value),
    vainClaims: rows.filter(({ claimedStatus }) => VAIN.some((status) => status === claimedStatus)).length,
    paidAgainstClaim: {
      entries: againstClaim.length,
      paid: sum(againstClaim, ({ paid }) => paid),
      claimedDue: sum(againstClaim, ({ claimedDue }) => claimedDue),
      difference: sum(againstClaim, ({ difference }) => difference),
    },
    claimAgainstBest: {
      entries: againstBest.length,
      claimedDue: sum(againstBest, ({ claimedDue }) => claimedDue),
      bestDue: sum(againstBest, ({ bestDue }) => bestDue),
      unused: sum(againstBest, ({ unused }) => (unused !== null && unused > 0n ? unused : 0n)),
    },
  };
}

function grouped(rows: readonly AssessedEntry[], groupOf: (row: AssessedEntry) => string): SummaryRow[] {
  const groups = new Map<string, { importer: string; group: string; rows: AssessedEntry[] }>();
  for (const row of rows) {
    const { importer } = row;
    const group = groupOf(row);
    const key = `${importer} ${group}`;
    const known = groups.get(key);
    if (known) known.rows.push(row);
    else groups.set(key, { importer, group, rows: [row] });
  }
  return [...groups.values()]
    .sort((a, b) => by(a.importer, b.importer) || by(a.group, b.group))
    .map((each) => sumUp(each.importer, each.group, each.rows));
}

/** Adds up assessed entries. */
export function addUp(rows: readonly AssessedEntry[]): Summary {
  const statuses = new Map<string, number>();
  for (const { status } of rows) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  return {
    entries: rows.length,
    statuses: [...statuses].sort(([a], [b]) => by(a, b)).map(([status, entries]) => ({ status, entries })),
    byImporter: grouped(rows, () => ''),
    byChapter: grouped(rows, ({ code }) => code.slice(0, 2)),
    byInstrument: grouped(rows, ({ best }) => best ?? '–'),
    byMonth: grouped(rows, ({ day }) => day.slice(0, 7)),
  };
}
