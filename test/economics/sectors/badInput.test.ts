import { describe, expect, it } from 'vitest';
import {
  economyOf,
  type LongTables,
  type NameColumn,
  ruledTariffs,
  type SectorShares,
  type SectorTables,
  sectorCounterfactual,
  shockedBy,
  tablesFromLong,
  tablesFromShares,
} from '../../../src/economics/index.js';
import { smallEconomy } from './smallEconomy.js';

const { tables, newTariffs } = smallEconomy({ seed: 7, regions: 3, sectors: 2 });
const inputs = tables.inputs as Float64Array;

/** A copy with one entry put differently. */
const put = (values: Float64Array, place: number, value: number) => {
  const copy = values.slice();
  copy[place] = value;
  return copy;
};
const given = (other: Partial<SectorTables>) => () => economyOf({ ...tables, ...other });
const cell = (j: number, importer: number, exporter: number) => (j * 3 + importer) * 3 + exporter;

describe('accounts that no equilibrium can start from', () => {
  it('names a negative or missing flow', () => {
    expect(given({ trade: put(tables.trade, cell(1, 0, 2), -1) })).toThrow(/S1 from R2 to R0 is -1/);
    expect(given({ trade: put(tables.trade, cell(0, 1, 1), Number.NaN) })).toThrow(/S0 from R1 to R1 is NaN/);
  });

  it('names a region without absorption, output or domestic sales, and a sector without any', () => {
    const without = (empty: (j: number, n: number, i: number) => boolean) =>
      given({
        trade: tables.trade.map((value, place) =>
          empty(Math.floor(place / 9), Math.floor(place / 3) % 3, place % 3) ? 0 : value,
        ),
      });
    expect(without((_, n) => n === 1)).toThrow(/R1 has no absorption/);
    expect(without((_, __, i) => i === 2)).toThrow(/R2 has no output/);
    expect(without((_, n, i) => n === 0 && i === 0)).toThrow(/R0 has no domestic sales/);
    expect(without((j) => j === 1)).toThrow(/sector S1 has no trade/);
  });

  it('names a region that trades with nobody, and worlds that are apart', () => {
    const kept = (pairs: readonly string[]) =>
      given({
        trade: tables.trade.map((value, place) => {
          const [n, i] = [Math.floor(place / 3) % 3, place % 3];
          return n === i || pairs.includes(`${n}${i}`) ? value : 0;
        }),
      });
    expect(kept(['02', '20'])).toThrow(/R1 trades with no other region/);
    const apart = smallEconomy({ seed: 7, regions: 4, sectors: 1, inputs: false }).tables;
    const worlds = apart.trade.map((value, place) =>
      (Math.floor(place / 4) % 4) % 2 === place % 2 ? value : 0,
    );
    expect(() => economyOf({ ...apart, trade: worlds })).toThrow(/R1 and R0 are in worlds that do not trade/);
    expect(given({ regions: ['A', 'B', 'A'] })).toThrow(/the region A is there twice/);
  });

  it('refuses elasticities that are not above zero', () => {
    for (const value of [0, -2, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(given({ elasticities: Float64Array.of(4, value) })).toThrow(/elasticity of sector S1/);
    }
  });

  it('refuses tariffs at or below −100 %, missing ones, and tariffs on domestic sales', () => {
    expect(given({ tariffs: put(tables.tariffs, cell(0, 0, 1), -1) })).toThrow(/S0 from R1 to R0 is -1/);
    expect(given({ tariffs: put(tables.tariffs, cell(0, 0, 1), -1.5) })).toThrow(/above −1/);
    expect(given({ tariffs: put(tables.tariffs, cell(0, 2, 1), Number.NaN) })).toThrow(/S0 from R1 to R2/);
    expect(given({ tariffs: put(tables.tariffs, cell(1, 1, 1), 0.1) })).toThrow(/domestic sales/);
    const change = () => sectorCounterfactual(tables, { tariffs: put(newTariffs, cell(0, 0, 1), -2) });
    expect(change).toThrow(/new tariff on S0 from R1 to R0 is -2/);
  });

  it('refuses shares that do not add to one, negative inputs and inputs beyond output', () => {
    const added = new Float64Array(6).fill(1);
    expect(given({ valueAdded: added })).toThrow(
      /value added and inputs of S0 in R0 make .* % of its output/,
    );
    expect(given({ inputs: put(inputs, 0, -50) })).toThrow(/input of S0 into S0 in R0 is -50/);
    expect(given({ inputs: put(inputs, 0, 1e6) })).toThrow(/exceed its output/);
    expect(given({ inputs: undefined, valueAdded: added })).toThrow(/without inputs/);
    expect(given({ finalUse: new Float64Array(6).fill(-1) })).toThrow(/final use of S0 in R0 is -1/);
    expect(given({ finalUse: new Float64Array(6) })).toThrow(/no final use/);
  });

  it('refuses deficits that do not add up to zero, and changes of costs that are no ratios', () => {
    expect(given({ deficits: Float64Array.of(1, 2, 3) })).toThrow(/add up to 6/);
    expect(given({ deficits: Float64Array.of(-1e6, 1e6, 0) })).toThrow(/R0 has no income to spend/);
    expect(() => sectorCounterfactual(tables, { deficits: Float64Array.of(1, 1, 1) })).toThrow(/add up to 3/);
    const free = new Float64Array(18).fill(1);
    expect(() => sectorCounterfactual(tables, { tradeCosts: put(free, 1, 0) })).toThrow(/trade costs on S0/);
  });

  it('refuses arrays of another size, and a world of one region', () => {
    expect(given({ trade: new Float64Array(3) })).toThrow(/trade: 3 numbers for 3 regions and 2 sectors, 18/);
    expect(() =>
      economyOf({
        regions: ['A'],
        sectors: ['S'],
        trade: Float64Array.of(1),
        tariffs: new Float64Array(1),
        elasticities: Float64Array.of(4),
      }),
    ).toThrow(/at least two regions/);
  });

  it('refuses input shares that do not add to one', () => {
    const shares: SectorShares = {
      ...tables,
      output: new Float64Array(6).fill(500),
      valueAddedShares: new Float64Array(6).fill(0.5),
      inputShares: new Float64Array(12).fill(0.5),
    };
    expect(tablesFromShares(shares).inputs?.[0]).toBeCloseTo(125, 10);
    const broken = { ...shares, inputShares: put(shares.inputShares, 0, 0.7) };
    expect(() => tablesFromShares(broken)).toThrow(/input shares of S0 in R0 add to 1.2/);
  });

  it('refuses a ceiling that is none and services that are no sector', () => {
    expect(() => ruledTariffs(tables, tables.tariffs, { ceiling: 0 })).toThrow(/not above zero/);
    expect(() => ruledTariffs(tables, tables.tariffs, { ceiling: 1, dutyFree: ['S3'] })).toThrow(
      expect.objectContaining({ message: expect.stringContaining('"S3"'), suggestions: ['S0', 'S1'] }),
    );
  });
});

describe('long tables', () => {
  const column = (names: readonly (string | undefined)[]): NameColumn => {
    const levels = [...new Set(names.filter((name) => name !== undefined))].sort() as string[];
    return {
      levels,
      codes: Int32Array.from(names, (name) => (name === undefined ? -1 : levels.indexOf(name))),
    };
  };
  const trade = {
    sector: column(['goods', 'goods', 'goods', 'goods']),
    exporter: column(['A', 'A', 'B', 'B']),
    importer: column(['A', 'B', 'A', 'B']),
    value: Float64Array.of(90, 10, 20, 70),
    tariff: Float64Array.of(0, 0.1, 0.2, 0),
  };
  const long: LongTables = { trade, elasticities: { sector: column(['goods']), value: Float64Array.of(4) } };

  it('become dense accounts', () => {
    const dense = tablesFromLong({
      ...long,
      trade: { ...trade, newTariff: Float64Array.of(0, 0, Number.NaN, 0) },
    });
    expect(dense).toMatchObject({ tables: { regions: ['A', 'B'], sectors: ['goods'] } });
    // [importer][exporter]: A buys 90 at home and 20 from B, whose new tariff is left empty.
    expect([...dense.tables.trade]).toEqual([90, 20, 10, 70]);
    expect([...dense.tables.tariffs]).toEqual([0, 0.2, 0.1, 0]);
    expect([...(dense.change.tariffs ?? [])]).toEqual([0, 0.2, 0, 0]);
  });

  it.each<[string, Partial<LongTables>, RegExp]>([
    [
      'a row given twice',
      { trade: { ...trade, importer: column(['A', 'B', 'A', 'A']) } },
      /row 4 of trade gives the cell of row 3 of trade again/,
    ],
    [
      'a missing number',
      { trade: { ...trade, value: Float64Array.of(90, Number.NaN, 20, 70) } },
      /row 2 of trade: the value is missing/,
    ],
    [
      'a missing tariff where there is trade',
      { trade: { ...trade, tariff: Float64Array.of(0, Number.NaN, 0, 0) } },
      /row 2 of trade: the tariff is missing/,
    ],
    [
      'a missing number, by its row in the file',
      { trade: { ...trade, value: Float64Array.of(90, Number.NaN, 20, 70), place: (row) => 10 + row } },
      /row 11 of trade: the value is missing/,
    ],
    [
      'a missing name',
      { trade: { ...trade, exporter: column(['A', undefined, 'B', 'B']) } },
      /row 2 of trade: the exporter is missing/,
    ],
    [
      'a sector without an elasticity',
      { elasticities: { sector: column(['good']), value: Float64Array.of(4) } },
      /none for sector "goods"/,
    ],
    [
      'an elasticity given twice',
      { elasticities: { sector: column(['goods', 'goods']), value: Float64Array.of(4, 5) } },
      /given twice/,
    ],
    [
      'an unknown region',
      { deficits: { region: column(['A', 'C']), value: Float64Array.of(1, -1) } },
      /no region "C"/,
    ],
    [
      'a region without a deficit',
      { deficits: { region: column(['A']), value: Float64Array.of(0) } },
      /no row for B/,
    ],
    [
      'an unknown sector',
      {
        valueAdded: { sector: column(['goodz']), region: column(['A']), value: Float64Array.of(1) },
      },
      /no sector "goodz"/,
    ],
  ])('refuse %s', (_, other, message) => {
    expect(() => tablesFromLong({ ...long, ...other })).toThrow(message);
  });

  it('refuse more regions than dense tables hold', () => {
    const names = column(Array.from({ length: 8000 }, (_, row) => `region ${row}`));
    const rows = {
      sector: column(Array.from({ length: 8000 }, () => 'goods')),
      exporter: names,
      importer: names,
      value: new Float64Array(8000).fill(1),
    };
    expect(() => tablesFromLong({ ...long, trade: rows })).toThrow(/8000 regions and 1 sectors are too many/);
  });

  it('refuse a region that exports without a row of domestic sales', () => {
    const rows = {
      sector: column(['goods', 'goods', 'goods']),
      exporter: column(['A', 'A', 'B']),
      importer: column(['A', 'B', 'A']),
      value: Float64Array.of(90, 10, 20),
    };
    expect(() => tablesFromLong({ ...long, trade: rows })).toThrow(
      /domestic sales are missing: B sells goods/,
    );
  });

  it('refuse a shock with an unknown name, or one that changes nothing', () => {
    const { tables: dense, change } = tablesFromLong(long);
    const rows = { exporter: column(['A']), importer: column(['*']), tariff: Float64Array.of(0) };
    expect([...(shockedBy(dense, change, rows).tariffs ?? [])]).toEqual([0, 0.2, 0, 0]);
    expect(() => shockedBy(dense, change, { ...rows, exporter: column(['AB']) })).toThrow(/no exporter "AB"/);
    expect(() => shockedBy(dense, change, { ...rows, tariff: Float64Array.of(Number.NaN) })).toThrow(
      /row 1 of the shock changes neither/,
    );
    const atHome = shockedBy(dense, change, {
      ...rows,
      importer: column(['A']),
      tariff: Float64Array.of(0.1),
    });
    expect(() => sectorCounterfactual(dense, atHome)).toThrow(/new tariff on domestic sales/);
  });
});
