import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { armington, gsim, gsimLinear, type Industry } from '../../../src/economics/index.js';
import { apart, between, cells, columnsOf } from './markets.js';

/** The example of Francois and Hall (2003): a free-trade area of the United States and the European Union. */
function published(part = 1): Industry {
  const countries = ['USA', 'JPN', 'EU', 'ROW'];
  const tariff = cells([
    0, 0.21, 0.41, 0.22, 0.37, 0, 0.31, 0.23, 0.32, 0.36, 0, 0.18, 0.57, 0.41, 0.25, 0.15,
  ]);
  const newTariff = tariff.map((rate, cell) => (cell === 2 || cell === 8 ? rate * (1 - part) : rate));
  const all = (elasticity: number): Float64Array => new Float64Array(4).fill(elasticity);
  return {
    countries,
    value: cells([0, 50, 200, 300, 500, 0, 150, 200, 300, 100, 200, 200, 50, 100, 110, 20]),
    tariff,
    newTariff,
    demandElasticity: all(1.25),
    supplyElasticity: all(1.5),
    substitutionElasticity: all(5),
  };
}

const industry: fc.Arbitrary<Industry> = fc.integer({ min: 1, max: 5 }).chain((n) => {
  const vector = (cell: fc.Arbitrary<number>) => fc.array(cell, { minLength: n, maxLength: n }).map(cells);
  const matrix = (cell: fc.Arbitrary<number>) =>
    fc.array(cell, { minLength: n * n, maxLength: n * n }).map(cells);
  return fc.record({
    countries: fc.constant(Array.from({ length: n }, (_, i) => `C${i}`)),
    value: matrix(fc.oneof(between(1, 1000), fc.constant(0))).filter((all) => all.some((cell) => cell > 0)),
    tariff: matrix(between(0, 0.5)),
    newTariff: matrix(between(0, 0.5)),
    demandElasticity: vector(between(0.2, 4)),
    supplyElasticity: vector(fc.oneof(between(0, 10), fc.constant(Infinity))),
    substitutionElasticity: vector(between(1.1, 8)),
    subsidy: vector(between(0, 0.2)),
    newSubsidy: vector(between(0, 0.2)),
  });
});

/** World demand for each exporter's goods in levels at given prices, from the CES demand written out. */
function demandAt(given: Industry, price: Float64Array): number[] {
  const n = given.countries.length;
  const demand = new Array<number>(n).fill(0);
  for (let v = 0; v < n; v += 1) {
    const substitution = given.substitutionElasticity[v] as number;
    const at = (cell: Float64Array, r: number): number => cell[r * n + v] as number;
    const spent = Array.from({ length: n }, (_, r) => at(given.value, r) * (1 + at(given.tariff, r)));
    const total = spent.reduce((sum, each) => sum + each, 0);
    if (total === 0) continue;
    const factor = (r: number): number =>
      ((price[r] as number) * (1 + at(given.newTariff, r))) / (1 + at(given.tariff, r));
    const index =
      spent.reduce((sum, each, r) => sum + (each / total) * factor(r) ** (1 - substitution), 0) **
      (1 / (1 - substitution));
    for (let r = 0; r < n; r += 1) {
      demand[r] =
        (demand[r] as number) +
        at(given.value, r) *
          (factor(r) / index) ** -substitution *
          index ** -(given.demandElasticity[v] as number);
    }
  }
  return demand;
}

describe('GSIM, linear', () => {
  it('gives the prices of the example of Francois and Hall', () => {
    const { price } = gsimLinear(published());
    const changes = [...price].map((each) => Number((each - 1).toFixed(4)));
    expect(changes).toEqual([0.0792, -0.0316, 0.048, -0.0184]);
  });

  it('names the published consumer surplus where it has the wrong sign', () => {
    const { consumerSurplus, consumerSurplusAsPublished, compositePrice } = gsimLinear(published());
    consumerSurplus.forEach((surplus, v) => {
      if ((compositePrice[v] as number) < 1) expect(surplus).toBe(consumerSurplusAsPublished[v]);
      else expect(surplus).toBeGreaterThan(consumerSurplusAsPublished[v] as number);
    });
  });

  it('is the derivative of the exact solution: the gap between them falls with the square of the shock', () => {
    const names = ['price', 'output', 'compositePrice', 'quantity'] as const;
    const gap = (part: number): number => {
      const [exact, linear] = [gsim(published(part)), gsimLinear(published(part))];
      return Math.max(...names.map((name) => apart(exact[name], linear[name])));
    };
    expect(gap(1e-3)).toBeLessThan(1e-5);
    expect(gap(1e-3) / gap(1e-4)).toBeGreaterThan(90);
    expect(gap(1e-3) / gap(1e-4)).toBeLessThan(110);
    for (const name of ['producerSurplus', 'consumerSurplus', 'revenueChange', 'net'] as const) {
      const [exact, linear] = [gsim(published(1e-4))[name], gsimLinear(published(1e-4))[name]];
      expect(apart(exact, linear), name).toBeLessThan(1e-3);
    }
  });

  it('says nothing where it would end below zero', () => {
    const shock = {
      ...published(),
      newTariff: published().tariff.map((rate, cell) => (cell === 4 ? 3 : rate)),
    };
    expect(() => gsimLinear(shock)).toThrow(/ends below zero: trade of JPN to USA changes by -\d+\.\d %/);
    expect(gsim(shock).newValue.every((cell) => cell >= 0)).toBe(true);
  });
});

