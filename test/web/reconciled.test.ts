import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packedText, reconciled2024, STATISTICS } from '../../scripts/reconciled.js';
import { compareDecimals, listLines, type SORTS } from '../../web/src/engine/lineList.js';
import { type Packed, type ShownLine, unpack } from '../../web/src/engine/reconciled.js';
import { LINE_COLUMNS, lineRow } from '../../web/src/views/reconcile/lineCsv.js';
import { factsRecord } from '../helpers/record.js';

const path = resolve(import.meta.dirname, '../../web/data/reconcile-2024.json');
const text = readFileSync(path, 'utf8');
const packed = JSON.parse(text) as Packed;
const report = unpack(packed);

const sum = (amounts: readonly string[]): bigint => amounts.reduce((total, each) => total + BigInt(each), 0n);

describe('the report that comes with the page', () => {
  it('says where it is from, when it was made and on what it rests', () => {
    expect(report).toMatchObject({ importer: 'US', origin: 'JP', year: 2024, currency: 'USD' });
    expect(report.made).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(report.citations.length).toBeGreaterThan(0);
    expect(report.utilisation.evidence).toBe('reconstructed');
  });

  it('has lines that add up to its totals', () => {
    expect(report.lines).toHaveLength(report.total.lines);
    expect(sum(report.lines.map(({ value }) => value))).toBe(BigInt(report.total.value));
    for (const part of ['exact', 'parameter', 'unexplained'] as const) {
      const lines = report.lines.filter((line) => line.class === part);
      expect([part, lines.length, sum(lines.map(({ value }) => value))]).toEqual([
        part,
        report[part].lines,
        BigInt(report[part].value),
      ]);
    }
    const used = report.lines.flatMap(({ use }) => use ?? []);
    expect(used).toHaveLength(report.utilisation.lines);
  });

  it('says of every line what explains it or why nothing does', () => {
    expect(report.lines.filter(({ label }) => label.en === '' || label.ja === '')).toEqual([]);
    expect(report.lines.filter((line) => line.class === 'exact' && line.treatments.length === 0)).toEqual([]);
  });

  it.skipIf(!existsSync(STATISTICS))(
    'is what the statistics come to (skipped where the official files are not beside the package)',
    async () => {
      const made = await reconciled2024(factsRecord(), packed.made);
      expect(packedText(made) === text, 'run npm run web:reconcile').toBe(true);
    },
    120_000,
  );
});

const use = {
  instrument: 'usjta',
  rate: 'free',
  ordinaryRate: '4%',
  valueUnderPreference: '5',
  evidence: 'computed',
} as const;
const line = (code: string, value: string, unused?: string): ShownLine => ({
  code,
  description: `goods, ${code === '1' ? 'Ball bearings' : 'other'}`,
  value,
  collected: '1',
  class: unused === undefined ? 'unexplained' : 'exact',
  label: { en: 'x', ja: 'x' },
  treatments: [],
  parameters: [],
  ambiguous: false,
  use: unused === undefined ? null : { ...use, saved: '1', unused, percent: '50' },
});
const LINES = [line('1', '900', '5.5'), line('21', '1000'), line('3', '1000', '10')];
const codes = (
  ...[show, find, sort, turned]: [Parameters<typeof listLines>[1], string, (typeof SORTS)[number], boolean]
) => listLines(LINES, show, find, sort, turned).map(({ code }) => code);

describe('the list of lines', () => {
  it('puts the largest amounts first, by their size and not their letters, and lines without one last', () => {
    expect(codes('all', '', 'unused', false)).toEqual(['3', '1', '21']);
    expect(codes('all', '', 'unused', true)).toEqual(['1', '3', '21']);
    expect(codes('all', '', 'value', false)).toEqual(['21', '3', '1']);
  });
  it('sorts codes upwards', () => {
    expect(codes('all', '', 'code', false)).toEqual(['1', '21', '3']);
    expect(codes('all', '', 'code', true)).toEqual(['3', '21', '1']);
  });
  it('chooses by use, class, words of the name and first digits of the code', () => {
    expect(codes('use', '', 'code', false)).toEqual(['1', '3']);
    expect(codes('unexplained', '', 'code', false)).toEqual(['21']);
    expect(codes('all', 'BEARING ball', 'code', false)).toEqual(['1']);
    expect(codes('all', '2.1', 'code', false)).toEqual(['21']);
    expect(codes('all', 'nothing', 'code', false)).toEqual([]);
  });
  it('leaves the lines of the report in their order', () => {
    expect(LINES.map(({ code }) => code)).toEqual(['1', '21', '3']);
  });
  it('compares decimals as numbers', () => {
    const decimal = fc.tuple(
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      fc.integer({ min: 0, max: 3 }),
    );
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [x, y] = [a, b].map(([n, places]) => (n / 10 ** places).toFixed(places)) as [string, string];
        expect(compareDecimals(x, y) || 0).toBe(Math.sign(Number(x) - Number(y)) || 0);
      }),
    );
  });
  it('gives a row of CSV for every column', () => {
    const row = lineRow(line('1', '900', '5.5'));
    expect(row).toHaveLength(LINE_COLUMNS.length);
    expect(row[LINE_COLUMNS.indexOf('unused')]).toBe('5.5');
  });
});
