import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { Problem } from '../base/index.js';
import type { Importer } from './columns.js';
import { FACT_SEGMENTS } from './lawFacts.js';
import { levelOf, type NameRow, packWords, type SynonymRow } from './search/index.js';

/** Short product names from `facts/names/`: of both schedules and of each importer's own lines. */
export interface Names {
  readonly shared: readonly NameRow[];
  readonly own: Readonly<Record<Importer, readonly NameRow[]>>;
}

export const NO_NAMES: Names = { shared: [], own: { JP: [], US: [] } };

/** Other words for goods, beside the names in the same folder. */
const SYNONYMS = 'synonyms.csv';

interface NameRecord {
  readonly importer?: Importer;
  readonly code: string;
  readonly en: string;
  readonly ja?: string;
}

function readRows<T>(path: string): T[] {
  try {
    return parseCsv(readFileSync(path, 'utf8'), { columns: true, bom: true });
  } catch (error) {
    throw new Problem('brokenData', `${path}: ${(error as Error).message}`);
  }
}

export function readNames(facts: string): Names {
  const names = { shared: [] as NameRow[], own: { JP: [] as NameRow[], US: [] as NameRow[] } };
  const files = readdirSync(join(facts, 'names')).filter(
    (file) => file.endsWith('.csv') && file !== SYNONYMS,
  );
  for (const file of files.sort()) {
    for (const { importer, code, en, ja } of readRows<NameRecord>(join(facts, 'names', file))) {
      (importer ? names.own[importer] : names.shared).push(ja ? [code, en, ja] : [code, en]);
    }
  }
  return names;
}

/** The synonyms of `facts/names/synonyms.csv`. Throws Problem `brokenData` for a row that is none. */
export function readSynonyms(path: string): SynonymRow[] {
  const seen = new Set<string>();
  return readRows<Record<string, string>>(path).map(({ term = '', language, codes = '' }, i) => {
    const list = codes.split(' ').filter((code) => code !== '');
    const broken = (why: string): Problem =>
      new Problem('brokenData', `${path}, row ${i + 2}: "${term}" ${why}`);
    if (term.trim() === '' || (language !== 'en' && language !== 'ja'))
      throw broken('has no term or language');
    if (list.length === 0) throw broken('has no codes');
    const wrong = list.find((code) => !/^\d+$/.test(code) || levelOf(code) === undefined);
    if (wrong !== undefined) throw broken(`has a code that is none: ${wrong}`);
    if (new Set(list).size < list.length) throw broken('has a code twice');
    const key = `${language} ${term.toLowerCase()}`;
    if (seen.has(key)) throw broken('is there twice');
    seen.add(key);
    return [term, language, list];
  });
}

/** The codes of synonyms that no schedule has. */
export function unknownCodes(
  synonyms: readonly SynonymRow[],
  lines: Readonly<Record<Importer, ReadonlySet<string>>>,
): string[] {
  const starts = new Set<string>();
  for (const code of [...lines.JP, ...lines.US]) {
    for (const length of [2, 4, 6]) starts.add(code.slice(0, length));
  }
  const known = (code: string): boolean => {
    if (code.length <= 6) return starts.has(code);
    return code.length === 9 ? lines.JP.has(code) : lines.US.has(code);
  };
  return [...new Set(synonyms.flatMap(([, , codes]) => codes))].filter((code) => !known(code));
}

/** Names and synonyms as segments of the record, with their words worked out for the search. */
export function packNames(names: Names, synonyms: readonly SynonymRow[]): Map<string, unknown> {
  const rows = [...names.shared, ...names.own.JP, ...names.own.US];
  return new Map<string, unknown>([
    [FACT_SEGMENTS.names, rows],
    [FACT_SEGMENTS.synonyms, synonyms],
    [FACT_SEGMENTS.words, [packWords(rows, synonyms)]],
  ]);
}

/** Names and synonyms as segments. Throws Problem `brokenData` for a synonym of a code that no schedule has. */
export function compileNames(
  facts: string,
  names: Names,
  lines: Readonly<Record<Importer, ReadonlySet<string>>>,
): Map<string, unknown> {
  const path = join(facts, 'names', SYNONYMS);
  const synonyms = readSynonyms(path);
  const unknown = unknownCodes(synonyms, lines);
  if (unknown.length > 0) {
    throw new Problem(
      'brokenData',
      `${path} has codes that no schedule has: ${unknown.slice(0, 20).join(', ')}`,
    );
  }
  return packNames(names, synonyms);
}
