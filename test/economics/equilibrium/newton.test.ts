import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillJacobian, makeStanding, readStanding } from '../../../src/economics/equilibrium/jacobian.js';
import { newtonPrices } from '../../../src/economics/equilibrium/newton.js';
import { evaluate, type PriceSystem, priceSystem } from '../../../src/economics/equilibrium/prices.js';
import { shockedFlows } from '../../../src/economics/equilibrium/shock.js';
import { closures, makeWorld, solveOneSector } from '../../../src/economics/index.js';
import { type Case, cases } from './worlds.js';

const kept = [...closures.filter(({ balancesFirst }) => !balancesFirst), undefined];
const systemOf = ({ world, shock }: Case, psi: number, closure: PriceSystem['closure']) =>
  priceSystem({ world, flows: shockedFlows(world, shock, 4), theta: 4, psi, closure });

const excess = (system: PriceSystem, logPrices: Float64Array) => {
  evaluate(system, logPrices, true);
  return system.demand.map((demand, i) => demand - (system.world.output[i] ?? 0) * (system.output[i] ?? 0));
};

describe('the Jacobian of the excess demands', () => {
  it('is the one by finite differences, also where markets do not clear', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0, 0.8), fc.constantFrom(...kept), (c, psi, closure) => {
        const system = systemOf(c, psi, closure);
        const { size } = c.world;
        const at = Float64Array.from({ length: size }, (_, i) => 0.2 * Math.sin(3 * i));
        evaluate(system, at, true);
        const standing = makeStanding(size);
        readStanding(standing, system);
        const [jacobian, transposed] = [new Float64Array((size - 1) ** 2), new Float64Array((size - 1) ** 2)];
        fillJacobian(standing, system, jacobian, false);
        fillJacobian(standing, system, transposed, true);
        for (let l = 0; l < size - 1; l++) {
          const moved = (by: number) =>
            excess(
              system,
              at.map((x, i) => (i === l ? x + by : x)),
            );
          const [up, down] = [moved(1e-5), moved(-1e-5)];
          for (let i = 0; i < size - 1; i++) {
            const slope = ((up[i] ?? 0) - (down[i] ?? 0)) / 2e-5;
            const ours = jacobian[i * (size - 1) + l] ?? Number.NaN;
            expect(Math.abs(ours - slope)).toBeLessThan(1e-5 * Math.max(1, Math.abs(slope)));
            expect(transposed[l * (size - 1) + i]).toBe(ours);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('Newton’s method', () => {
  it('finds the prices that the accelerated iteration finds', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0, 0.8), fc.constantFrom(...kept), (c, psi, closure) => {
        const logPrices = new Float64Array(c.world.size);
        const end = newtonPrices(systemOf(c, psi, closure), logPrices, 1e-12, 50);
        expect(end.converged).toBe(true);
        const other = solveOneSector(c.world, c.shock, {
          tradeElasticity: 4,
          supplyElasticity: psi,
          ...(closure ? { closure } : { mode: 'conditional' }),
        });
        for (const [i, { price, outwardResistance }] of other.countries.entries()) {
          expect(Math.exp(logPrices[i] ?? 0)).toBeCloseTo(closure ? price : 1 / outwardResistance, 9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('takes over where the acceleration crawls: nearly closed countries and a high elasticity', () => {
    const grid = (of: (cell: number) => number, home: number) =>
      Float64Array.from({ length: 9 }, (_, cell) => (cell % 4 === 0 ? home : of(cell)));
    const world = makeWorld({
      countries: ['A', 'B', 'C'],
      trade: grid((cell) => Math.exp(Math.sin(3 * cell)), 1000),
    });
    const shock = {
      costTerm: grid((cell) => Math.exp(Math.sin(9 * cell + 1)), 1),
      tariffs: grid((cell) => 1 + Math.sin(15 * cell), 0),
    };
    const found = solveOneSector(world, shock, { tradeElasticity: 15, mode: 'conditional' });
    expect(found.iterations).toBeGreaterThan(100);
    expect(found.residual).toBeLessThan(1e-12);
  });
});
