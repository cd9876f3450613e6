import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/base/index.js';
import {
  chooseTariffs,
  closureNamed,
  closures,
  makeWorld,
  NotConverged,
  type Player,
  solveOneSector,
  type TariffEquilibrium,
  type World,
  welfareGradient,
} from '../../../src/economics/index.js';
import { seeded } from '../../helpers/random.js';
import { type Case, cases, symmetric, withoutDiagonal } from './worlds.js';

const large = cases.filter(({ world }) => world.size >= 4);
const alone = (member: string): Player => ({ name: member, members: [member] });

/** log Σ expenditure · real income of the members; the weights those of the world before. */
function welfare(world: World, tariffs: Float64Array, { members }: Player, closure: string): number {
  const found = solveOneSector(
    world,
    { tariffs },
    { tradeElasticity: 4, closure: closureNamed(closure), tolerance: 1e-13 },
  );
  const total = members.reduce((sum, member) => {
    const m = world.countries.indexOf(member);
    return sum + (world.expenditure[m] ?? 0) * (found.countries[m]?.realIncome ?? 0);
  }, 0);
  return Math.log(total);
}

/** The tariffs with those of a union, the same for all members and none inside. */
function set(
  world: World,
  tariffs: Float64Array,
  { members }: Player,
  rate: (k: number) => number,
): Float64Array {
  const copy = tariffs.slice();
  for (const member of members) {
    const m = world.countries.indexOf(member);
    for (const [k, name] of world.countries.entries())
      copy[k * world.size + m] = members.includes(name) ? 0 : rate(k);
  }
  return copy;
}

/** Random changes of the rates of a player; the best that any of them brings. */
function bestDeviation(
  world: World,
  tariffs: Float64Array,
  player: Player,
  closure: string,
  seed: number,
): number {
  const random = seeded(seed);
  const m = world.countries.indexOf(player.members[0] ?? '');
  const now = welfare(world, tariffs, player, closure);
  let best = Number.NEGATIVE_INFINITY;
  for (let trial = 0; trial < 12; trial++) {
    const size = [1e-3, 0.02, 0.2][trial % 3] ?? 0;
    const rates = world.countries.map((_, k) =>
      Math.max(0, (1 + (tariffs[k * world.size + m] ?? 0)) * (1 + size * (random() - 0.5)) - 1),
    );
    const other = set(world, tariffs, player, (k) => rates[k] ?? 0);
    best = Math.max(best, welfare(world, other, player, closure) - now);
  }
  return best;
}

const withChosen = (
  world: World,
  start: Float64Array,
  players: readonly Player[],
  found: TariffEquilibrium,
) =>
  players.reduce(
    (tariffs, player, p) => set(world, tariffs, player, (k) => found.players[p]?.rates[k] ?? 0),
    start,
  );

const players = [[alone('C1')], [{ name: 'union', members: ['C2', 'C3'] }]] as const;

