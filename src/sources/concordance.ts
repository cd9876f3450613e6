import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { Problem } from '../base/index.js';

/**
 * The subheadings of HS2022 that are not the same subheading of HS2017, from the tables of the UN Statistics Division.
 * Groups of hundreds, in which every code corresponds to every other (waste of electronics, display modules), tell
 * nothing of a single code: only how many there are is kept.
 */
export interface ConcordanceRow {
  readonly hs2022: string;
  /** blank where too many correspond to name one */
  readonly hs2017: string;
  /** how many subheadings of each stand on the two sides: "n:1", several of HS2022 to one of HS2017 */
  readonly relation: string;
  /** subheadings of HS2017 that correspond as well and are not named */
  readonly others: number;
}

const MOST_PAIRS = 16;
const FIVE_DIGITS = 5;
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
  const rows = [...pairs].sort().flatMap(([hs2022, known]): ConcordanceRow[] => {
    const main = principal.get(hs2022);
    if (main === undefined)
      throw new Problem('invalidInput', `${folder}: HS2022 ${hs2022} has no conversion to HS2017`);
    const list = [...known].map(([hs2017, relation]) => ({ hs2022, hs2017, relation, others: 0 }));
    if (list.length > MOST_PAIRS) return withoutPairs(hs2022, known);
    return list.sort((a, b) => Number(b.hs2017 === main) - Number(a.hs2017 === main));
  });
  return complete(rows, [...pairs.values()]).filter((row) => !isSame(row, pairs));
}

const isSame = ({ hs2022, hs2017, relation }: ConcordanceRow, pairs: ReadonlyMap<string, Pairs>): boolean =>
  pairs.get(hs2022)?.size === 1 && hs2017 === hs2022 && relation === '1:1';

type Pairs = ReadonlyMap<string, string>;

/** A subheading with too many pairs: itself, where both nomenclatures have it, else none. */
function withoutPairs(hs2022: string, known: Pairs): ConcordanceRow[] {
  const relation = 'n:n';
  return known.has(hs2022)
    ? [{ hs2022, hs2017: hs2022, relation, others: known.size - 1 }]
    : [{ hs2022, hs2017: '', relation, others: known.size }];
}

/** A subheading of HS2017 of which no pair was kept: the same one of HS2022, else those it was divided into. */
function complete(rows: readonly ConcordanceRow[], groups: readonly Pairs[]): ConcordanceRow[] {
  const kept = new Set(rows.map(({ hs2017 }) => hs2017));
  const left = [...new Set(groups.flatMap((known) => [...known.keys()]))].filter((code) => !kept.has(code));
  return rows.flatMap((row, i) => {
    const last = rows[i + 1]?.hs2022 !== row.hs2022;
    const heirs = left.filter((code) => isHeir(row.hs2022, code, rows));
    if (heirs.length === 0 || !last) return [row];
    const added = heirs.map((hs2017) => ({ ...row, hs2017, relation: 'n:n' }));
    return row.hs2017 === '' ? added : [row, ...added];
  });
}

function isHeir(hs2022: string, hs2017: string, rows: readonly ConcordanceRow[]): boolean {
  if (rows.some((row) => row.hs2022 === hs2017)) return hs2022 === hs2017;
  return hs2022.slice(0, FIVE_DIGITS) === hs2017.slice(0, FIVE_DIGITS);
}

/** The file `facts/concordance/hs2022-hs2017.csv`; the first row of a code is the one of the conversion table. */
export const printConcordance = (rows: readonly ConcordanceRow[]): string =>
  stringify([
    ['hs2022', 'hs2017', 'relation', 'others'],
    ...rows.map(({ hs2022, hs2017, relation, others }) => [hs2022, hs2017, relation, others || '']),
  ]);
