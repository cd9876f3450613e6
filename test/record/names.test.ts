import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { date } from '../../src/base/index.js';
import { readSchedules } from '../../src/record/facts.js';
import { smallRecord } from '../helpers/smallRecord.js';

interface Name {
  readonly code: string;
  readonly en: string;
  readonly ja?: string;
}

const facts = resolve(import.meta.dirname, '../../facts');

const read = (file: string): Name[] =>
  parse(readFileSync(join(facts, 'names', file), 'utf8'), { columns: true });

const chapters = read('chapters.csv');
const headings = read('headings.csv');
const subheadings = read('subheadings.csv');

const lines = new Set(
  readSchedules(facts).flatMap(({ chapters: each }) => [...each.values()].flat().map(({ code }) => code)),
);

/** The first digits of every line of any edition; chapters 98 and 99 are of one country alone. */
const codes = (digits: number): Set<string> =>
  new Set([...lines].map((code) => code.slice(0, digits)).filter((code) => code < '98'));

const named = (names: readonly Name[]) => new Set(names.map(({ code }) => code));

const without = (all: ReadonlySet<string>, some: ReadonlySet<string>) =>
  [...all].filter((code) => !some.has(code)).sort();

describe('product names', () => {
  it.each([
    ['chapter', 2, chapters],
    ['heading', 4, headings],
    ['subheading', 6, subheadings],
  ] as const)('every %s of the schedules has one', (_level, digits, names) => {
    expect(without(codes(digits), named(names))).toEqual([]);
  });

  it('are of subheadings that a schedule has or had', () => {
    expect(without(named(subheadings), codes(6))).toEqual([]);
  });

  it('chapters and headings have one in Japanese', () => {
    const lacking = [...chapters, ...headings].filter(({ ja }) => !ja);
    expect(lacking.map(({ code }) => code)).toEqual([]);
  });

  it('subheadings of a heading have names apart', () => {
    const seen = new Map<string, string>();
    const same: string[] = [];
    for (const { code, en } of subheadings) {
      const key = `${code.slice(0, 4)} ${en.toLowerCase()}`;
      const before = seen.get(key);
      if (before) same.push(`${before} and ${code}: ${en}`);
      seen.set(key, code);
    }
    expect(same).toEqual([]);
  });

  it('headings have names in Japanese apart', () => {
    const given = headings.flatMap(({ ja }) => (ja ? [ja] : []));
    expect(given.filter((ja, i) => given.indexOf(ja) < i)).toEqual([]);
  });

  it('are short, without blanks at the ends or a full stop', () => {
    const all = [...chapters, ...headings, ...subheadings].flatMap(({ en, ja }) => (ja ? [en, ja] : [en]));
    expect(all.filter((name) => name.length > 80 || !/^\S(.*[^\s.])?$/.test(name))).toEqual([]);
  });

  it.each([
    ['chapters', chapters],
    ['headings', headings],
    ['subheadings', subheadings],
  ] as const)('%s are in order, each once', (_level, names) => {
    const list = names.map(({ code }) => code);
    expect(list).toEqual([...new Set(list)].sort());
  });
});

describe('a line', () => {
  const record = smallRecord();
  const described = (code: string) => {
    const [line] = record.lines(record.edition('JP', date('2026-05-15')), code);
    return line?.described;
  };

  it('has its own name, or that of its subheading, and the Japanese name of its heading', () => {
    expect(described('020130010')).toMatchObject({
      description: 'boneless beef, fresh or chilled',
      japanese: '牛肉（生鮮・冷蔵）',
    });
  });

  it('has the Japanese name of its chapter where its heading has none', () => {
    expect(described('020312010')?.japanese).toBe('肉');
  });

  it('has no Japanese name where neither has one', () => {
    expect(described('010121100')).toMatchObject({ description: '' });
    expect(described('010121100')).not.toHaveProperty('japanese');
  });
});
