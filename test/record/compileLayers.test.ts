import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileFees, compileLayers } from '../../src/record/compileLayers.js';

const facts = resolve(import.meta.dirname, '../../facts');

let copy: string;
beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), 'kanzei-layers-'));
  for (const folder of ['layers', 'fees'])
    cpSync(join(facts, folder), join(copy, folder), { recursive: true });
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

function change(file: string, from: string | RegExp, to: string): void {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
}

describe('the layers of the facts', () => {
  it('compile, each list with its codes', () => {
    const [layers] = compileLayers(copy);
    expect(layers?.importer).toBe('US');
    expect(layers?.lists.find(({ id }) => id === 'automobiles')?.codes.length).toBe(17);
    expect(layers?.lists.find(({ id }) => id === 'chapter-30')?.codes).toEqual(['30']);
    expect(compileFees(copy).map(({ importer }) => importer)).toEqual(['JP', 'US']);
  });

  it('compile, a layer set by year as one layer in each', () => {
    const [layers] = compileLayers(copy);
    const years = layers?.layers.filter(({ id }) => id.startsWith('washer-parts'));
    expect(years?.map(({ id, from, to, charge }) => [id, from, to, charge])).toEqual([
      ['washer-parts-2018', '2018-02-07', '2019-02-06', { kind: 'added', percent: '50' }],
      ['washer-parts-2019', '2019-02-07', '2020-02-06', { kind: 'added', percent: '45' }],
      ['washer-parts-2020', '2020-02-07', '2021-02-07', { kind: 'added', percent: '40' }],
      ['washer-parts-2021', '2021-02-08', '2022-02-07', { kind: 'added', percent: '35' }],
      ['washer-parts-2022', '2022-02-08', '2023-02-07', { kind: 'added', percent: '30' }],
    ]);
    expect(years?.every((layer) => !('years' in layer))).toBe(true);
    const ids = layers?.layers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids?.length);
  });

  it.each<[string, string, string | RegExp, string, RegExp]>([
    [
      'a code with letters',
      'layers/products.csv',
      'automobiles,87032201',
      'automobiles,8703.22',
      /products\.csv, row \d+: "8703\.22" is no code of two to ten digits/,
    ],
    [
      'a row without a code',
      'layers/products.csv',
      'automobiles,87032201',
      'automobiles,',
      /products\.csv, row \d+: "" is no code/,
    ],
    [
      'a list without codes',
      'layers/products.csv',
      /^softwood,.*\n/gm,
      '',
      /us\.yaml: the list softwood has no codes/,
    ],
    [
      'an unknown list of products',
      'layers/us.yaml',
      'products: [softwood]',
      'products: [hardwood]',
      /us\.yaml: softwood names no list "hardwood"/,
    ],
    [
      'an unknown list of exceptions',
      'layers/us.yaml',
      'except: [s122-exempt]',
      'except: [s122]',
      /us\.yaml: section-122 names no list "s122"/,
    ],
    [
      'an unknown question',
      'layers/us.yaml',
      'if: [kitchen-cabinet]',
      'if: [kitchen]',
      /us\.yaml: cabinets-japan names no question "kitchen"/,
    ],
    [
      'an unknown question of an exception',
      'layers/us.yaml',
      'unless: [steel-quota]',
      'unless: [steel]',
      /us\.yaml: steel-quota-2022 names no question "steel"/,
    ],
    [
      'an unknown family',
      'layers/us.yaml',
      'insteadOf: [heavy-vehicles, metals-2025, metals-2026, wood,',
      'insteadOf: [trucks, metals-2025, metals-2026, wood,',
      /us\.yaml: automobile-parts-japan names no family "trucks"/,
    ],
    [
      'an unknown list of a question',
      'layers/us.yaml',
      'quiet: true, products: [ieepa-particular]',
      'quiet: true, products: [particular]',
      /us\.yaml: particular-article names no list "particular"/,
    ],
    [
      'a question that no layer asks',
      'layers/us.yaml',
      'unless: [steel-quota]',
      'unless: [donation]',
      /us\.yaml: no layer uses the question "steel-quota"/,
    ],
    [
      'a list that no layer uses',
      'layers/us.yaml',
      'products: [buses]',
      'products: [heavy-vehicles]',
      /us\.yaml: no layer uses the list "buses"/,
    ],
    [
      'years out of order',
      'layers/us.yaml',
      'from: "2019-02-07", to: "2020-02-06", percent: "25"',
      'from: "2019-02-06", to: "2020-02-06", percent: "25"',
      /us\.yaml: the years of solar-cells are not in order/,
    ],
    [
      'a year that ends before it begins',
      'layers/us.yaml',
      'from: "2025-02-07", to: "2026-02-06"',
      'from: "2025-02-07", to: "2025-02-06"',
      /us\.yaml: the years of solar-cells are not in order/,
    ],
    ['an importer that is none', 'layers/us.yaml', 'importer: US', 'importer: EU', /us\.yaml[\s\S]*importer/],
    ['a layer without a family', 'layers/us.yaml', '    family: wood\n', '', /us\.yaml[\s\S]*family/],
  ])('are refused with %s', (_name, file, from, to, message) => {
    change(file, from, to);
    expect(() => compileLayers(copy)).toThrow(message);
    try {
      compileLayers(copy);
    } catch (problem) {
      expect(problem).toMatchObject({ kind: 'brokenData' });
    }
  });

  it('fees without the relief of small values are refused', () => {
    change('fees/us.yaml', 'lowValue:', 'smallValue:');
    expect(() => compileFees(copy)).toThrow(/us\.yaml[\s\S]*lowValue/);
  });
});
