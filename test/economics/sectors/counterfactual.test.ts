import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  baseState,
  closureNamed,
  fromIcebergCosts,
  makeWorld,
  NotConverged,
  rebase,
  type SectorTables,
  sectorCounterfactual,
  solveOneSector,
  solveSectors,
  welfareTerms,
  welfareTotals,
} from '../../../src/economics/index.js';
import { bruteForce } from './bruteForce.js';
import { smallEconomy } from './smallEconomy.js';

const economies = fc.record({
  seed: fc.integer({ min: 0, max: 1e9 }),
  regions: fc.integer({ min: 2, max: 5 }),
  sectors: fc.integer({ min: 1, max: 4 }),
  inputs: fc.boolean(),
});

const sumOf = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0);

describe('the multi-sector equilibrium', () => {
  it('changes nothing, exactly, without a change', () => {
    fc.assert(
      fc.property(economies, (size) => {
        const { regions, imbalance } = sectorCounterfactual(smallEconomy(size).tables);
        expect(imbalance).toBeLessThan(1e-12);
        for (const region of regions) {
          const { id, tradeCosts, ...rest } = region;
          for (const name of [
            'wage',
            'price',
            'realWage',
            'realIncome',
            'output',
            'exports',
            'imports',
          ] as const) {
            expect(rest[name], `${name} of ${id}`).toBe(1);
          }
          expect(Math.abs(tradeCosts)).toBe(0);
          expect(rest.welfare).toBe(0);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is what nested loops with a dense linear system find', () => {
    for (const [seed, inputs] of [
      [1, true],
      [2, true],
      [3, false],
    ] as const) {
      const { tables, newTariffs, tradeCosts } = smallEconomy({ seed, regions: 3, sectors: 2, inputs });
      const other = bruteForce(tables, newTariffs, tradeCosts);
      const ours = sectorCounterfactual(tables, { tariffs: newTariffs, tradeCosts });
      for (const [n, region] of ours.regions.entries()) {
        expect(region.wage).toBeCloseTo(other.wages[n] as number, 9);
        expect(region.price).toBeCloseTo(other.consumerPrices[n] as number, 9);
        const realIncome =
          (other.income[n] as number) / (other.baseIncome[n] as number) / (other.consumerPrices[n] as number);
        expect(region.realIncome).toBeCloseTo(realIncome, 9);
        expect(region.wage).not.toBeCloseTo(1, 4);
      }
    }
  });

  it('closes deficits as the nested loops do, and leaves every region in balance', () => {
    const { tables } = smallEconomy({ seed: 5, regions: 3, sectors: 2 });
    const other = bruteForce(tables, tables.tariffs, new Float64Array(18).fill(1), [0, 0, 0]);
    const ours = sectorCounterfactual(tables, { deficits: new Float64Array(3) });
    for (const [n, region] of ours.regions.entries()) {
      expect(region.wage).toBeCloseTo(other.wages[n] as number, 9);
      expect(region.deficit).not.toBeCloseTo(0, 4);
    }
    const removed = sectorCounterfactual(tables, { removeDeficits: true });
    for (const state of [removed.before, ours.equilibrium]) {
      for (let n = 0; n < 3; n++) {
        let balance = 0;
        for (let j = 0; j < 2; j++) {
          for (let i = 0; i < 3; i++) {
            balance +=
              (state.trade[(j * 3 + n) * 3 + i] as number) - (state.trade[(j * 3 + i) * 3 + n] as number);
          }
        }
        expect(Math.abs(balance / (state.income[n] as number))).toBeLessThan(1e-9);
      }
    }
  });

  it('keeps every account: markets, budgets, balances, and Walras’ law to 1e-10', () => {
    fc.assert(
      fc.property(economies, (size) => {
        const { tables, newTariffs, tradeCosts } = smallEconomy(size);
        const { equilibrium, before } = sectorCounterfactual(tables, { tariffs: newTariffs, tradeCosts });
        const N = tables.regions.length;
        const world = sumOf(equilibrium.labourIncome);
        expect(equilibrium.walras).toBeLessThan(1e-10);
        expect(equilibrium.tradeBalance).toBeLessThan(1e-9);
        expect(Math.abs(Math.log(world / sumOf(before.labourIncome)))).toBeLessThanOrEqual(1.01e-10);
        for (let row = 0; row < equilibrium.spending.length; row++) {
          let paid = 0;
          for (let i = 0; i < N; i++) {
            paid += (equilibrium.trade[row * N + i] as number) * (1 + (newTariffs[row * N + i] as number));
          }
          expect(paid / (equilibrium.spending[row] as number)).toBeCloseTo(1, 12);
        }
        let final = 0;
        for (const [cell, share] of equilibrium.base.finalShares.entries()) {
          final += share * (equilibrium.income[cell % N] as number);
        }
        const revenue = sumOf(equilibrium.revenue);
        expect((final - revenue) / world).toBeCloseTo(1, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('does not depend on the unit of money', () => {
    fc.assert(
      fc.property(economies, fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (size, unit) => {
        const { tables, newTariffs } = smallEconomy(size);
        const scaled = (values: Float64Array) => values.map((value) => value * unit);
        const other = { ...tables, trade: scaled(tables.trade) };
        const inputs = tables.inputs ? { inputs: scaled(tables.inputs) } : {};
        const a = sectorCounterfactual(tables, { tariffs: newTariffs });
        const b = sectorCounterfactual({ ...other, ...inputs }, { tariffs: newTariffs });
        for (const [n, region] of a.regions.entries()) {
          expect(b.regions[n]?.realIncome).toBeCloseTo(region.realIncome, 9);
          expect(b.regions[n]?.termsOfTrade).toBeCloseTo(region.termsOfTrade, 7);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('permutes its results with regions and sectors', () => {
    const { tables, newTariffs } = smallEconomy({ seed: 8, regions: 4, sectors: 3 });
    const regionOrder = [2, 0, 3, 1];
    const sectorOrder = [1, 2, 0];
    const cube = (values: Float64Array) =>
      Float64Array.from(values, (_, cell) => {
        const j = sectorOrder[Math.floor(cell / 16)] as number;
        const n = regionOrder[Math.floor(cell / 4) % 4] as number;
        return values[(j * 4 + n) * 4 + (regionOrder[cell % 4] as number)] as number;
      });
    const inputs = tables.inputs as Float64Array;
    const permuted: SectorTables = {
      regions: regionOrder.map((n) => tables.regions[n] as string),
      sectors: sectorOrder.map((j) => tables.sectors[j] as string),
      trade: cube(tables.trade),
      tariffs: cube(tables.tariffs),
      elasticities: Float64Array.from(sectorOrder, (j) => tables.elasticities[j] as number),
      inputs: Float64Array.from(inputs, (_, cell) => {
        const n = regionOrder[Math.floor(cell / 9)] as number;
        const j = sectorOrder[Math.floor(cell / 3) % 3] as number;
        return inputs[(n * 3 + j) * 3 + (sectorOrder[cell % 3] as number)] as number;
      }),
    };
    const straight = sectorCounterfactual(tables, { tariffs: newTariffs });
    const other = sectorCounterfactual(permuted, { tariffs: cube(newTariffs) });
    for (const region of other.regions) {
      const same = straight.regions.find(({ id }) => id === region.id);
      expect(region.realIncome).toBeCloseTo(same?.realIncome as number, 9);
      expect(region.wage).toBeCloseTo(same?.wage as number, 9);
      expect(region.volumeOfTrade).toBeCloseTo(same?.volumeOfTrade as number, 7);
    }
  });

  it('goes there and back: the change undone from the new base ends in the old one', () => {
    const { tables, newTariffs } = smallEconomy({ seed: 4 });
    const there = sectorCounterfactual(tables, { tariffs: newTariffs });
    const base = rebase(there.equilibrium);
    const back = sectorCounterfactual(
      {
        ...tables,
        trade: there.equilibrium.trade,
        tariffs: newTariffs,
        inputs: Float64Array.from(base.inputShares as Float64Array, (share, cell) => {
          const [N, J] = [tables.regions.length, tables.sectors.length];
          const n = Math.floor(cell / (J * J));
          const j = Math.floor(cell / J) % J;
          return share * (there.equilibrium.output[j * N + n] as number);
        }),
      },
      { tariffs: tables.tariffs },
    );
    for (const [n, region] of back.regions.entries()) {
      expect(region.realIncome * (there.regions[n]?.realIncome as number)).toBeCloseTo(1, 8);
    }
  });

  it('reduces to one sector: two regions, no inputs, no tariffs, where the wage solves one equation', () => {
    const trade = Float64Array.from([80, 25, 20, 110]);
    const theta = 4;
    const tables: SectorTables = {
      regions: ['A', 'B'],
      sectors: ['goods'],
      trade,
      tariffs: new Float64Array(4),
      elasticities: Float64Array.of(theta),
      deficits: new Float64Array(2),
    };
    const cost = 0.8;
    const { before } = sectorCounterfactual(tables, { removeDeficits: true });
    const result = sectorCounterfactual(tables, {
      removeDeficits: true,
      tradeCosts: Float64Array.of(1, cost, cost, 1),
    });
    // Bisection on the relative wage of A, from the base in balance.
    const [aa, ab, ba, bb] = before.trade as unknown as [number, number, number, number];
    const ofA = aa / (aa + ab);
    const ofB = ba / (ba + bb);
    const imbalance = (wage: number) => {
      const homeA = ofA * wage ** -theta;
      const shareAA = homeA / (homeA + (1 - ofA) * cost ** -theta);
      const fromA = ofB * (cost * wage) ** -theta;
      const shareAB = fromA / (fromA + (1 - ofB));
      return shareAB * (ba + bb) - (1 - shareAA) * wage * (aa + ab);
    };
    let [low, high] = [0.2, 5];
    for (let step = 0; step < 200; step++) {
      const middle = Math.sqrt(low * high);
      if (imbalance(middle) > 0) low = middle;
      else high = middle;
    }
    expect((result.regions[0]?.wage as number) / (result.regions[1]?.wage as number)).toBeCloseTo(low, 9);
    // Arkolakis, Costinot and Rodríguez-Clare (2012): real income is the domestic share to the power −1/θ.
    const homeShare = (result.equilibrium.trade[0] as number) / (result.equilibrium.spending[0] as number);
    expect(result.regions[0]?.realIncome).toBeCloseTo((homeShare / ofA) ** (-1 / theta), 9);
  });
});

describe('one sector without inputs', () => {
  it.each(['additive', 'balanced'])(
    'is the one-sector model: %s deficits, tariffs, iceberg costs',
    (closure) => {
      const N = 5;
      const { tables, newTariffs, tradeCosts } = smallEconomy({
        seed: 21,
        regions: N,
        sectors: 1,
        inputs: false,
      });
      // The one-sector model has the exporter in rows, this one the importer.
      const turned = (values: Float64Array) =>
        values.map((_, cell) => values[(cell % N) * N + Math.floor(cell / N)] as number);
      const theta = tables.elasticities[0] as number;
      const world = makeWorld({
        countries: tables.regions,
        trade: turned(tables.trade),
        tariffs: turned(tables.tariffs),
      });
      const shock = { tariffs: turned(newTariffs), costTerm: fromIcebergCosts(turned(tradeCosts), theta) };
      const one = solveOneSector(world, shock, { tradeElasticity: theta, closure: closureNamed(closure) });
      const ours = sectorCounterfactual(
        tables,
        { tariffs: newTariffs, tradeCosts, removeDeficits: closure === 'balanced' },
        { tolerance: 1e-12 },
      );
      for (const [n, country] of one.countries.entries()) {
        const region = ours.regions[n];
        expect(region?.wage).toBeCloseTo(country.price, 10);
        expect(region?.price).toBeCloseTo(country.inwardResistance, 10);
        expect(region?.realIncome).toBeCloseTo(country.realIncome, 10);
        expect(region?.output).toBeCloseTo(country.output, 10);
        expect(region?.exports).toBeCloseTo(country.exports, 10);
        expect(region?.imports).toBeCloseTo(country.imports, 10);
      }
    },
  );
});

describe('the welfare decomposition', () => {
  const gap = (seed: number, scale: number) => {
    const { tables, newTariffs, tradeCosts } = smallEconomy({ seed });
    const small = newTariffs.map((rate, cell) => {
      const old = tables.tariffs[cell] as number;
      return old + scale * (rate - old);
    });
    const costs = tradeCosts.map((ratio) => 1 + scale * (ratio - 1));
    const { before } = sectorCounterfactual(tables);
    const deficits = before.deficits.map((deficit) => deficit * (1 - scale));
    const { regions } = sectorCounterfactual(
      tables,
      { tariffs: small, tradeCosts: costs, deficits },
      { tolerance: 1e-13 },
    );
    return regions.map(({ welfare, realIncome }) => welfare - 100 * Math.log(realIncome));
  };

  it('adds up to the exact change to first order: the gap falls with the square of the change', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const large = gap(seed, 0.02);
        const small = gap(seed, 0.01);
        for (const [n, value] of large.entries()) {
          expect(Math.abs(value)).toBeLessThan(0.2);
          expect(Math.abs(value - 4 * (small[n] as number))).toBeLessThan(0.2 * Math.abs(value) + 1e-5);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('adds up to the exact change along the way: many small changes, each from the base before', () => {
    const { tables, newTariffs } = smallEconomy({ seed: 12 });
    const along = (steps: number) => {
      let tariffs = tables.tariffs;
      let current = sectorCounterfactual(tables).before.base;
      const total = new Float64Array(tables.regions.length);
      for (let step = 1; step <= steps; step++) {
        tariffs = newTariffs.map((rate, cell) => {
          const old = tables.tariffs[cell] as number;
          return old + (step / steps) * (rate - old);
        });
        const before = baseState(current);
        const after = solveSectors(current, { tariffs });
        for (const [n, sum] of welfareTotals(before, after).sum.entries())
          total[n] = (total[n] as number) + sum;
        current = rebase(after);
      }
      return total;
    };
    const exact = sectorCounterfactual(tables, { tariffs: newTariffs }).regions.map(
      ({ realIncome }) => 100 * Math.log(realIncome),
    );
    const [rough, fine] = [along(20), along(40)];
    for (const [n, value] of exact.entries()) {
      const extrapolated = 2 * (fine[n] as number) - (rough[n] as number);
      expect(extrapolated).toBeCloseTo(value, 3);
    }
  });

  it('splits by sector and partner into parts that sum to the totals', () => {
    const { tables, newTariffs, tradeCosts } = smallEconomy({ seed: 3 });
    const { before, equilibrium, regions } = sectorCounterfactual(tables, {
      tariffs: newTariffs,
      tradeCosts,
    });
    for (const [n, region] of regions.entries()) {
      const terms = welfareTerms(before, equilibrium, n, tradeCosts);
      expect(sumOf(terms.termsOfTrade)).toBeCloseTo(region.termsOfTrade, 10);
      expect(sumOf(terms.volumeOfTrade)).toBeCloseTo(region.volumeOfTrade, 10);
      expect(sumOf(terms.tradeCosts)).toBeCloseTo(region.tradeCosts, 10);
      // The region's trade with itself bears no terms of trade: what it sells it also buys.
      expect(terms.termsOfTrade[n]).toBeCloseTo(0, 10);
    }
  });
});

describe('a search that does not end', () => {
  it('says so with its residual and gives no number', () => {
    const { tables, newTariffs } = smallEconomy({ seed: 1 });
    const search = () => sectorCounterfactual(tables, { tariffs: newTariffs }, { maximumIterations: 3 });
    expect(search).toThrow(NotConverged);
    expect(search).toThrow(/did not converge: after 3 iterations the residual is \d/);
  });

  it('reports what it reached when it does end', () => {
    const { tables, newTariffs } = smallEconomy({ seed: 1 });
    const { convergence } = sectorCounterfactual(tables, { tariffs: newTariffs }, { tolerance: 1e-12 });
    expect(convergence.converged).toBe(true);
    expect(convergence.residual).toBeLessThanOrEqual(1e-12);
    expect(convergence.iterations).toBeGreaterThan(3);
  });
});
