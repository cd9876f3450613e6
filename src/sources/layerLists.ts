import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { readChapter99 } from './chapter99.js';

type Row = Readonly<Record<string, string>>;

const table = (path: string): Row[] => parse(readFileSync(path), { columns: true });

const codesOf = (rows: readonly Row[], column: string): string[] => [
  ...new Set(rows.map((row) => row[column] ?? '')),
];

const inChapter =
  (...chapters: readonly string[]) =>
  (code: string): boolean =>
    chapters.some((chapter) => code.startsWith(chapter));

/** Whether goods are of the chapters of farm goods. */
const isFarm = (code: string): boolean => code < '25';

/** The derivative articles of chapter 73 in 2025: those of April 2026 and those that April 2026 removed. */
function steelOfChapter73(
  official: ReadonlyMap<string, readonly string[]>,
  annexes: readonly Row[],
): string[] {
  const articles = official.get('steel-articles') ?? [];
  const named = [...(official.get('metals-50') ?? []), ...(official.get('metals-25') ?? [])];
  const removed = codesOf(
    annexes.filter(({ annex }) => annex === '2'),
    'hts_prefix',
  );
  return [...new Set([...named, ...removed])]
    .filter(inChapter('73'))
    .filter((code) => !articles.some((article) => code.startsWith(article)));
}

/** The derivative articles of aluminum and steel on the 50 % lists of April 2026: not the articles, not the copper. */
function derivativesAtFifty(official: ReadonlyMap<string, readonly string[]>): string[] {
  const articles = [...(official.get('aluminum-articles') ?? []), ...(official.get('steel-articles') ?? [])];
  return (official.get('metals-50') ?? []).filter(
    (code) => !inChapter('74')(code) && !articles.some((article) => code.startsWith(article)),
  );
}

/**
 * The product lists of the duties on top of the U.S. schedule, by id: of the notes to chapter 99 and, for the metals of
 * 2025, of a compiler's files. Farm goods left out of the IEEPA duty have a list of their own: they came later.
 */
export function readLayerLists(tariff: string): ReadonlyMap<string, readonly string[]> {
  const official = readChapter99(join(tariff, 'us-hts-chapter99-2026-rev6', 'chapter99_2026_rev_6.txt.gz'));
  const compiled = (name: string) => table(join(tariff, 'us-section-232-and-deals', name));
  const derivatives = compiled('s232_derivative_products.csv');
  const aluminum = derivatives.filter(({ derivative_type: type }) => type === 'aluminum');
  const undated = codesOf(
    aluminum.filter(({ effective_date: day }) => day === ''),
    'hts_prefix',
  );
  const exempt = official.get('ieepa-exempt') ?? [];
  return new Map([
    ...official,
    ['ieepa-exempt', exempt.filter((code) => !isFarm(code))],
    ['ieepa-exempt-farm', exempt.filter(isFarm)],
    ['metals-50-derivatives', derivativesAtFifty(official)],
    ['steel-derivatives-73', steelOfChapter73(official, compiled('s232_annex_products.csv'))],
    [
      'steel-derivatives',
      codesOf(
        derivatives.filter(({ derivative_type: type }) => type === 'steel'),
        'hts_prefix',
      ),
    ],
    ['aluminum-derivatives-76', undated.filter(inChapter('76'))],
    ['aluminum-derivatives-march', undated.filter((code) => !inChapter('76')(code))],
    [
      'aluminum-derivatives-august',
      codesOf(
        aluminum.filter(({ effective_date: day }) => day !== ''),
        'hts_prefix',
      ),
    ],
    ['copper-2025', codesOf(compiled('s232_copper_products.csv'), 'hts10')],
  ]);
}

/** The file `facts/layers/products.csv`. */
export const printLayerLists = (lists: ReadonlyMap<string, readonly string[]>): string =>
  stringify([
    ['list', 'code'],
    ...[...lists].flatMap(([list, codes]) => [...codes].sort().map((code) => [list, code])),
  ]);
