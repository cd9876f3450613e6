import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { readChapter99 } from '../../src/sources/chapter99.js';

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

describe.skipIf(!atHand)(
  'the lists against an independent reading of the notes (skipped where it is not at hand)',
  () => {
    const notes = atHand ? table(join(chapter99, 'note_product_lists.csv')) : [];
    it.each([
      ['33', 'b', 'automobiles', 17],
      ['33', 'g', 'automobile-parts', 130],
      ['35', 'b', 'civil-aircraft-japan', 554],
      ['37', 'b', 'softwood', 15],
      ['37', 'd', 'upholstered-furniture', 4],
      ['37', 'f', 'kitchen-cabinets', 3],
      ['38', 'b', 'heavy-vehicles', 25],
      ['38', 'c', 'buses', 10],
      ['38', 'i', 'heavy-vehicle-parts', 182],
    ])('note %s(%s) is the list %s of %i codes', (note, subdivision, id, size) => {
      const rows = notes.filter((row) => row.us_note === note && row.subdivision === subdivision);
      expect([...list(id)].sort()).toEqual([...column(rows, 'hts_digits')].sort());
      expect(list(id).size).toBe(size);
    });

    it('has no other list', () => {
      expect(notes.length).toBe(940);
    });
  },
);

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