describe('GSIM, in levels', () => {
  it('comes to where slow steps of each price towards balance come to', () => {
    const given = published();
    const price = new Float64Array(4).fill(1);
    for (let round = 0; round < 20_000; round += 1) {
      demandAt(given, price).forEach((wanted, r) => {
        const sold = given.value.subarray(4 * r, 4 * r + 4).reduce((sum, cell) => sum + cell, 0);
        price[r] = (price[r] as number) * (wanted / (sold * (price[r] as number) ** 1.5)) ** 0.05;
      });
    }
    const result = gsim(given);
    price.forEach((each, r) => {
      expect(result.price[r]).toBeCloseTo(each, 11);
    });
    expect(result.convergence).toMatchObject({ converged: true });
    expect(result.convergence.residual).toBeLessThan(1e-12);
  });

  it('balances every country, prices above zero, subsidies and fixed prices included', () => {
    fc.assert(
      fc.property(industry, (given) => {
        const n = given.countries.length;
        const { price, producerPrice, output } = gsim(given);
        demandAt(given, price).forEach((wanted, r) => {
          const sold = given.value.subarray(n * r, n * r + n).reduce((sum, cell) => sum + cell, 0);
          const supply = given.supplyElasticity[r] as number;
          expect(price[r]).toBeGreaterThan(0);
          const support =
            (1 + ((given.newSubsidy as Float64Array)[r] as number)) /
            (1 + ((given.subsidy as Float64Array)[r] as number));
          expect(producerPrice[r]).toBeCloseTo((price[r] as number) * support, 10);
          if (sold === 0) return;
          expect(output[r]).toBeCloseTo(wanted / sold, 8);
          if (supply === Infinity) expect(producerPrice[r]).toBeCloseTo(1, 12);
          else
            expect(Math.abs(wanted / sold / (producerPrice[r] as number) ** supply - 1)).toBeLessThan(1e-9);
        });
      }),
    );
  });

  it('with one importer is the Armington market', () => {
    const value = [60, 30, 10];
    const [tariff, newTariff] = [
      [0, 0.2, 0.1],
      [0, 0.05, 0.3],
    ] as [number[], number[]];
    const supply = [1.5, 4, Infinity];
    const market = armington({
      lineStart: Int32Array.from([0, 3]),
      value: cells(value),
      tariff: cells(tariff),
      newTariff: cells(newTariff),
      demandElasticity: cells([1.1]),
      substitutionElasticity: cells([4]),
      supplyElasticity: cells(supply),
    });
    const only = (column: number[]): Float64Array => cells(column.flatMap((cell) => [cell, 0, 0]));
    const world = gsim({
      countries: ['A', 'B', 'C'],
      value: only(value),
      tariff: only(tariff),
      newTariff: only(newTariff),
      demandElasticity: cells([1.1, 1.1, 1.1]),
      substitutionElasticity: cells([4, 4, 4]),
      supplyElasticity: cells(supply),
    });
    expect(apart(world.price, market.producerPrice)).toBeLessThan(1e-12);
    expect(apart(world.producerSurplus, market.producerSurplus)).toBeLessThan(1e-11);
    expect(world.consumerSurplus[0]).toBeCloseTo(market.consumerSurplus[0] as number, 10);
    expect(world.revenueChange[0]).toBeCloseTo(
      market.revenueChange.reduce((a, b) => a + b, 0),
      10,
    );
  });

  it('without a change changes exactly nothing, in levels and linear', () => {
    fc.assert(
      fc.property(industry, (given) => {
        const { newSubsidy: _, ...rest } = given;
        const still = { ...rest, newTariff: given.tariff };
        for (const solve of [gsim, gsimLinear]) {
          const result = solve(still);
          expect(apart(result.newValue, given.value)).toBe(0);
          for (const name of ['price', 'producerPrice', 'compositePrice', 'output'] as const) {
            expect(
              result[name].every((cell) => cell === 1),
              name,
            ).toBe(true);
          }
          for (const name of [
            'producerSurplus',
            'consumerSurplus',
            'revenueChange',
            'subsidyChange',
            'net',
          ] as const) {
            expect(
              result[name].every((cell) => cell === 0),
              name,
            ).toBe(true);
          }
        }
      }),
    );
  });

  it('scales values with flows and leaves ratios, and permutes results with countries', () => {
    fc.assert(
      fc.property(industry, (given) => {
        const n = given.countries.length;
        const result = gsim(given);
        const grown = Object.fromEntries(
          columnsOf(gsim({ ...given, value: given.value.map((cell) => 1000 * cell) })),
        );
        const turn = (column: Float64Array): Float64Array => column.slice().reverse();
        const back = Object.fromEntries(
          columnsOf(
            gsim({
              ...given,
              ...Object.fromEntries(columnsOf(given).map(([name, column]) => [name, turn(column)])),
            }),
          ),
        );
        const values = given.value.reduce((sum, cell) => sum + cell, 0);
        for (const [name, column] of columnsOf(result)) {
          const ratio = ['price', 'producerPrice', 'output', 'compositePrice', 'quantity'].includes(name);
          const size = ratio ? 1 : 1000;
          const least = ratio ? 1 : values;
          expect(
            apart(
              grown[name] as Float64Array,
              column.map((cell) => size * cell),
              size * least,
            ),
            name,
          ).toBeLessThan(1e-9);
          expect(apart(turn(back[name] as Float64Array), column, least), name).toBeLessThan(1e-9);
        }
        expect(n).toBeGreaterThan(0);
      }),
    );
  });

  it('comes to the fixed price as supply elasticities grow', () => {
    const at = (supply: number) =>
      gsim({ ...published(), supplyElasticity: new Float64Array(4).fill(supply) });
    expect(apart(at(1e6).newValue, at(Infinity).newValue)).toBeLessThan(1e-4);
    expect(apart(at(1e9).newValue, at(Infinity).newValue)).toBeLessThan(1e-7);
    expect([...at(Infinity).price]).toEqual([1, 1, 1, 1]);
  });

  it('accounts: revenue is tariff times value, a subsidy costs its rate on sales, net is their sum', () => {
    fc.assert(
      fc.property(industry, (given) => {
        const n = given.countries.length;
        const result = gsim(given);
        for (let c = 0; c < n; c += 1) {
          let revenue = 0;
          let subsidies = 0;
          for (let other = 0; other < n; other += 1) {
            const [bought, sold] = [other * n + c, c * n + other];
            revenue +=
              (given.newTariff[bought] as number) * (result.newValue[bought] as number) -
              (given.tariff[bought] as number) * (given.value[bought] as number);
            subsidies +=
              ((given.newSubsidy as Float64Array)[c] as number) * (result.newValue[sold] as number) -
              ((given.subsidy as Float64Array)[c] as number) * (given.value[sold] as number);
          }
          expect(result.revenueChange[c]).toBeCloseTo(revenue, 6);
          expect(result.subsidyChange[c]).toBeCloseTo(subsidies, 6);
          expect(result.net[c]).toBeCloseTo(
            (result.producerSurplus[c] as number) +
              (result.consumerSurplus[c] as number) +
              revenue -
              subsidies,
            6,
          );
        }
      }),
    );
  });

  it.each([
    [
      'a substitution elasticity of one',
      { substitutionElasticity: cells([5, 5, 1, 5]) },
      /EU: the elasticity of substitution is 1/,
    ],
    [
      'a negative flow',
      { value: published().value.map((cell, i) => (i === 6 ? -1 : cell)) },
      /JPN to EU: the value is -1/,
    ],
    ['no trade', { value: new Float64Array(16) }, /the world market: its trade is zero/],
    [
      'a tariff of -100 %',
      { newTariff: published().tariff.map((cell, i) => (i === 1 ? -1 : cell)) },
      /USA to JPN: the new tariff is -1/,
    ],
    ['arrays that do not fit', { value: cells([1]) }, /do not fit 4 countries/],
    ['no country', { countries: [] }, /not one country/],
    [
      'prices that nothing determines',
      { demandElasticity: new Float64Array(4), supplyElasticity: new Float64Array(4) },
      /the world market: neither demand nor supply answers to prices/,
    ],
  ])('refuses %s, in levels and linear', (_name, part, message) => {
    expect(() => gsim({ ...published(), ...part })).toThrow(message);
    expect(() => gsimLinear({ ...published(), ...part })).toThrow(message);
  });
});