describe('the gradient of welfare by implicit differentiation', () => {
  it('is the one by finite differences', () => {
    fc.assert(
      fc.property(
        large,
        fc.constantFrom('additive', 'multiplicative', 'removed'),
        fc.constantFrom(...players),
        (c, closure, [player]) => {
          const { world } = c;
          const tariffs = set(
            world,
            c.shock.tariffs ?? new Float64Array(world.size ** 2).fill(0),
            player,
            (k) => 0.03 * k,
          );
          const gradient = welfareGradient(world, player, tariffs, {
            tradeElasticity: 4,
            closure: closureNamed(closure),
            tolerance: 1e-13,
          });
          const step = 1e-4;
          for (const [k, name] of world.countries.entries()) {
            if (player.members.includes(name)) continue;
            const at = (sign: number) =>
              welfare(
                world,
                set(world, tariffs, player, (l) =>
                  l === k ? (1 + 0.03 * l) * Math.exp(sign * step) - 1 : 0.03 * l,
                ),
                player,
                closure,
              );
            expect(gradient[k]).toBeCloseTo((at(1) - at(-1)) / (2 * step), 7);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('optimal tariffs', () => {
  it('are bettered by no other, for a country and for a union', () => {
    fc.assert(
      fc.property(
        large,
        fc.constantFrom(...players),
        fc.integer({ min: 1, max: 1e6 }),
        (c, [player], seed) => {
          const world = makeWorld({
            countries: c.world.countries,
            trade: symmetric(c.world.trade),
            tariffs: c.world.tariffs,
          });
          const closure = closureNamed('balanced');
          const options = { tradeElasticity: 4, closure };
          const found = chooseTariffs(world, { players: [player] }, options);
          expect(found.convergence.converged).toBe(true);
          expect(found.players[0]?.gradient).toBeLessThan(1e-7);
          const start = world.tariffs ?? new Float64Array(world.size ** 2);
          const chosen = withChosen(world, start, [player], found);
          expect(bestDeviation(world, chosen, player, 'balanced', seed)).toBeLessThan(1e-12);
          const again = solveOneSector(world, { tariffs: chosen }, options);
          for (const [i, country] of found.equilibrium.countries.entries()) {
            expect(country.realIncome).toBeCloseTo(again.countries[i]?.realIncome ?? 0, 9);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it('of a small country are those of the book, one over the trade elasticity', () => {
    const size = 3;
    const trade = Float64Array.of(1e-6, 1e-8, 1e-8, 1e-8, 100, 30, 1e-8, 30, 100);
    const world = makeWorld({ countries: ['tiny', 'B', 'C'], trade });
    const { players } = chooseTariffs(world, { players: [alone('tiny')] }, { tradeElasticity: 4 });
    for (let k = 1; k < size; k++) expect(players[0]?.rates[k]).toBeCloseTo(1 / 4, 5);
  });

  it('are a Nash equilibrium when several choose: no player gains by another choice', () => {
    fc.assert(
      fc.property(large, fc.integer({ min: 1, max: 1e6 }), ({ world: { countries, trade } }, seed) => {
        const world = makeWorld({ countries, trade: symmetric(trade) });
        const all = [alone('C1'), { name: 'union', members: ['C2', 'C3'] }, alone('C4')];
        const found = chooseTariffs(world, { players: all }, { tradeElasticity: 4 });
        expect(found.convergence.residual).toBeLessThan(1e-9);
        const chosen = withChosen(world, new Float64Array(world.size ** 2), all, found);
        for (const player of all) {
          expect(bestDeviation(world, chosen, player, 'additive', seed)).toBeLessThan(1e-12);
        }
      }),
      { numRuns: 10 },
    );
  });

  it('keep to their bounds', () => {
    const { world } = fc.sample(large, { seed: 1, numRuns: 1 })[0] as Case;
    const [found] = chooseTariffs(
      world,
      { players: [alone('C1')], highest: 0.1 },
      { tradeElasticity: 4 },
    ).players;
    expect(Math.max(...(found?.rates ?? []))).toBeCloseTo(0.1, 12);
    expect(found?.gradient).toBe(0);
  });
});

describe('what cannot be chosen', () => {
  const trade = Float64Array.of(90, 5, 6, 4, 200, 9, 7, 11, 500);
  const world = makeWorld({ countries: ['AUS', 'JPN', 'USA'], trade });
  const choose = (game: Parameters<typeof chooseTariffs>[1], more: object = {}) =>
    expect(() => chooseTariffs(world, game, { tradeElasticity: 4, ...more }));

  it('is said', () => {
    choose({ players: [] }).toThrow('no country is named');
    choose({ players: [alone('USB')] }).toThrow('"USB" is not a country');
    choose({ players: [alone('USA'), { name: 'both', members: ['JPN', 'USA'] }] }).toThrow('one government');
    choose({ players: [{ name: 'all', members: ['AUS', 'JPN', 'USA'] }] }).toThrow('a country outside');
    choose({ players: [alone('USA')], lowest: 0.5, highest: 0.1 }).toThrow('cannot be');
    choose({ players: [alone('USA')] }, { supplyElasticity: 1 }).toThrow('endowments');
    choose({ players: [alone('USA')] }, { mode: 'conditional' }).toThrow('full equilibrium');
    choose({ players: [alone('USA')] }, { maximumIterations: 1 }).toThrow(NotConverged);
  });

  it('is refused where welfare grows without bound', () => {
    const paid = makeWorld({
      countries: ['AUS', 'JPN', 'USA'],
      trade: Float64Array.of(90, 5, 60, 4, 200, 90, 1, 1, 500),
      tariffs: withoutDiagonal(new Float64Array(9)),
    });
    const options = { tradeElasticity: 4, closure: closureNamed('multiplicative') };
    expect(() => chooseTariffs(paid, { players: [alone('USA')] }, options)).toThrow(Problem);
    expect(() => chooseTariffs(paid, { players: [alone('USA')] }, options)).toThrow(
      'no finite optimal tariff',
    );
    expect(closures.map(({ name }) => name)).toContain('multiplicative');
  });
});
