import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { Problem } from '../base/index.js';

/**
 * The subheadings of HS2022 that are not the same subheading of HS2017, from the tables of the UN Statistics Division.
 * Of a group in which every code corresponds to every other only the one of the conversion table is kept.
 */
export interface ConcordanceRow {
  readonly hs2022: string;
  readonly hs2017: string;
  /** how many subheadings of each stand on the two sides: "n:1", several of HS2022 to one of HS2017 */
  readonly relation: string;
}

const MOST_PAIRS = 8;
const NOT_SPECIFIED = '999999';

const table = (path: string): Record<string, string>[] => parse(readFileSync(path), { columns: true });

/** Reads the correlation and conversion tables under a folder. Throws Problem `invalidInput` for a code without a conversion. */
export function readConcordance(folder: string): ConcordanceRow[] {
  const principal = new Map(
    table(join(folder, 'hs2022_to_hs2017_conversion.csv')).map(({ hs2022 = '', hs2017 = '' }) => [
      hs2022,
      hs2017,
    ]),
  );
  const pairs = new Map<string, Map<string, string>>();
  for (const row of table(join(folder, 'hs2022_to_hs2017_correlation.csv'))) {
    const { hs2022 = '', hs2017 = '', relationship = '' } = row;
    if (!/^\d{6}$/.test(hs2022) || hs2022 === NOT_SPECIFIED) continue;
    const known = pairs.get(hs2022) ?? new Map<string, string>();
    if (!known.has(hs2017)) known.set(hs2017, relationship);
    pairs.set(hs2022, known);
  }
  return [...pairs].sort().flatMap(([hs2022, known]): ConcordanceRow[] => {
    const main = principal.get(hs2022);
    if (main === undefined)
      throw new Problem('invalidInput', `${folder}: HS2022 ${hs2022} has no conversion to HS2017`);
    const list = [...known].map(([hs2017, relation]) => ({ hs2022, hs2017, relation }));
    if (list.length === 1 && list[0]?.hs2017 === hs2022 && list[0].relation === '1:1') return [];
    const kept = list.length <= MOST_PAIRS ? list : list.filter(({ hs2017 }) => hs2017 === main);
    return kept.sort((a, b) => Number(b.hs2017 === main) - Number(a.hs2017 === main));
  });
}

/** The file `facts/concordance/hs2022-hs2017.csv`; the first row of a code is the one of the conversion table. */
export const printConcordance = (rows: readonly ConcordanceRow[]): string =>
  stringify([
    ['hs2022', 'hs2017', 'relation'],
    ...rows.map(({ hs2022, hs2017, relation }) => [hs2022, hs2017, relation]),
  ]);
