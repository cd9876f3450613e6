import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { armington, NotConverged } from '../../../src/economics/index.js';
import { apart, between, cells, columnsOf, lines, marketsOf, type Source } from './markets.js';

const elasticities = fc.record({ demand: between(0.1, 6), substitution: between(1.05, 12) });

const THREE: readonly Source[] = [
  { value: 60, tariff: 0, newTariff: 0, supply: 1 },
  { value: 30, tariff: 0, newTariff: 0.1, supply: 10 },
  { value: 10, tariff: 0.2, newTariff: 0.05, supply: Infinity },
];

/** Excess demand of each source in levels at given prices, from the CES demand written out with its weights. */
function excessDemand(
  all: readonly Source[],
  prices: readonly number[],
  demand: number,
  substitution: number,
) {
  const spent = all.map(({ value, tariff }) => value * (1 + tariff));
  const total = spent.reduce((sum, each) => sum + each, 0);
  const consumer = all.map(({ newTariff }, i) => (prices[i] as number) * (1 + newTariff));
  const old = all.map(({ tariff }) => 1 + tariff);
  // weights that make the old prices and quantities an equilibrium with a price index of one
  const weights = spent.map((each, i) => (each / total) * (old[i] as number) ** (substitution - 1));
  const index =
    weights.reduce((sum, weight, i) => sum + weight * (consumer[i] as number) ** (1 - substitution), 0) **
    (1 / (1 - substitution));
  const composite = total * index ** -demand;
  return all.map(({ value, supply }, i) => {
    const wanted = (weights[i] as number) * ((consumer[i] as number) / index) ** -substitution * composite;
    const offered = supply === Infinity ? wanted : value * (prices[i] as number) ** supply;
    return { wanted, offered };
  });
}

