import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'yaml';
import { date, type PlainDate } from '../../../src/base/index.js';
import {
  type Assumptions,
  assessSafeguard,
  type Counted,
  countingPeriodsOf,
  countingYearOf,
  readVolumes,
  type SafeguardAnswer,
  type SafeguardFacts,
  type SafeguardId,
  type VolumeRow,
  type Volumes,
  volumeRowsOf,
} from '../../../src/law/safeguard/index.js';

const folder = join(import.meta.dirname, '../../../facts');

export const factsOf = (id: SafeguardId): SafeguardFacts =>
  parse(readFileSync(join(folder, 'safeguards', `${id}.yaml`), 'utf8'));

/** facts/volumes/beef.csv as rows. */
export const beefRows = (): readonly VolumeRow[] => {
  const records: Record<string, string>[] = parseCsv(readFileSync(join(folder, 'volumes/beef.csv')), {
    columns: true,
  });
  return volumeRowsOf(records, { evidence: 'unverified', citation: MADE_UP });
};

const MADE_UP = { title: 'synthetic', locator: 'test' };

/** A cumulative row of a synthetic year. */
export const row = (
  facts: SafeguardFacts,
  to: string,
  volume: string,
  change: Partial<VolumeRow> = {},
): VolumeRow => ({
  counted: 'US',
  from: countingYearOf(facts, date(to)).from,
  to,
  measure: 'cumulative',
  volume,
  unit: facts.counting.unit,
  evidence: 'secondary',
  citation: MADE_UP,
  ...change,
});

/** The yearly imports of a fiscal year. */
export const annual = (year: number, volume: string, counted: Counted = 'US'): VolumeRow => ({
  counted,
  from: `${year}-04-01`,
  to: `${year + 1}-03-31`,
  measure: 'annual',
  volume,
  unit: 't',
  evidence: 'secondary',
  citation: MADE_UP,
});

/** Every period of the counting year that holds a date, growing evenly to `passes` where it ends at `above`. */
export function fullYear(
  facts: SafeguardFacts,
  inYear: string,
  passes: string,
  below: number,
  above: number,
  counted: Counted = 'US',
): readonly VolumeRow[] {
  const year = countingYearOf(facts, date(inYear));
  const periods = countingPeriodsOf(facts.counting.period, year);
  return periods.map(({ to }, i) =>
    row(facts, to, String(to >= passes ? above + i : Math.floor((below * (i + 1)) / periods.length)), {
      counted,
    }),
  );
}

export const ask = (
  facts: SafeguardFacts,
  volumes: Volumes,
  on: string,
  more: { assume?: Assumptions; terminationNotice?: PlainDate } = {},
): SafeguardAnswer => assessSafeguard({ facts, volumes, on: date(on), ...more });

export { readVolumes };
