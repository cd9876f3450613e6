import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSynonyms, unknownCodes } from '../../src/record/facts.js';
import { factsRecord } from '../helpers/record.js';

const file = resolve(import.meta.dirname, '../../facts/names/synonyms.csv');
const folder = mkdtempSync(join(tmpdir(), 'kanzei-synonyms-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function synonymsOf(...rows: readonly string[]) {
  const path = join(folder, 'synonyms.csv');
  writeFileSync(path, ['term,language,codes', ...rows, ''].join('\n'));
  return readSynonyms(path);
}

describe('facts/names/synonyms.csv', () => {
  it('has at least six hundred words, in both languages', () => {
    const all = readSynonyms(file);
    expect(all.length).toBeGreaterThan(600);
    expect(new Set(all.map(([, language]) => language))).toEqual(new Set(['en', 'ja']));
  });

  it.each([
    ['no codes', 'wagyu,en,', /row 2: "wagyu" has no codes/],
    ['no term', ',en,0201', /row 2: "" has no term or language/],
    ['an unknown language', 'wagyu,fr,0201', /has no term or language/],
    ['a code of three digits', 'wagyu,en,0201 020', /has a code that is none: 020/],
    ['a code with punctuation', 'wagyu,en,0201.30', /has a code that is none: 0201\.30/],
    ['a code twice', 'wagyu,en,0201 0201', /has a code twice/],
    ['too few columns', 'wagyu', /Invalid Record Length/],
  ])('a row with %s is refused', (_what, row, message) => {
    expect(() => synonymsOf(row)).toThrow(message);
  });

  it('a term twice is refused, in whatever case', () => {
    expect(() => synonymsOf('wagyu,en,0201', 'Wagyu,en,0202')).toThrow(/row 3: "Wagyu" is there twice/);
  });

  it('leads to lines of the last edition of a schedule with every code', () => {
    const record = factsRecord();
    const last = (['JP', 'US'] as const).flatMap((importer) => record.editionsOf(importer).at(-1) ?? []);
    const lost = readSynonyms(file).flatMap(([term, , codes]) =>
      codes
        .filter((code) => last.every((edition) => record.lines(edition, code).length === 0))
        .map((code) => `${term} ${code}`),
    );
    expect(last.length).toBe(2);
    expect(lost).toEqual([]);
  });

  it('codes that no schedule has are found', () => {
    const lines = { JP: new Set(['020130010']), US: new Set(['02013002']) };
    const synonyms = synonymsOf('a,en,02 0201 020130 020130010 02013002', 'b,en,0202 020130011 02013003');
    expect(unknownCodes(synonyms, lines)).toEqual(['0202', '020130011', '02013003']);
  });
});
