import {
  chooseTariffs,
  closureNamed,
  drawOneSector,
  type EmploymentOptions,
  makeWorld,
  type Shock,
  solveOneSector,
  solveWithEmployment,
} from '../../src/economics/index.js';
import { borderRemoval } from '../../test/helpers/borderRemoval.js';
import {
  liberationDay,
  liberationDayWithSellers,
  MODELS_PRESENT,
  modelRows,
  square,
} from '../../test/helpers/modelData.js';
import { measured } from '../measure.js';
import type { Timing } from './row.js';

/** Times a task by its median, beside what it found. */
function timed(what: string, task: () => string, toBeat?: number): Timing {
  let found = '';
  const { seconds, first } = measured(() => {
    found = task();
  }, 9);
  return { what, seconds, first, found, ...(toBeat !== undefined && { toBeat }) };
}

const percent = (ratio = Number.NaN): string => `${((ratio - 1) * 100).toFixed(3)} %`;

function sixtyNine(): Timing[] {
  const { world, shock, options } = borderRemoval();
  const { matrix } = square(
    modelRows('agtpa/agtpa_applications.csv.gz').filter(({ year }) => year === '2006'),
  );
  const leaves = matrix(({ rta }) => -Number(rta));
  const usa = world.countries.indexOf('USA');
  const solved = (mode: 'full' | 'conditional') => () => {
    const { iterations, residual, countries } = solveOneSector(world, shock, { ...options, mode });
    return `${iterations} iterations to ${residual.toExponential(1)}, real output of USA ${percent(countries[usa]?.realOutput)}`;
  };
  return [
    timed('69 countries, borders removed, full equilibrium', solved('full'), 0.005),
    timed('69 countries, borders removed, conditional', solved('conditional')),
    timed(
      '69 countries, no trade agreements, 1,000 draws of the coefficient 0.557 (0.102)',
      () => {
        const { countries, iterations } = drawOneSector(
          world,
          {
            estimates: {
              names: ['rta'],
              values: Float64Array.of(0.5571853),
              covariance: Float64Array.of(0.102 ** 2),
            },
            changes: [leaves],
            draws: 1000,
            seed: 1,
          },
          options,
        );
        const { mean = 1, standardError = 0 } = countries[usa]?.distributions.realIncome ?? {};
        return `at most ${iterations} iterations, real income of USA ${percent(mean)} (${(standardError * 100).toFixed(3)})`;
      },
      3,
    ),
  ];
}

/** The world of 194 economies under nine changes of tariffs. */
function worldWide(): Timing[] {
  const { countries, trade, us, announced, retaliated } = liberationDay();
  const world = makeWorld({ countries, trade }, { domesticSalesMayBeZero: true });
  const tenth = announced.map((rate) => Math.min(rate, 0.1));
  const answered = retaliated.map((rate) => Math.min(rate, 0.1));
  const at = (tradeElasticity: number, closure: string) => ({
    tradeElasticity,
    closure: closureNamed(closure),
  });
  const scenarios: readonly (readonly [tariffs: Float64Array, options: ReturnType<typeof at>])[] = [
    [announced, at(4, 'additive')],
    [retaliated, at(4, 'additive')],
    [announced, at(2, 'additive')],
    [announced, at(8, 'additive')],
    [announced, at(4, 'multiplicative')],
    [retaliated, at(4, 'multiplicative')],
    [announced, at(4, 'balanced')],
    [tenth, at(4, 'additive')],
    [answered, at(4, 'additive')],
  ];
  const usa = { name: 'USA', members: ['USA'] };
  const chosen =
    (players: readonly { readonly name: string; readonly members: readonly string[] }[]) => () => {
      const { convergence, players: all, equilibrium } = chooseTariffs(world, { players }, at(4, 'balanced'));
      const own = all.find(({ name }) => name === 'USA');
      return `${convergence.iterations} iterations, average of USA ${((own?.average ?? 0) * 100).toFixed(2)} %, its real income ${percent(equilibrium.countries[us]?.realIncome)}`;
    };
  return [
    timed(
      '194 countries, nine tariff scenarios',
      () =>
        scenarios
          .map(([tariffs, options]) => {
            const shock: Shock = { tariffs };
            return percent(solveOneSector(world, shock, options).countries[us]?.realIncome);
          })
          .join(', '),
      0.5,
    ),
    timed('194 countries, optimal tariffs of USA', chosen([usa])),
    timed(
      '194 countries, tariffs of all in Nash equilibrium',
      chosen(countries.map((name) => ({ name, members: [name] }))),
    ),
  ];
}

/** The same tariffs with employment, scale and sellers at home, nine ways. */
function withEmployment(): Timing {
  const { countries, trade, us, announced, retaliated, options } = liberationDayWithSellers();
  const world = makeWorld({ countries, trade }, { domesticSalesMayBeZero: true });
  const less = options.passThrough.map((felt) => felt - 0.75);
  const size = countries.length;
  const none = { localShare: new Float64Array(size), passThrough: new Float64Array(size).fill(1) };
  const tenth = announced.map((rate) => Math.min(rate, 0.1));
  const scenarios: readonly (readonly [tariffs: Float64Array, changed: Partial<EmploymentOptions>])[] = [
    [announced, {}],
    [announced, { passThrough: less }],
    [announced, none],
    [announced, { rebate: 'lumpSum' }],
    [announced, { tradeElasticity: 8 }],
    [retaliated, {}],
    [retaliated, none],
    [tenth, {}],
    [retaliated.map((rate) => Math.min(rate, 0.1)), {}],
  ];
  return timed(
    '194 countries with employment, nine tariff scenarios',
    () =>
      scenarios
        .map(([tariffs, changed]) =>
          percent(solveWithEmployment(world, tariffs, { ...options, ...changed }).countries[us]?.welfare),
        )
        .join(', '),
    0.5,
  );
}

/** Times of the one-sector general equilibrium, from typed arrays in memory. */
export function equilibrium(): readonly Timing[] {
  if (MODELS_PRESENT) return [...sixtyNine(), ...worldWide(), withEmployment()];
  console.log('skipped: ../shared/data/models is missing, the equilibrium of one sector is not timed');
  return [];
}
