import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smart } from '../../../src/economics/index.js';
import { apart, between, cells, columnsOf, lines, marketsOf } from './markets.js';

const elasticities = fc.record({ demand: between(0, 6), substitution: between(0, 12) });

/** Three sources of one line; the second gets a preference. */
const preference = (newTariff: number, supply = Infinity, substitution = 1.5) =>
  marketsOf(
    [
      [
        { value: 60, tariff: 0.1, newTariff: 0.1, supply },
        { value: 30, tariff: 0.1, newTariff, supply },
        { value: 10, tariff: 0.1, newTariff: 0.1, supply },
      ],
    ],
    1.2,
    substitution,
  );

describe('SMART', () => {
  it('is the arithmetic of Jammes and Olarreaga with a given world price', () => {
    const result = smart(preference(0));
    const cut = 0.1 / 1.1;
    const creation = 30 * cut * 1.2;
    const diverted = ((1.5 * cut * 30 * 70) / 100) * 1;
    expect(result.creation[1]).toBeCloseTo(creation, 13);
    expect(result.diversion[1]).toBeCloseTo(diverted, 13);
    expect(result.diversion[0]).toBeCloseTo((-diverted * 60) / 70, 13);
    expect(result.diversion[2]).toBeCloseTo((-diverted * 10) / 70, 13);
    expect([...result.priceEffect]).toEqual([0, 0, 0]);
    expect(result.revenueChange[1]).toBe(-3);
    expect(result.revenueChange[0]).toBeCloseTo((-0.1 * diverted * 60) / 70, 13);
    expect(result.consumerSurplus[1]).toBeCloseTo(0.1 * (30 + creation / 2), 13);
    expect(result.surplusTriangle[1]).toBeCloseTo((0.1 * creation) / 2, 13);
    expect(result.deadWeightGain[1]).toBeCloseTo((0.1 * creation) / 2, 13);
  });

  it('tells less dead weight from the triangle where a tariff stays', () => {
    const { creation, surplusTriangle, deadWeightGain } = smart(preference(0.04));
    expect(surplusTriangle[1]).toBeCloseTo((0.06 * (creation[1] as number)) / 2, 13);
    expect(deadWeightGain[1]).toBeCloseTo((0.14 * (creation[1] as number)) / 2, 13);
  });

  it('divides a cut between the buyer and the world price where supply is finite', () => {
    const { creation, priceEffect, producerSurplus } = smart(preference(0, 3));
    const cut = 0.1 / 1.1;
    expect(priceEffect[1]).toBeCloseTo((30 * cut * 1.2) / (3 + 1.2), 13);
    expect(creation[1]).toBeCloseTo((30 * cut * 1.2) / (1 + 1.2 / 3), 13);
    // more is sold by the supply elasticity times the rise of the price
    expect(creation[1]).toBeCloseTo(3 * (priceEffect[1] as number), 13);
    expect(producerSurplus[1]).toBeGreaterThan(priceEffect[1] as number);
  });

  it('diverts no more than the losers have', () => {
    const result = smart(preference(0, Infinity, 60));
    expect([...result.diversion]).toEqual([-60, 70, -10]);
    expect(result.diversionCapped).toBe(2);
    expect(result.newValue[0]).toBe(0);
  });

  it('lets imports fall to nothing by their own tariff, not below', () => {
    const result = smart(preference(1.5, 4));
    expect(result.creationCapped).toBe(1);
    expect(result.newValue[1]).toBe(0);
    expect(result.newValue[0]).toBe(60);
    expect((result.creation[1] as number) + (result.priceEffect[1] as number)).toBeCloseTo(-30, 12);
  });

  it.each([
    ['given world prices', Infinity],
    ['finite supply', 4],
    ['fixed supply', 0],
  ])('loses no more by a tariff beyond the one at which imports end: %s', (_name, supply) => {
    const demand = 1.2;
    const passed = supply === Infinity ? 1 : supply / (supply + demand);
    const grown = demand * passed + (supply === Infinity ? 0 : demand / (supply + demand));
    const end = 0.1 + 1.1 / grown;
    const [last, beyond] = [smart(preference(end - 1e-12, supply)), smart(preference(end + 3, supply))];
    expect(beyond.creationCapped).toBe(1);
    expect(beyond.newValue[1]).toBe(0);
    for (const name of [
      ...['creation', 'priceEffect', 'revenueChange', 'consumerSurplus', 'surplusTriangle'],
      ...['deadWeightGain', 'producerSurplus'],
    ] as ('creation' | 'consumerSurplus')[]) {
      expect(beyond[name][1], name).toBeCloseTo(last[name][1] as number, 9);
    }
  });

  it('loses the triangle under linear demand by a tariff that ends imports', () => {
    const { consumerSurplus, revenueChange, deadWeightGain } = smart(preference(3));
    // demand ends where the price is higher by one over its elasticity
    expect(consumerSurplus[1]).toBeCloseTo((-(1.1 / 1.2) * 30) / 2, 12);
    expect(deadWeightGain[1]).toBeCloseTo((consumerSurplus[1] as number) + (revenueChange[1] as number), 12);
  });

  it('without a change changes exactly nothing', () => {
    fc.assert(
      fc.property(lines, elasticities, (all, { demand, substitution }) => {
        const still = all.map((line) => line.map((each) => ({ ...each, newTariff: each.tariff })));
        const markets = marketsOf(still, demand, substitution);
        const { newValue, ...changes } = smart(markets);
        expect(newValue).toEqual(markets.value);
        for (const [name, column] of columnsOf(changes)) {
          expect(
            column.every((cell) => cell === 0),
            name,
          ).toBe(true);
        }
      }),
    );
  });

  it('diverts exactly zero in sum, in any order, capped or not, and keeps every flow at zero or above', () => {
    fc.assert(
      fc.property(lines, elasticities, fc.integer(), (all, { demand, substitution }, seed) => {
        const markets = marketsOf(all, demand, substitution);
        const { diversion, newValue } = smart(markets);
        for (let line = 0; line < all.length; line += 1) {
          const part = [...diversion.subarray(markets.lineStart[line], markets.lineStart[line + 1])];
          const turned = part
            .slice(Math.abs(seed) % part.length)
            .concat(part.slice(0, Math.abs(seed) % part.length));
          for (const order of [part, [...part].reverse(), [...part].sort((a, b) => a - b), turned]) {
            expect(order.reduce((sum, cell) => sum + cell, 0)).toBe(0);
          }
        }
        diversion.forEach((cell, row) => {
          expect(cell).toBeGreaterThanOrEqual(-(markets.value[row] as number));
          expect(newValue[row]).toBeGreaterThanOrEqual(0);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('gives each source the sum of what it wins from and loses to every other', () => {
    fc.assert(
      fc.property(lines, between(0, 1), (all, substitution) => {
        const [line] = all as [(typeof all)[number]];
        const mild = line.map((each) => ({ ...each, newTariff: each.tariff * 0.5 }));
        const total = mild.reduce((sum, { value }) => sum + value, 0);
        const cut = ({ tariff, newTariff }: (typeof mild)[number]): number =>
          (tariff - newTariff) / (1 + tariff);
        const { diversion, diversionCapped } = smart(marketsOf([mild], 0, substitution));
        fc.pre(diversionCapped === 0);
        mild.forEach((one, i) => {
          const pairs = mild.map(
            (other) => (substitution * one.value * other.value * (cut(one) - cut(other))) / total,
          );
          expect(diversion[i]).toBeCloseTo(
            pairs.reduce((sum, each) => sum + each, 0),
            8,
          );
        });
      }),
    );
  });

  it('scales values with flows, and permutes results with sources', () => {
    fc.assert(
      fc.property(lines, elasticities, (all, { demand, substitution }) => {
        const result = smart(marketsOf(all, demand, substitution));
        const larger = all.map((line) => line.map((each) => ({ ...each, value: each.value * 1000 })));
        const scaled = smart(marketsOf(larger, demand, substitution));
        const backward = all.map((line) => [...line].reverse()).reverse();
        const turned = smart(marketsOf(backward, demand, substitution));
        const back = Object.fromEntries(columnsOf(turned));
        const grown = Object.fromEntries(columnsOf(scaled));
        const size = Math.max(...all.flat().map(({ value }) => value));
        for (const [name, column] of columnsOf(result)) {
          const large = column.map((cell) => 1000 * cell);
          expect(apart(grown[name] as Float64Array, large, 1000 * size), name).toBeLessThan(1e-11);
          expect(apart((back[name] as Float64Array).slice().reverse(), column, size), name).toBeLessThan(
            1e-11,
          );
        }
      }),
    );
  });

  it('comes to the infinite supply elasticity as finite ones grow', () => {
    const limit = Object.fromEntries(columnsOf(smart(preference(0.02))));
    const near = (supply: number): number =>
      Math.max(
        ...columnsOf(smart(preference(0.02, supply)))
          .filter(([name]) => name !== 'priceEffect' && name !== 'producerSurplus')
          .map(([name, column]) => apart(column, limit[name] as Float64Array)),
      );
    expect(near(1e4)).toBeLessThan(1e-3);
    expect(near(1e8)).toBeLessThan(near(1e4) / 1000);
  });

  it('never lowers the imports of the one source whose tariff is cut', () => {
    fc.assert(
      fc.property(lines, elasticities, between(0, 1), (all, { demand, substitution }, part) => {
        const [line] = all as [(typeof all)[number]];
        const cut = line.map((each, i) => ({
          ...each,
          tariff: Math.abs(each.tariff),
          newTariff: Math.abs(each.tariff) * (i === 0 ? part : 1),
        }));
        const { newValue } = smart(marketsOf([cut], demand, substitution));
        expect(newValue[0]).toBeGreaterThanOrEqual(cut[0]?.value as number);
      }),
    );
  });

  it('has revenue of the new tariff on the new value, less the old', () => {
    fc.assert(
      fc.property(lines, elasticities, (all, { demand, substitution }) => {
        const markets = marketsOf(all, demand, substitution);
        const { revenueChange, newValue } = smart(markets);
        revenueChange.forEach((cell, row) => {
          const [after, before] = [markets.newTariff, markets.tariff].map((rates) => rates[row] as number);
          const expected =
            (after as number) * (newValue[row] as number) -
            (before as number) * (markets.value[row] as number);
          expect(cell).toBeCloseTo(expected, 9);
        });
      }),
    );
  });

  it.each([
    [
      'a negative flow',
      { value: cells([1, -2, 3]) },
      /row 2: the value is -2; it must be a number, zero or more/,
    ],
    ['a missing flow', { value: cells([1, Number.NaN, 3]) }, /row 2: the value is missing/],
    ['trade beyond all numbers', { value: cells([1e308, 1e308, 0]) }, /line 1: its trade is larger than/],
    ['no trade', { value: cells([0, 0, 0]) }, /line 1: its trade is zero/],
    [
      'a tariff of -100 %',
      { newTariff: cells([0, 0, -1]) },
      /row 3: the new tariff is -1; it must be .* above -1/,
    ],
    [
      'a negative elasticity',
      { demandElasticity: cells([-1]) },
      /line 1: the elasticity of import demand is -1.*1\.2 for -1\.2/,
    ],
    [
      'an infinite demand elasticity',
      { demandElasticity: cells([Infinity]) },
      /elasticity of import demand is Infinity/,
    ],
    [
      'a missing supply elasticity',
      { supplyElasticity: cells([1, 1, Number.NaN]) },
      /row 3: the elasticity of supply is missing/,
    ],
    ['cells that do not fit', { tariff: cells([0]) }, /1 cells of tariff for 3 rows/],
    ['no rows', { value: cells([]), lineStart: Int32Array.from([0, 0]) }, /no market/],
  ])('refuses %s', (_name, part, message) => {
    expect(() => smart({ ...preference(0), ...part })).toThrow(message);
  });
});
