import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { Problem } from '../base/index.js';
import { readChapter99 } from './chapter99.js';
import { STEEL_SUFFIXES } from './steelSuffixes.js';

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

/** Subheadings of the lists of April 2026 that the list of March 2025 does not have: fittings and articles of cast iron, steel wool. */
const LATER_OF_73 = ['730719', '732391', '732392', '732510'];

/** The derivative articles of chapter 73 in 2025, by line: those of April 2026 and those that April 2026 removed. */
function steelOfChapter73(
  official: ReadonlyMap<string, readonly string[]>,
  annexes: readonly Row[],
): ReadonlyMap<string, readonly string[]> {
  const articles = official.get('steel-articles') ?? [];
  const named = [...(official.get('metals-50') ?? []), ...(official.get('metals-25') ?? [])];
  const removed = codesOf(
    annexes.filter(({ annex }) => annex === '2'),
    'hts_prefix',
  );
  const lines = [...named, ...removed]
    .filter(inChapter('73'))
    .filter((code) => !articles.some((article) => code.startsWith(article)))
    .map((code) => code.slice(0, 8));
  const later = inChapter(...LATER_OF_73);
  return new Map([
    ['steel-derivatives-73', [...new Set(lines.filter((code) => !later(code)))]],
    ['steel-derivatives-73-later', [...new Set(lines.filter(later))]],
  ]);
}

/** The codes of a list that has some lines whole and some cut from these suffixes. */
function withSuffixes(lines: readonly string[], suffixes: readonly string[]): string[] {
  const lost = suffixes.find((code) => !lines.includes(code.slice(0, 8)));
  if (lost) throw new Problem('invalidInput', `the line of ${lost} is not on the list`);
  return lines.flatMap((line) => {
    const own = suffixes.filter((code) => code.startsWith(line));
    return own.length > 0 ? own : [line];
  });
}

/** The derivative articles of aluminum and steel on the 50 % lists of April 2026: not the articles, not the copper. */
function derivativesAtFifty(official: ReadonlyMap<string, readonly string[]>): string[] {
  const articles = [...(official.get('aluminum-articles') ?? []), ...(official.get('steel-articles') ?? [])];
  return (official.get('metals-50') ?? []).filter(
    (code) => !inChapter('74')(code) && !articles.some((article) => code.startsWith(article)),
  );
}

/** Subheadings of note 19 of which the compiler's file of May 2026 has no day: the press, and a later state of that file. */
const BEGAN: Readonly<Record<string, string>> = {
  '22030000': 'aluminum-beer',
  '76129010': 'aluminum-cans',
  '76121000': 'aluminum-derivatives-76-august',
  '76129050': 'aluminum-derivatives-76-august',
  '76130000': 'aluminum-derivatives-76-august',
  '76141010': 'aluminum-derivatives-76-august',
  '8503009546': 'aluminum-derivatives-august',
  '8503009570': 'aluminum-derivatives-august',
};

/** what 9401.99.9030 and 9401.99.9070 were before July 2025 */
const BEFORE_JULY_2025 = '9401999081';

const WIRE = '7614';

/** The derivative articles of U.S. note 19, by the list of the facts: of the text, parted by the day on which they came. */
function aluminumDerivatives(
  official: ReadonlyMap<string, readonly string[]>,
  compiled: readonly Row[],
): ReadonlyMap<string, readonly string[]> {
  const dated = (none: boolean) =>
    new Set(
      codesOf(
        compiled.filter(({ effective_date: day }) => (day === '') === none),
        'hts_prefix',
      ),
    );
  const [first, august] = [dated(true), dated(false)];
  const lists = new Map<string, string[]>();
  const put = (list: string, code: string): void => {
    lists.set(list, [...(lists.get(list) ?? []), code]);
  };
  for (const code of official.get('aluminum-derivatives-i') ?? [])
    put(code.startsWith(WIRE) ? 'aluminum-wire' : 'aluminum-stampings', code);
  const began = (code: string, list: string): string => {
    const line = code.slice(0, 8);
    const known = BEGAN[code];
    if (known) return known;
    if (first.has(line)) return list;
    if (august.has(line)) return 'aluminum-derivatives-august';
    throw new Problem('invalidInput', `no day is known of ${code} in U.S. note 19`);
  };
  for (const code of official.get('aluminum-derivatives-j') ?? [])
    put(began(code, 'aluminum-derivatives-76'), code);
  for (const code of official.get('aluminum-derivatives-k') ?? [])
    put(began(code, 'aluminum-derivatives-march'), code);
  put('aluminum-derivatives-march', BEFORE_JULY_2025);
  return lists;
}

const OF_NOTE_19 = /^aluminum-derivatives-(2020|i|j|k)$/;

/**
 * The product lists of the duties on top of the U.S. schedule, by id: of the notes to chapter 99 and, for the metals of
 * 2025, of a compiler's files. Farm goods left out of the IEEPA duty have a list of their own: they came later.
 */
export function readLayerLists(tariff: string): ReadonlyMap<string, readonly string[]> {
  const official = readChapter99(join(tariff, 'us-hts-chapter99-2026-rev6', 'chapter99_2026_rev_6.txt.gz'));
  const compiled = (name: string) => table(join(tariff, 'us-section-232-and-deals', name));
  const derivatives = compiled('s232_derivative_products.csv');
  const aluminum = derivatives.filter(({ derivative_type: type }) => type === 'aluminum');
  const exempt = official.get('ieepa-exempt') ?? [];
  return new Map([
    ...[...official].filter(([id]) => !OF_NOTE_19.test(id)),
    ['ieepa-exempt', exempt.filter((code) => !isFarm(code))],
    ['ieepa-exempt-farm', exempt.filter(isFarm)],
    ['metals-50-derivatives', derivativesAtFifty(official)],
    ...steelOfChapter73(official, compiled('s232_annex_products.csv')),
    [
      'steel-derivatives',
      withSuffixes(
        codesOf(
          derivatives.filter(({ derivative_type: type }) => type === 'steel'),
          'hts_prefix',
        ),
        STEEL_SUFFIXES,
      ),
    ],
    ...aluminumDerivatives(official, aluminum),
    ['copper-2025', codesOf(compiled('s232_copper_products.csv'), 'hts10')],
  ]);
}

/** The file `facts/layers/products.csv`. */
export const printLayerLists = (lists: ReadonlyMap<string, readonly string[]>): string =>
  stringify([
    ['list', 'code'],
    ...[...lists].flatMap(([list, codes]) => [...codes].sort().map((code) => [list, code])),
  ]);