describe('the Armington market', () => {
  it('comes to where a search over each price in turn comes to, source by source', () => {
    const demand = 1.3;
    const substitution = 4;
    const result = armington(marketsOf([THREE], demand, substitution));
    const prices = THREE.map(() => 1);
    for (let round = 0; round < 2000; round += 1) {
      for (let i = 0; i < THREE.length; i += 1) {
        if (THREE[i]?.supply === Infinity) continue;
        let [low, high] = [0.1, 10];
        for (let step = 0; step < 60; step += 1) {
          const middle = (low + high) / 2;
          prices[i] = middle;
          const { wanted, offered } = excessDemand(THREE, prices, demand, substitution)[i] as {
            wanted: number;
            offered: number;
          };
          if (wanted > offered) low = middle;
          else high = middle;
        }
      }
    }
    prices.forEach((price, i) => {
      expect(result.producerPrice[i]).toBeCloseTo(price, 12);
    });
    excessDemand(THREE, prices, demand, substitution).forEach(({ wanted }, i) => {
      expect((result.quantity[i] as number) * (THREE[i]?.value as number)).toBeCloseTo(wanted, 9);
    });
    expect(result.convergence).toMatchObject({ converged: true, tolerance: 1e-10 });
    expect(result.convergence.iterations).toBeGreaterThan(0);
  });

  it('clears every market: what is bought at the new prices is what is supplied at them', () => {
    fc.assert(
      fc.property(lines, elasticities, (all, { demand, substitution }) => {
        const result = armington(marketsOf(all, demand, substitution));
        let row = 0;
        for (const line of all) {
          const first = row;
          const prices = line.map((_, i) => result.producerPrice[first + i] as number);
          excessDemand(line, prices, demand, substitution).forEach(({ wanted, offered }, i) => {
            const value = line[i]?.value as number;
            expect(Math.abs(wanted - offered)).toBeLessThan(1e-10 * (1 + wanted));
            expect(Math.abs(wanted - value * (result.quantity[first + i] as number))).toBeLessThan(
              1e-9 * (1 + wanted),
            );
            expect(prices[i]).toBeGreaterThan(0);
          });
          row += line.length;
        }
      }),
    );
  });

  it('with one source is the textbook market: p = τ^(-e / (e + s)), and areas under both curves', () => {
    fc.assert(
      fc.property(
        between(0.1, 5),
        between(0, 20),
        between(0, 1),
        between(0, 1),
        (e, s, tariff, newTariff) => {
          const result = armington(marketsOf([[{ value: 100, tariff, newTariff, supply: s }]], e, 5));
          const factor = (1 + newTariff) / (1 + tariff);
          const price = factor ** (-e / (e + s));
          const consumer = price * factor;
          expect(result.producerPrice[0]).toBeCloseTo(price, 12);
          expect(result.consumerPrice[0]).toBeCloseTo(consumer, 12);
          expect(result.priceIndex[0]).toBeCloseTo(consumer, 12);
          expect(result.quantity[0]).toBeCloseTo(consumer ** -e, 12);
          // Simpson's rule over the curves, in place of their integrals
          const area = (from: number, to: number, curve: (p: number) => number): number => {
            const n = 2000;
            const step = (to - from) / n;
            let sum = curve(from) + curve(to);
            for (let i = 1; i < n; i += 1) sum += (i % 2 === 1 ? 4 : 2) * curve(from + i * step);
            return (sum * step) / 3;
          };
          expect(result.producerSurplus[0]).toBeCloseTo(100 * area(1, price, (p) => p ** s), 8);
          expect(result.consumerSurplus[0]).toBeCloseTo(
            100 * (1 + tariff) * area(consumer, 1, (p) => p ** -e),
            8,
          );
        },
      ),
    );
  });

  it('has the consumer surplus of unit-elastic demand as the limit of others', () => {
    const at = (demand: number) => armington(marketsOf([THREE], demand, 4)).consumerSurplus[0] as number;
    expect(at(1)).toBeCloseTo(at(1 + 1e-7), 5);
    expect(at(1)).toBeCloseTo(at(1 - 1e-7), 5);
  });

  it('without a change changes exactly nothing', () => {
    fc.assert(
      fc.property(lines, elasticities, (all, { demand, substitution }) => {
        const still = all.map((line) => line.map((each) => ({ ...each, newTariff: each.tariff })));
        const markets = marketsOf(still, demand, substitution);
        const result = armington(markets);
        expect(result.newValue).toEqual(markets.value);
        for (const name of ['producerPrice', 'consumerPrice', 'quantity', 'priceIndex'] as const) {
          expect(
            result[name].every((cell) => cell === 1),
            name,
          ).toBe(true);
        }
        for (const name of ['revenueChange', 'producerSurplus', 'consumerSurplus'] as const) {
          expect(
            result[name].every((cell) => cell === 0),
            name,
          ).toBe(true);
        }
      }),
    );
  });

  it('scales values with flows and leaves ratios, and permutes results with sources', () => {
    fc.assert(
      fc.property(lines, elasticities, (all, { demand, substitution }) => {
        const result = armington(marketsOf(all, demand, substitution));
        const larger = all.map((line) => line.map((each) => ({ ...each, value: each.value * 1000 })));
        const grown = Object.fromEntries(columnsOf(armington(marketsOf(larger, demand, substitution))));
        const backward = all.map((line) => [...line].reverse()).reverse();
        const back = Object.fromEntries(columnsOf(armington(marketsOf(backward, demand, substitution))));
        const ratios = new Set(['producerPrice', 'consumerPrice', 'quantity', 'priceIndex']);
        for (const [name, column] of columnsOf(result)) {
          const size = ratios.has(name) ? 1 : 1000;
          expect(
            apart(
              grown[name] as Float64Array,
              column.map((cell) => size * cell),
            ),
            name,
          ).toBeLessThan(1e-9);
          expect(apart((back[name] as Float64Array).slice().reverse(), column), name).toBeLessThan(1e-9);
        }
      }),
    );
  });

  it('comes to the infinite supply elasticity as finite ones grow', () => {
    const at = (supply: number) =>
      columnsOf(armington(marketsOf([THREE.map((each) => ({ ...each, supply }))], 1.3, 4)));
    const limit = Object.fromEntries(at(Infinity));
    const near = (supply: number): number =>
      Math.max(
        ...at(supply)
          .filter(([name]) => name !== 'producerSurplus')
          .map(([name, column]) => apart(column, limit[name] as Float64Array)),
      );
    expect(near(1e5)).toBeLessThan(1e-3);
    expect(near(1e8)).toBeLessThan(near(1e5) / 500);
  });

  it('has a world gain that is the integral of revenue over the tariff: exact areas, not triangles', () => {
    // the world gains by a small change of a tariff what revenue gains by the change of quantities alone
    const gain = (newTariff: number): number => {
      const line = THREE.map((each, i) =>
        i === 1 ? { ...each, newTariff } : { ...each, newTariff: each.tariff },
      );
      const result = armington(marketsOf([line], 1.3, 4));
      const sum = (column: Float64Array) => column.reduce((total, cell) => total + cell, 0);
      return sum(result.consumerSurplus) + sum(result.producerSurplus) + sum(result.revenueChange);
    };
    const slope = (gain(0.1 + 1e-5) - gain(0.1 - 1e-5)) / 2e-5;
    const line = THREE.map((each, i) =>
      i === 1 ? { ...each, newTariff: 0.1 } : { ...each, newTariff: each.tariff },
    );
    const { producerPrice } = armington(marketsOf([line], 1.3, 4));
    const amounts = (newTariff: number): number[] => {
      const changed = line.map((each, i) => (i === 1 ? { ...each, newTariff } : each));
      const { quantity } = armington(marketsOf([changed], 1.3, 4));
      return changed.map((each, i) => each.value * (quantity[i] as number));
    };
    const [up, down] = [amounts(0.1 + 1e-5), amounts(0.1 - 1e-5)];
    const expected = line.reduce(
      (total, each, i) =>
        total +
        (each.newTariff * (producerPrice[i] as number) * ((up?.[i] as number) - (down?.[i] as number))) /
          2e-5,
      0,
    );
    expect(slope).toBeCloseTo(expected, 4);
  });

  it('solves shocks of any size', () => {
    fc.assert(
      fc.property(
        between(-0.9999, 1000),
        between(1.01, 60),
        between(0.01, 40),
        (newTariff, substitution, demand) => {
          const line = THREE.map((each, i) => (i === 0 ? { ...each, newTariff } : each));
          const { convergence, newValue } = armington(marketsOf([line], demand, substitution));
          expect(convergence.residual).toBeLessThanOrEqual(1e-10);
          expect(newValue.every((cell) => cell >= 0 && cell < Infinity)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('says so where prices are not determined', () => {
    const stiff = THREE.map((each) => ({ ...each, supply: 0 }));
    const solve = () => armington(marketsOf([stiff], 0, 4));
    expect(solve).toThrow(NotConverged);
    expect(solve).toThrow(
      /the Armington market of line 1 did not converge: after 1 iterations the residual is Infinity/,
    );
  });

  it.each([
    [
      'a substitution elasticity of one',
      { substitutionElasticity: cells([1]) },
      /line 1: the elasticity of substitution is 1; it must be above one/,
    ],
    [
      'an infinite one',
      { substitutionElasticity: cells([Infinity]) },
      /elasticity of substitution is Infinity/,
    ],
    [
      'a negative demand elasticity',
      { demandElasticity: cells([-1]) },
      /line 1: the elasticity of demand is -1/,
    ],
    [
      'a missing supply elasticity',
      { supplyElasticity: cells([1, Number.NaN, 1]) },
      /row 2: the elasticity of supply is missing/,
    ],
    ['a negative flow', { value: cells([-1, 1, 1]) }, /row 1: the value is -1/],
    ['no trade', { value: cells([0, 0, 0]) }, /line 1: its trade is zero/],
    ['a tariff below -100 %', { tariff: cells([0, -1.5, 0]) }, /row 2: the tariff is -1\.5/],
  ])('refuses %s', (_name, part, message) => {
    expect(() => armington({ ...marketsOf([THREE], 1, 4), ...part })).toThrow(message);
  });
});
