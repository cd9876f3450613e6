import {
  compare,
  convert,
  date,
  type Exact,
  formatExact,
  type PlainDate,
  Problem,
  parseExact,
  parseUnit,
  sign,
  unitIds,
} from '../../base/index.js';
import type { Citation, Evidence } from '../determination.js';
import type { QuotaFacts } from './facts.js';
import { volumeOfYear, yearOfQuota } from './quotaYear.js';

/** What had been drawn from a quota since its year began, up to a day. */
export interface FillRow {
  readonly to: string;
  /** decimal text */
  readonly volume: string;
  readonly unit: string;
  readonly evidence: Evidence;
  readonly citation: Citation;
}

/** A checked fill, in the unit of the quota. */
export interface Fill {
  readonly to: PlainDate;
  readonly volume: Exact;
  readonly evidence: Evidence;
  readonly citation: Citation;
}

/** Fills by name of the quota year, each in order of date. */
export type Fills = ReadonlyMap<string, readonly Fill[]>;

const refuse = (message: string): never => {
  throw new Problem('invalidInput', message);
};

function amountOf(row: FillRow, unit: string): Exact {
  const amount =
    parseExact(row.volume) ?? refuse(`the fill of ${row.to} is "${row.volume}", which is not a number`);
  if (sign(amount) < 0) refuse(`the fill of ${row.to} is below zero (${row.volume})`);
  if (!parseUnit(row.unit)) {
    refuse(
      `the fill of ${row.to} has the unit "${row.unit}", which Kanzei does not know; use one of ${unitIds.join(', ')}`,
    );
  }
  return (
    convert(amount, row.unit, unit) ??
    refuse(`the fill of ${row.to} is in ${row.unit}, which cannot be turned into ${unit}`)
  );
}

/**
 * Checks fills and puts them in order. Throws Problem('invalidInput') for an unknown unit, a volume that is no number or
 * falls within a year, a day given twice and a day outside the life of the order.
 */
export function readFills(rows: readonly FillRow[], facts: QuotaFacts): Fills {
  const byYear = new Map<string, Fill[]>();
  for (const row of rows) {
    const to = date(row.to);
    const year = yearOfQuota(facts, to);
    const unit = volumeOfYear(facts, year)?.unit ?? 't';
    const fills = byYear.get(year.name) ?? [];
    fills.push({ to, volume: amountOf(row, unit), evidence: row.evidence, citation: row.citation });
    byYear.set(year.name, fills);
  }
  for (const [year, fills] of byYear) {
    fills.sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0));
    fills.forEach((fill, i) => {
      const before = fills[i - 1];
      if (before?.to === fill.to) refuse(`the fill of ${fill.to} is given twice`);
      if (before && compare(fill.volume, before.volume) < 0) {
        refuse(
          `the fill of ${year} falls from ${formatExact(before.volume)} (${before.to}) to ` +
            `${formatExact(fill.volume)} (${fill.to}); what is drawn cannot fall`,
        );
      }
    });
  }
  return byYear;
}
