import { describe, expect, it } from 'vitest';
import { Problem } from '../../../src/base/index.js';
import {
  closureNamed,
  fromSubstitution,
  makeWorld,
  multilateralResistances,
  NotConverged,
  type Shock,
  solveOneSector,
} from '../../../src/economics/index.js';

const countries = ['AUS', 'JPN', 'USA'];
const trade = Float64Array.of(90, 5, 6, 4, 200, 9, 7, 11, 500);
const world = makeWorld({ countries, trade });
const changed = (cells: Readonly<Record<number, number>>, of = trade) => {
  const copy = of.slice();
  for (const [cell, value] of Object.entries(cells)) copy[Number(cell)] = value;
  return copy;
};

function problemOf(task: () => unknown): Problem {
  try {
    task();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('no Problem was thrown');
}

const ones = new Float64Array(9).fill(1);
const free = new Float64Array(9);
const shocked = (shock: Shock) => () => solveOneSector(world, shock, { tradeElasticity: 4 });

describe('what a world cannot be', () => {
  it.each([
    ['one country', { countries: ['AUS'], trade: Float64Array.of(1) }, 'has 1 countries'],
    ['a country twice', { countries: ['AUS', 'JPN', 'AUS'], trade }, '"AUS" is there twice'],
    ['not square', { countries, trade: trade.slice(1) }, '3 × 3'],
    ['a negative flow', { countries, trade: changed({ 2: -6 }) }, 'from AUS to USA is -6'],
    ['a cell that is no number', { countries, trade: changed({ 3: Number.NaN }) }, 'from JPN to AUS is NaN'],
    ['a zero row', { countries, trade: changed({ 3: 0, 4: 0, 5: 0 }) }, 'nothing is sold by JPN'],
    ['a zero column', { countries, trade: changed({ 0: 0, 3: 0, 6: 0 }) }, 'nothing is bought by AUS'],
    [
      'a country alone',
      { countries, trade: changed({ 1: 0, 2: 0, 3: 0, 6: 0 }) },
      'AUS trades with no other country',
    ],
    ['no domestic sales', { countries, trade: changed({ 4: 0 }) }, 'domestic sales are missing for JPN'],
    [
      'a tariff at home',
      { countries, trade, tariffs: changed({ 4: 0.1 }, free) },
      'JPN has a tariff on its own sales',
    ],
    ['a tariff of −100 %', { countries, trade, tariffs: changed({ 1: -1 }, free) }, 'from AUS to JPN is -1'],
  ])('%s', (_, input, message) => {
    const problem = problemOf(() => makeWorld(input));
    expect(problem.kind).toBe('invalidInput');
    expect(problem.message).toContain(message);
  });

  it('two worlds side by side', () => {
    const apart = Float64Array.of(9, 1, 0, 0, 1, 9, 0, 0, 0, 0, 9, 1, 0, 0, 1, 9);
    expect(problemOf(() => makeWorld({ countries: ['A', 'B', 'C', 'D'], trade: apart })).message).toContain(
      'C, D and A are in worlds that do not trade with each other',
    );
  });

  it('may have a country without domestic sales where the caller says so', () => {
    const open = makeWorld({ countries, trade: changed({ 4: 0 }) }, { domesticSalesMayBeZero: true });
    const found = solveOneSector(open, { costTerm: changed({ 1: 1.2 }, ones) }, { tradeElasticity: 4 });
    expect(found.converged).toBe(true);
    expect(found.countries[1]?.domesticSales).toBeNaN();
  });
});

describe('what a shock cannot be', () => {
  it.each([
    ['a negative ratio', shocked({ costTerm: changed({ 1: -1 }, ones) }), 'from AUS to JPN'],
    ['a ratio that is no number', shocked({ costTerm: changed({ 2: Number.NaN }, ones) }), 'from AUS to USA'],
    ['another size', shocked({ costTerm: new Float64Array(4).fill(1) }), '4 cells'],
    ['a subsidy of all', shocked({ tariffs: changed({ 5: -1 }, free) }), 'from JPN to USA is -1'],
    [
      'a tariff at home',
      shocked({ tariffs: changed({ 8: 0.1 }, free) }),
      'USA would have a tariff on its own sales',
    ],
  ])('%s', (_, task, message) => {
    expect(problemOf(task).message).toContain(message);
  });
});

describe('what a model cannot be', () => {
  it.each([0, -4, Number.NaN, Number.POSITIVE_INFINITY])('a trade elasticity of %s', (tradeElasticity) => {
    expect(problemOf(() => solveOneSector(world, {}, { tradeElasticity })).message).toContain(
      'must be a number above 0',
    );
  });

  it.each([1, 0.5, Number.NaN])('an elasticity of substitution of %s', (sigma) => {
    expect(problemOf(() => fromSubstitution(sigma)).message).toContain('above 1');
    expect(fromSubstitution(5)).toBe(4);
  });

  it('a supply elasticity below 0, a tolerance of 0 or 1, a reference or closure that there is not', () => {
    const of = (more: object) => problemOf(() => solveOneSector(world, {}, { tradeElasticity: 4, ...more }));
    expect(of({ supplyElasticity: -1 }).message).toContain('0 (an endowment) or more');
    expect(of({ tolerance: 0 }).message).toContain('above 0');
    expect(of({ tolerance: 1 }).message).toContain('at most 0.0001');
    expect(of({ reference: 'USB' }).suggestions).toContain('USA');
    expect(problemOf(() => closureNamed('aditive')).suggestions).toEqual(['additive']);
    expect(problemOf(() => closureNamed('x')).suggestions).toContain('balanced');
  });

  it.each(['balanced', 'removed'])(
    'balanced trade (%s) where one only sells and the other only buys',
    (name) => {
      const oneWay = makeWorld({ countries, trade: changed({ 2: 0, 5: 0 }) });
      const solve = (closure: string) =>
        solveOneSector(oneWay, {}, { tradeElasticity: 4, closure: closureNamed(closure) });
      expect(problemOf(() => solve(name)).message).toContain('between AUS and USA goods go one way only');
      expect(solve('additive').converged).toBe(true);
    },
  );

  it('outputs and expenditures that are not positive', () => {
    const levels = {
      countries,
      costTerm: ones,
      output: Float64Array.of(1, 0, 1),
      expenditure: ones.slice(0, 3),
    };
    expect(problemOf(() => multilateralResistances({ ...levels, tradeElasticity: 4 })).message).toContain(
      'the output of JPN is 0',
    );
  });
});

describe('no number that is not one', () => {
  it('says how far a search came that did not end', () => {
    const options = { tradeElasticity: 4, maximumIterations: 2 };
    const shock = { costTerm: changed({ 1: 3, 5: 0.2 }, ones) };
    const problem = problemOf(() => solveOneSector(world, shock, options)) as NotConverged;
    expect(problem).toBeInstanceOf(NotConverged);
    expect(problem.convergence).toMatchObject({ iterations: 2, converged: false });
    expect(problem.convergence.residual).toBeGreaterThan(1e-6);
    expect(problem.message).toMatch(/after 2 iterations the residual is/);
  });

  it('refuses additive deficits that leave a country nothing to spend', () => {
    const lopsided = makeWorld({ countries, trade: Float64Array.of(1, 40, 40, 1, 200, 9, 1, 11, 500) });
    const shock = { costTerm: changed({ 1: 0.01, 2: 0.01 }, ones) };
    const problem = problemOf(() => solveOneSector(lopsided, shock, { tradeElasticity: 4 }));
    expect(problem.message).toContain('AUS would have nothing left to spend');
    const other = solveOneSector(lopsided, shock, {
      tradeElasticity: 4,
      closure: closureNamed('multiplicative'),
    });
    expect(other.countries.every(({ realIncome }) => realIncome > 0)).toBe(true);
  });
});
