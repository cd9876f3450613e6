import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeWorld, solveOneSector, solveWithEmployment } from '../../../src/economics/index.js';
import { liberationDayWithSellers, MODELS_NOTE, MODELS_PRESENT } from '../../helpers/modelData.js';
import { cases, withoutDiagonal } from './worlds.js';

const plain = (size: number) => ({
  tradeElasticity: 4,
  labourSupplyElasticity: 0,
  scaleElasticity: 0,
  passThrough: new Float64Array(size).fill(1),
  localShare: new Float64Array(size),
  rebate: 'lumpSum' as const,
});

describe('the equilibrium with employment', () => {
  it('is that of one sector where nothing of it is used', () => {
    fc.assert(
      fc.property(
        cases,
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        ({ world: { countries, trade, size } }, rate) => {
          const world = makeWorld({ countries, trade });
          const tariffs = withoutDiagonal(new Float64Array(size * size).fill(rate)).map(
            (each, cell) => each * (cell % 3),
          );
          const found = solveWithEmployment(world, tariffs, plain(size));
          const other = solveOneSector(world, { tariffs }, { tradeElasticity: 4 });
          for (const [i, { welfare, employment }] of found.countries.entries()) {
            expect(welfare).toBeCloseTo(other.countries[i]?.realIncome ?? 0, 8);
            expect(employment).toBe(1);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('stays as it is without tariffs, and earns what it spends', () => {
    fc.assert(
      fc.property(
        cases,
        fc.constantFrom('lumpSum' as const, 'incomeTax' as const),
        ({ world: { countries, trade, size } }, rebate) => {
          const world = makeWorld({ countries, trade });
          const options = {
            ...plain(size),
            rebate,
            labourSupplyElasticity: 0.5,
            scaleElasticity: 0.15,
            localShare: Float64Array.from({ length: size }, (_, i) => 0.05 * i),
            passThrough: new Float64Array(size).fill(1.1),
          };
          const still = solveWithEmployment(world, new Float64Array(size * size), options);
          for (const { welfare, employment, priceIndex } of still.countries) {
            for (const ratio of [welfare, employment, priceIndex]) expect(ratio).toBeCloseTo(1, 11);
          }
          const tariffs = withoutDiagonal(new Float64Array(size * size).fill(0.1));
          const { trade: after, countries: found } = solveWithEmployment(world, tariffs, options);
          const prices = found.reduce(
            (sum, { priceIndex }, j) => sum + priceIndex * (world.expenditure[j] ?? 0),
            0,
          );
          expect(prices / world.expenditure.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
          expect(after.every((flow) => flow >= 0)).toBe(true);
        },
      ),
      { numRuns: 20 },
    );
  });

  const refused: readonly (readonly [string, object, string])[] = [
    ['an elasticity of 0', { tradeElasticity: 0 }, 'trade elasticity is 0'],
    ['labour that shrinks', { labourSupplyElasticity: -1 }, 'labour supply is -1'],
    ['a scale below 0', { scaleElasticity: -0.1 }, 'scale elasticity is -0.1'],
    ['no pass-through', { passThrough: Float64Array.of(1, 0) }, 'pass-through of B is 0'],
    ['all that stays', { localShare: Float64Array.of(1, 0) }, 'local share of A is 1'],
    ['a search cut short', { maximumIterations: 2 }, 'did not converge: after 2 iterations'],
  ];
  it.each(refused)('refuses %s', (_, changed, message) => {
    const world = makeWorld({ countries: ['A', 'B'], trade: Float64Array.of(9, 2, 1, 9) });
    const tariffs = Float64Array.of(0, 0.2, 0, 0);
    expect(() => solveWithEmployment(world, tariffs, { ...plain(2), ...changed })).toThrow(message);
    const taxed = makeWorld({ ...world, tariffs });
    expect(() => solveWithEmployment(taxed, tariffs, plain(2))).toThrow('without tariffs');
  });

  it.skipIf(!MODELS_PRESENT)(`gives the authors’ results for 194 economies${MODELS_NOTE}`, () => {
    const { countries, trade, announced, options, results } = liberationDayWithSellers();
    const world = makeWorld({ countries, trade }, { domesticSalesMayBeZero: true });
    const found = solveWithEmployment(world, announced, options);
    for (const [id, published] of Object.entries(results)) {
      const country = found.countries.find((each) => each.id === id);
      const ours = {
        welfare: country?.welfare,
        exports: country?.exports,
        imports: country?.imports,
        employment: country?.employment,
        prices: country?.priceIndex,
      };
      for (const [what, ratio] of Object.entries(ours)) {
        expect(((ratio ?? 0) - 1) * 100).toBeCloseTo(published[what as 'welfare'], 7);
      }
    }
  });
});
