import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readChapter99 } from '../../src/sources/chapter99.js';
import { STEEL_SUFFIXES } from '../../src/sources/steelSuffixes.js';

const root = join(import.meta.dirname, '../..');
const tariff = join(root, '../shared/data/tariff');
const atHand = existsSync(tariff);
const chapter99 = join(tariff, 'us-hts-chapter99-2026-rev6');
const compiled = join(tariff, 'us-section-232-and-deals');

type Row = Readonly<Record<string, string>>;
const rowsOf = (bytes: Uint8Array | string): Row[] => parse(Buffer.from(bytes), { columns: true });
const table = (path: string): Row[] => {
  const bytes = readFileSync(path);
  return rowsOf(path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
};
const column = (rows: readonly Row[], name: string): Set<string> =>
  new Set(rows.map((row) => row[name] ?? ''));
const minus = (a: ReadonlySet<string>, b: ReadonlySet<string>): string[] =>
  [...a].filter((code) => !b.has(code)).sort();

/** The lists of facts/layers/products.csv. */
function recorded(): Map<string, Set<string>> {
  const lists = new Map<string, Set<string>>();
  for (const { list = '', code = '' } of table(join(root, 'facts/layers/products.csv'))) {
    lists.set(list, (lists.get(list) ?? new Set()).add(code));
  }
  return lists;
}

const lists = recorded();
const list = (id: string): ReadonlySet<string> => lists.get(id) ?? new Set();
const union = (...ids: readonly string[]): ReadonlySet<string> => new Set(ids.flatMap((id) => [...list(id)]));
/** Whether a code is on a list of shorter codes. */
const isOn = (codes: ReadonlySet<string>, code: string): boolean =>
  [4, 6, 8, 10].some((length) => codes.has(code.slice(0, length)));

/** Subdivisions that the file of another reader has, each with our list and its size. */
const NOTES: readonly [note: string, subdivision: string, list: string, size: number][] = [
  ['33', 'b', 'automobiles', 17],
  ['33', 'g', 'automobile-parts', 130],
  ['35', 'b', 'civil-aircraft-japan', 554],
  ['37', 'b', 'softwood', 15],
  ['37', 'd', 'upholstered-furniture', 4],
  ['37', 'f', 'kitchen-cabinets', 3],
  ['38', 'b', 'heavy-vehicles', 25],
  ['38', 'c', 'buses', 10],
  ['38', 'i', 'heavy-vehicle-parts', 182],
];

/** Places of the text, each with our lists and their size: the words at which it begins and ends. */
const TEXT: readonly (readonly [
  note: string,
  lists: readonly string[],
  size: number,
  place: readonly [string, string][],
])[] = [
  [
    '2(v)(iii)(a)',
    ['ieepa-exempt', 'ieepa-exempt-farm'],
    1082,
    [['(a) As provided for in heading 9903.01.32,', '(b) As provided in heading 9903.02.78']],
  ],
  [
    '2(v)(iii)(b)',
    ['ieepa-particular'],
    11,
    [['(b) As provided in heading 9903.02.78', '(iv) As provided in 9903.01.26']],
  ],
  [
    '2(aa)(ii)',
    ['s122-exempt'],
    1098,
    [['(ii) As provided in heading 9903.03.03', '(iii) As provided in heading 9903.03.04']],
  ],
  [
    '2(aa)(iii)',
    ['s122-particular'],
    11,
    [['(iii) As provided in heading 9903.03.04', '(iv) As provided in heading 9903.03.05']],
  ],
  [
    '2(aa)(iv)',
    ['s122-civil-aircraft'],
    546,
    [['(iv) As provided in heading 9903.03.05', '(v) As provided in heading 9903.03.06']],
  ],
  [
    '16(c)(i) to (v)',
    ['metals-50'],
    279,
    [['(i) Articles of aluminum:', '(vi) Derivative aluminum articles:']],
  ],
  [
    '16(c)(vi) to (viii)',
    ['metals-25'],
    388,
    [['(vi) Derivative aluminum articles:', '(ix) Derivative aluminum articles:']],
  ],
  [
    '16(c)(ix) and (x)',
    ['metals-15'],
    47,
    [['(ix) Derivative aluminum articles:', '(d) Headings 9903.82.04 and']],
  ],
  [
    '16(c)(i)',
    ['aluminum-articles'],
    9,
    [['(i) Articles of aluminum:', '(ii) Derivative aluminum articles:']],
  ],
  ['16(c)(iii)', ['steel-articles'], 39, [['(iii) Articles of steel:', 'U.S. Notes (con.) 7301.20.10']]],
  [
    '39(b)',
    ['semiconductors'],
    3,
    [['(b) For the purposes of this note, "semiconductor articles"', 'To be included within the definition']],
  ],
  [
    '19(i)',
    ['aluminum-wire', 'aluminum-stampings'],
    6,
    [['(i) The rates of duty set forth in heading 9903.85.04', '(j) The rates of duty set forth']],
  ],
  [
    '19(j)',
    ['aluminum-derivatives-76', 'aluminum-cans', 'aluminum-derivatives-76-august'],
    24,
    [
      [
        '(j) The rates of duty set forth in heading 9903.85.07',
        '(k) The rates of duty in heading 9903.85.08',
      ],
    ],
  ],
  [
    '19(k)',
    ['aluminum-derivatives-march', 'aluminum-beer', 'aluminum-derivatives-august'],
    224,
    [
      [
        '(k) The rates of duty in heading 9903.85.08',
        'For any derivative aluminum product that is classified',
      ],
    ],
  ],
];

/** Lists that are held against something else below. */
const OTHERS = [
  'metals-50-derivatives',
  'steel-derivatives-73',
  'steel-derivatives-73-later',
  'steel-derivatives',
  'copper-2025',
];

describe.skipIf(!atHand)(
  'the lists against an independent reading of the notes (skipped where it is not at hand)',
  () => {
    const notes = atHand ? table(join(chapter99, 'note_product_lists.csv')) : [];
    it.each(NOTES)('note %s(%s) is the list %s of %i codes', (note, subdivision, id, size) => {
      const rows = notes.filter((row) => row.us_note === note && row.subdivision === subdivision);
      expect([...list(id)].sort()).toEqual([...column(rows, 'hts_digits')].sort());
      expect(list(id).size).toBe(size);
    });

    it('has no more in those notes', () => {
      const read = NOTES.map(([note, subdivision]) => `${note}(${subdivision})`);
      expect(
        [...new Set(notes.map(({ us_note, subdivision }) => `${us_note}(${subdivision})`))].sort(),
      ).toEqual(read.sort());
    });
  },
);

/** The words of the text, one after another. */
const words = (): string[] =>
  gunzipSync(readFileSync(join(chapter99, 'chapter99_2026_rev_6.txt.gz')))
    .toString('latin1')
    .split(/\s+/);

/** The codes between one phrase of the text and the next place of another, read word by word. */
function codesBetween(begin: string, end: string, text: readonly string[]): Set<string> {
  const at = (phrase: string, from: number): number => {
    const wanted = phrase.split(' ');
    const found = text.findIndex(
      (_, i) => i >= from && wanted.every((word, k) => text[i + k]?.startsWith(word)),
    );
    if (found < 0) throw new Error(`"${phrase}" is not in the text`);
    return found;
  };
  const first = at(begin, 0);
  const codes = text
    .slice(first, at(end, first + 1))
    .map((word) => word.replace(/^\(/, '').replace(/[;:,.)]+$/, ''))
    .filter((word) => /^\d{4}(\.\d\d(\.\d\d(\d\d)?(\.\d\d)?)?)?$/.test(word) && !/^(99|20\d\d$)/.test(word))
    .map((word) => word.replaceAll('.', ''));
  return new Set(codes);
}

const wholeLine = (code: string): string => code.replace(/^(\d{8})00$/, '$1');

describe.skipIf(!atHand)('the lists against the words of the text (skipped where it is not at hand)', () => {
  const text = atHand ? words() : [];

  it.each(TEXT)('note %s is %j, %i codes', (_note, ids, size, places) => {
    const theirs = new Set(
      places.flatMap(([begin, end]) => [...codesBetween(begin, end, text)].map(wholeLine)),
    );
    const ours = new Set([...union(...ids)].map(wholeLine));
    // the heading of the motor vehicles whose stampings are meant, and the number of two codes before July 2025
    const beside = new Set(['8701', '8705', '9401999081']);
    expect(minus(ours, theirs).filter((code) => !beside.has(code))).toEqual([]);
    expect(minus(theirs, ours).filter((code) => !beside.has(code))).toEqual([]);
    expect(minus(ours, beside).length).toBe(size);
    expect(ids.reduce((sum, id) => sum + list(id).size, 0)).toBe(ours.size);
  });

  it('the derivative articles of the 50 % lists are (ii) and (iv) of note 16(c), which a page parts from (v)', () => {
    const aluminum = codesBetween('(ii) Derivative aluminum articles:', '(iii) Articles of steel:', text);
    const page = codesBetween('U.S. Notes (con.) 7301.20.10', '(vi) Derivative aluminum articles:', text);
    const theirs = new Set([...aluminum, ...[...page].filter((code) => !code.startsWith('74'))]);
    expect([...list('metals-50-derivatives')].sort()).toEqual([...theirs].sort());
  });

  it('the derivative aluminum articles of Proclamation 9980 are those of note 19(i)', () => {
    const theirs = codesBetween(
      'apply only to the following derivative aluminum products:',
      '(iv) Heading 9903.85.21 provides',
      text,
    );
    expect(minus(theirs, union('aluminum-wire', 'aluminum-stampings'))).toEqual(['8701', '8705']);
  });
});

describe.skipIf(!atHand)('the lists of the metals of 2025 (skipped where the files are not at hand)', () => {
  it('have the derivative articles of steel of August 2025 by line as the compiler has them', () => {
    const rows = table(join(compiled, 's232_derivative_products.csv'));
    const theirs = column(
      rows.filter(({ derivative_type: type }) => type === 'steel'),
      'hts_prefix',
    );
    const ours = list('steel-derivatives');
    expect([...new Set([...ours].map((code) => code.slice(0, 8)))].sort()).toEqual([...theirs].sort());
    expect([...ours].filter((code) => code.length === 10).length).toBe(STEEL_SUFFIXES.length);
    expect([theirs.size, ours.size]).toEqual([357, 389]);
  });

  it('have the copper of August 2025 as the compiler has it', () => {
    const theirs = column(table(join(compiled, 's232_copper_products.csv')), 'hts10');
    expect([...list('copper-2025')].sort()).toEqual([...theirs].sort());
  });

  it('have every line of the aluminum derivatives of the compiler but one, and six that it lacks', () => {
    const rows = table(join(compiled, 's232_derivative_products.csv'));
    const theirs = column(
      rows.filter(({ derivative_type: type }) => type === 'aluminum'),
      'hts_prefix',
    );
    const ids = [...lists.keys()].filter((id) => /^aluminum-(?!articles)/.test(id));
    const ours = new Set([...union(...ids)].map((code) => code.slice(0, 8)));
    // no note names 7302.90.00 among them
    expect(minus(theirs, ours)).toEqual(['73029000']);
    expect(minus(ours, theirs)).toEqual([
      '22030000',
      '76121000',
      '76129010',
      '76129050',
      '76130000',
      '76141010',
    ]);
  });
});

describe('the lists of the metals of 2025', () => {
  it('have the numbers of codes that the press gives for March 2025', () => {
    expect(list('steel-derivatives-73').size).toBe(155);
    expect(list('aluminum-derivatives-76').size).toBe(19);
  });

  it('have no code twice, and none under another of the same duty', () => {
    for (const ids of [
      ['aluminum-articles', 'aluminum-wire', 'aluminum-derivatives-76', 'aluminum-derivatives-76-august'],
      ['aluminum-derivatives-march', 'aluminum-beer', 'aluminum-derivatives-august'],
      ['steel-derivatives-73', 'steel-derivatives-73-later', 'steel-articles'],
    ]) {
      const all = union(...ids);
      expect(ids.reduce((sum, id) => sum + list(id).size, 0)).toBe(all.size);
      const under = [...all].filter((code) =>
        [4, 6, 8].some((n) => n < code.length && all.has(code.slice(0, n))),
      );
      expect(under, ids.join()).toEqual([]);
    }
  });
});

it('the file has no list that is not compared here', () => {
  const compared = [...NOTES.map(([, , id]) => id), ...TEXT.flatMap(([, ids]) => ids), ...OTHERS];
  expect([...lists.keys()].sort()).toEqual(compared.sort());
});

describe.skipIf(!atHand)('the lists against those of a compiler (skipped where they are not at hand)', () => {
  const lines = (name: string): Set<string> =>
    new Set(readFileSync(join(compiled, name), 'utf8').split(/\s+/).filter(Boolean));
  const csv = (name: string): Row[] => table(join(compiled, name));

  it('has the same parts of automobiles and of heavy vehicles', () => {
    expect([...list('automobile-parts')].sort()).toEqual([...lines('s232_auto_parts.txt')].sort());
    expect([...list('heavy-vehicle-parts')].sort()).toEqual([...lines('s232_mhd_parts.txt')].sort());
  });

  it('has the same civil aircraft as the compiler has for Korea; for the EU it has one less', () => {
    const rows = csv('floor_exempt_products.csv.gz').filter(({ category }) => category === 'civil_aircraft');
    const of = (group: string) =>
      column(
        rows.filter(({ country_group: each }) => each === group),
        'hts8',
      );
    expect([...list('civil-aircraft-japan')].sort()).toEqual([...of('korea')].sort());
    expect(minus(list('civil-aircraft-japan'), of('eu'))).toEqual(['45049000']);
    expect(minus(of('eu'), list('civil-aircraft-japan'))).toEqual([]);
    // for Japan the compiler has eight codes only, seven of them of chapter 73 or 72, one of chapter 98 which is no line
    expect(of('japan').size).toBe(8);
    expect(minus(of('japan'), list('civil-aircraft-japan')).length).toBe(7);
  });

  it('has every line of the surcharge list of Section 122 but 12: 11 particular articles and one that no note names', () => {
    const theirs = column(csv('s122_exempt_products.csv'), 'hts8');
    const ours = union('s122-exempt', 's122-civil-aircraft');
    expect(theirs.size).toBe(1656);
    expect(minus(ours, theirs)).toEqual([]);
    const more = minus(theirs, ours);
    expect(more.length).toBe(12);
    expect(more.filter((code) => !list('s122-particular').has(code))).toEqual(['90314970']);
  });

  it('has less than the compiler has of the IEEPA list, which adds what other headings and laws leave out', () => {
    const theirs = column(csv('ieepa_exempt_products.csv'), 'hts10');
    const ours = union('ieepa-exempt', 'ieepa-exempt-farm');
    // every code of the note is there
    expect([...ours].filter((code) => ![...theirs].some((each) => each.startsWith(code)))).toEqual([]);
    // the compiler's file says of itself: Annex II, note 2(v)(iii), prefixes of the Information Technology Agreement,
    // information material of chapters 49 and 97, chapter 98; most of the rest are goods that pay no ordinary duty
    const more = new Set([...theirs].filter((code) => !isOn(ours, code)).map((code) => code.slice(0, 8)));
    expect([theirs.size, ours.size, more.size]).toEqual([4297, 1082, 1143]);
    expect([...more].filter((code) => code.startsWith('98')).length).toBe(68);
  });

  it.each([
    // the note names headings of steel of 2018 that the compiler's file leaves to its chapters
    { annex: '1a', id: 'metals-50', more: 42, less: 3, steel: 39, missed: [], added: [] },
    {
      annex: '1b',
      id: 'metals-25',
      more: 97,
      less: 60,
      steel: 0,
      // named in the annex only as the machines whose parts are listed, or not at all
      missed: ['8430', '843041', '843049', '8471', '851650', '8709'],
      added: [],
    },
    {
      annex: '3',
      id: 'metals-15',
      more: 17,
      less: 9,
      steel: 0,
      missed: [],
      // the compiler has the whole of 8504.90 under annex 1b
      added: ['8504909610', '8504909630', '8504909646', '8504909650', '8504909690'],
    },
  ])('annex $annex is the list $id but for suffixes that the compiler cut to subheadings', (each) => {
    const { annex, id, more, less, steel, missed, added } = each;
    const theirs = column(
      csv('s232_annex_products.csv').filter((row) => row.annex === annex),
      'hts_prefix',
    );
    const ours = list(id);
    const [only, missing] = [minus(ours, theirs), minus(theirs, ours)];
    expect([only.length, missing.length]).toEqual([more, less]);
    const articles = list('steel-articles');
    expect(only.filter((code) => articles.has(code)).length).toBe(steel);
    const related = (code: string, others: ReadonlySet<string>): boolean =>
      [...others].some((other) => code.startsWith(other) || other.startsWith(code));
    expect(missing.filter((code) => !related(code, ours))).toEqual(missed);
    expect(only.filter((code) => !articles.has(code) && !related(code, theirs))).toEqual(added);
  });

  it('has the semiconductors by subheading where the compiler has ten suffixes of them', () => {
    const theirs = column(csv('s232_semi_products.csv'), 'hts10');
    expect([...theirs].filter((code) => !isOn(list('semiconductors'), code))).toEqual([]);
    expect([theirs.size, list('semiconductors').size]).toEqual([10, 3]);
  });

  it('knows the eight certified parts by what note 33(r) leaves out, not by a list', () => {
    const codes = column(csv('s232_subdivision_r_products.csv'), 'hts_prefix');
    expect(codes.size).toBe(8);
    const out = union('automobile-parts', 'heavy-vehicle-parts');
    expect([...codes].filter((code) => isOn(out, code) || /^7[236]/.test(code))).toEqual([]);
  });
});

describe('the text of chapter 99', () => {
  it('without a list is refused with the name of the list', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kanzei-chapter99-'));
    const path = join(folder, 'chapter99.txt');
    writeFileSync(path, 'CHAPTER 99\n');
    expect(() => readChapter99(path)).toThrow(/the beginning of the list ieepa-exempt is not in the text/);
    writeFileSync(path, '(a) As provided for in heading 9903.01.32, the duties\n  0201.10.05\n');
    expect(() => readChapter99(path)).toThrow(/the end of the list ieepa-exempt is not in the text/);
    rmSync(folder, { recursive: true });
  });

  it.skipIf(!atHand)('gives codes of four to ten digits and no date or heading of chapter 99', () => {
    const read = readChapter99(join(chapter99, 'chapter99_2026_rev_6.txt.gz'));
    for (const [id, codes] of read) {
      expect(codes.length, id).toBeGreaterThan(0);
      for (const code of codes) expect(code, id).toMatch(/^(?!99|00)\d{4}(\d\d(\d\d(\d\d)?)?)?$/);
    }
  });
});
