import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closureNamed,
  closures,
  type Equilibrium,
  makeWorld,
  type OneSectorOptions,
  solveOneSector,
} from '../../../src/economics/index.js';
import { plainModel } from './plainModel.js';
import { cases, names, reordered, symmetric } from './worlds.js';

const elasticities = fc.record({
  tradeElasticity: fc.constantFrom(1.5, 4, 6.5),
  supplyElasticity: fc.constantFrom(0, 0, 0.7),
});
const kept = closures.filter(({ name }) => name !== 'removed');
const ratios = [
  'price',
  'output',
  'realIncome',
  'inwardResistance',
  'outwardResistance',
  'expenditure',
] as const;

function expectSame(a: Equilibrium, b: Equilibrium, digits = 10): void {
  for (const [i, country] of a.countries.entries()) {
    for (const ratio of ratios) expect(country[ratio]).toBeCloseTo(b.countries[i]?.[ratio] ?? 0, digits);
  }
}

const modes: readonly OneSectorOptions['mode'][] = ['full', 'conditional'];

describe('the equilibrium of one sector', () => {
  it('is exactly one everywhere without a shock', () => {
    fc.assert(
      fc.property(
        cases,
        elasticities,
        fc.constantFrom(...kept),
        fc.constantFrom(...modes),
        ({ world }, elastic, closure, mode) => {
          const found = solveOneSector(world, {}, { ...elastic, closure, mode, reference: 'C2' });
          for (const { id, revenueShare, ...all } of found.countries) {
            for (const value of Object.values(all))
              expect([id, value]).toEqual([id, Number.isNaN(value) ? Number.NaN : 1]);
            expect(revenueShare).toBeLessThan(1);
          }
          if (!closure.balancesFirst) expect([...found.trade]).toEqual([...world.trade]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('agrees with the model written the long way', () => {
    fc.assert(
      fc.property(
        cases,
        elasticities,
        fc.constantFrom('additive', 'multiplicative', 'removed'),
        (c, elastic, name) => {
          const { world, shock } = c;
          const plain = plainModel(world, shock, elastic.tradeElasticity, elastic.supplyElasticity, name);
          const found = solveOneSector(world, shock, { ...elastic, closure: closureNamed(name) });
          for (const [i, country] of found.countries.entries()) {
            for (const [ratio, value] of Object.entries(plain[i] ?? {})) {
              expect(country[ratio as 'price']).toBeCloseTo(value, 9);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('clears every market, and the world by Walras’ law', () => {
    fc.assert(
      fc.property(cases, elasticities, fc.constantFrom(...closures), ({ world, shock }, elastic, closure) => {
        const found = solveOneSector(world, shock, { ...elastic, closure });
        expect(found.walras).toBeLessThan(1e-10);
        expect(found.residual).toBeLessThan(1e-10);
        const worldOutput = found.trade.reduce((sum, flow) => sum + flow, 0);
        expect(worldOutput / world.worldOutput).toBeCloseTo(1, 10);
      }),
      { numRuns: 60 },
    );
  });

  it('does not know the currency', () => {
    fc.assert(
      fc.property(
        cases,
        elasticities,
        fc.constantFrom(1e-6, 0.01, 1000, 1e9),
        ({ world, shock }, elastic, scale) => {
          const { countries, tariffs } = world;
          const scaled = makeWorld({ countries, tariffs, trade: world.trade.map((flow) => flow * scale) });
          expectSame(solveOneSector(world, shock, elastic), solveOneSector(scaled, shock, elastic));
        },
      ),
      { numRuns: 30 },
    );
  });

  it('does not know the order of the countries', () => {
    fc.assert(
      fc.property(
        cases,
        elasticities,
        fc.constantFrom(...closures),
        fc.integer(),
        (c, elastic, closure, seed) => {
          const { world, shock } = c;
          const order = names(world.size)
            .map((_, i) => i)
            .sort((a, b) => Math.sin(seed + 7 * a) - Math.sin(seed + 7 * b));
          const turn = (matrix: Float64Array | undefined) => matrix && reordered(matrix, order);
          const turned = solveOneSector(
            makeWorld({
              countries: order.map((i) => world.countries[i] ?? ''),
              trade: reordered(world.trade, order),
              tariffs: turn(world.tariffs),
            }),
            { costTerm: turn(shock.costTerm), tariffs: turn(shock.tariffs) },
            { ...elastic, closure },
          );
          const straight = solveOneSector(world, shock, { ...elastic, closure });
          for (const country of straight.countries) {
            const other = turned.countries.find(({ id }) => id === country.id);
            for (const ratio of ratios) expect(other?.[ratio]).toBeCloseTo(country[ratio], 10);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('is the same under every closure where trade is balanced', () => {
    fc.assert(
      fc.property(cases, elasticities, ({ world, shock }, elastic) => {
        const even = makeWorld({ countries: world.countries, trade: symmetric(world.trade) });
        const [first, ...others] = closures.map((closure) =>
          solveOneSector(even, shock, { ...elastic, closure }),
        );
        for (const other of others) expectSame(first as Equilibrium, other, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('has the answer on paper for two equal countries', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.2, max: 0.98, noNaN: true }),
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        fc.constantFrom(1, 4, 8),
        (home, cheaper, theta) => {
          const world = makeWorld({
            countries: ['A', 'B'],
            trade: Float64Array.of(home, 1 - home, 1 - home, home),
          });
          const costTerm = Float64Array.of(1, cheaper, cheaper, 1);
          const found = solveOneSector(world, { costTerm }, { tradeElasticity: theta });
          const index = (home + (1 - home) * cheaper) ** (-1 / theta);
          for (const country of found.countries) {
            expect(country.price).toBeCloseTo(1, 11);
            expect(country.inwardResistance).toBeCloseTo(index, 11);
            expect(country.realIncome).toBeCloseTo(1 / index, 11);
            expect(country.exports).toBeCloseTo(cheaper * index ** theta, 10);
            expect(country.outwardResistance).toBeCloseTo(1, 11);
          }
        },
      ),
    );
  });

  it('gains from trade what the change of the domestic share says (Arkolakis, Costinot and Rodríguez-Clare 2012)', () => {
    fc.assert(
      fc.property(cases, ({ world, shock: { costTerm } }) => {
        const even = makeWorld({ countries: world.countries, trade: symmetric(world.trade) });
        const found = solveOneSector(even, { costTerm }, { tradeElasticity: 4 });
        for (const { realIncome, domesticSales, expenditure } of found.countries) {
          expect(realIncome).toBeCloseTo((domesticSales / expenditure) ** (-1 / 4), 10);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('keeps what does not depend on the reference', () => {
    fc.assert(
      fc.property(cases, elasticities, fc.constantFrom(...modes), ({ world, shock }, elastic, mode) => {
        const options = { ...elastic, mode };
        const free = solveOneSector(world, shock, options);
        const held = solveOneSector(world, shock, { ...options, reference: 'C2' });
        expect(held.countries[1]?.inwardResistance).toBe(1);
        for (const [i, country] of free.countries.entries()) {
          const other = held.countries[i];
          const product = (of: typeof other) => (of?.inwardResistance ?? 0) * (of?.outwardResistance ?? 0);
          expect(product(other)).toBeCloseTo(product(country), 10);
          expect(other?.termsOfTrade).toBeCloseTo(
            mode === 'full' ? country.termsOfTrade : 1 / (other?.inwardResistance ?? 0),
            10,
          );
          if (mode === 'full') expect(other?.realIncome).toBeCloseTo(country.realIncome, 10);
        }
        if (mode === 'conditional') expect([...held.trade]).toEqual([...free.trade]);
      }),
      { numRuns: 40 },
    );
  });

  it('holds outputs and absorptions in the conditional mode', () => {
    fc.assert(
      fc.property(cases, ({ world, shock }) => {
        const { trade, countries } = solveOneSector(world, shock, {
          tradeElasticity: 4,
          mode: 'conditional',
        });
        const after = makeWorld({ countries: world.countries, trade });
        for (let i = 0; i < world.size; i++) {
          expect((after.output[i] ?? 0) / (world.output[i] ?? 1)).toBeCloseTo(1, 10);
          expect((after.absorption[i] ?? 0) / (world.absorption[i] ?? 1)).toBeCloseTo(1, 10);
          expect([countries[i]?.price, countries[i]?.output]).toEqual([1, 1]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('has structural gravity after the shock: trade = output · expenditure · cost term / (Π P)^−θ', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(...modes), ({ world, shock: { costTerm } }, mode) => {
        const flat = makeWorld({ countries: world.countries, trade: world.trade });
        const { trade, countries } = solveOneSector(flat, { costTerm }, { tradeElasticity: 4, mode });
        for (const [cell, flow] of flat.trade.entries()) {
          const from = countries[Math.floor(cell / flat.size)];
          const to = countries[cell % flat.size];
          const resistance = ((from?.outwardResistance ?? 0) * (to?.inwardResistance ?? 0)) ** 4;
          const expected =
            flow * (costTerm?.[cell] ?? 1) * (from?.output ?? 0) * (to?.expenditure ?? 0) * resistance;
          expect((trade[cell] ?? 0) - expected).toBeCloseTo(0, 8);
        }
      }),
      { numRuns: 30 },
    );
  });
});
