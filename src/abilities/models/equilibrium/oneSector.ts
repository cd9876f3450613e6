import { basename } from 'node:path';
import { Problem } from '../../../base/index.js';
import {
  type ChosenTariffs,
  chooseTariffs,
  type Distribution,
  type DrawResults,
  drawOneSector,
  type Equilibrium,
  fromEffects,
  type Player,
  type Shock,
  solveOneSector,
  type TariffEquilibrium,
  type World,
} from '../../../economics/index.js';
import type { Label } from '../../../law/index.js';
import type { EquilibriumRequest } from '../equilibrium.js';
import type { Frame } from '../frame.js';
import type { EquilibriumModel } from './model.js';
import { type ReadOptions, readOptions, wholeOption } from './options.js';
import { highRates } from './pairs.js';
import { drawable, type ReadCoefficients, readCoefficients } from './readCoefficients.js';
import { type ReadShock, readShock } from './readShock.js';
import { readWorld } from './readWorld.js';

const MOST_DRAWS = 50_000;
/** Pairs of countries times draws: half a minute or so. */
const MOST_DRAWN_PAIRS = 100_000_000;
/** Each step of the search for tariffs takes time by the cube of the countries. */
const MOST_COUNTRIES_OPTIMAL = 400;

const SOURCES = [
  {
    title: 'Dekle, R., Eaton, J. and Kortum, S. (2007), Unbalanced Trade, American Economic Review 97(2)',
    locator: 'pages 351 to 355',
  },
  {
    title:
      'Baier, S. L., Yotov, Y. V. and Zylkin, T. (2019), On the widely differing effects of free trade agreements, Journal of International Economics 116',
    locator: 'pages 206 to 226',
  },
  {
    title:
      'Yotov, Y. V., Piermartini, R., Monteiro, J.-A. and Larch, M. (2016), An Advanced Guide to Trade Policy Analysis',
    locator: 'chapter 2',
  },
] as const;

/** The shock at the estimates themselves. */
function centralShock({ certain, coefficients, changes }: ReadShock): Shock {
  if (changes.length === 0) return certain;
  const effects = new Float64Array(changes[0]?.length ?? 0);
  for (const [k, change] of changes.entries()) {
    const coefficient = coefficients?.values[k] as number;
    for (let cell = 0; cell < effects.length; cell++) {
      effects[cell] = (effects[cell] as number) + coefficient * (change[cell] as number);
    }
  }
  const term = fromEffects(effects);
  const { costTerm, tariffs } = certain;
  return { tariffs, costTerm: costTerm ? term.map((each, cell) => each * (costTerm[cell] as number)) : term };
}

/** "USA", or "EU=DEU+FRA". */
function playerOf(text: string): Player {
  const [name = '', members] = text.split('=', 2);
  const all = (members ?? name).split('+').map((member) => member.trim());
  if (name.trim() !== '' && all.every((member) => member !== '')) return { name: name.trim(), members: all };
  throw new Problem('usage', `"${text}" names no country whose tariffs are to be found`, [
    '--optimal USA',
    '--optimal EU=DEU+FRA+ITA',
  ]);
}

const known = (value: number): number | null => (Number.isFinite(value) ? value : null);

const countriesOf = ({ countries }: Equilibrium) =>
  countries.map((country) => ({
    ...country,
    exports: known(country.exports),
    imports: known(country.imports),
    domesticSales: known(country.domesticSales),
  }));

const distributionOf = ({ mean, standardError, percentiles }: Distribution) => ({
  mean: known(mean),
  standardError: known(standardError),
  percentiles: percentiles.map(known),
});

const drawnOf = ({ draws, seed, percentiles, countries }: DrawResults) => ({
  draws,
  seed,
  percentiles,
  countries: countries.map(({ id, distributions: of }) => ({
    id,
    price: distributionOf(of.price),
    output: distributionOf(of.output),
    realIncome: distributionOf(of.realIncome),
    exports: distributionOf(of.exports),
    imports: distributionOf(of.imports),
    inwardResistance: distributionOf(of.inwardResistance),
    outwardResistance: distributionOf(of.outwardResistance),
  })),
});

const chosenOf = ({ players, convergence }: TariffEquilibrium, world: World) => ({
  players: players.map(({ name, rates, average, gradient }: ChosenTariffs) => ({
    name,
    average,
    gradient,
    rates: [...rates].map((rate, i) => ({ exporter: world.countries[i] as string, rate })),
  })),
  ...convergence,
});

function tradeFrame(world: World, { trade }: Equilibrium, tariffs: Float64Array | undefined): Frame {
  const { size, countries, tariffs: before } = world;
  return {
    exporter: (row) => countries[Math.floor(row / size)] as string,
    importer: (row) => countries[row % size] as string,
    trade: (row) => world.trade[row] as number,
    tradeNew: (row) => trade[row] as number,
    ...(before && { tariff: (row: number) => before[row] as number }),
    ...(tariffs && { tariffNew: (row: number) => tariffs[row] as number }),
  };
}

interface Found {
  readonly equilibrium: Equilibrium;
  readonly tariffs: Float64Array | undefined;
  readonly drawn?: DrawResults;
  readonly chosen?: TariffEquilibrium;
}

function solve(world: World, shock: ReadShock, options: ReadOptions, request: EquilibriumRequest): Found {
  const { draws, seed, optimal = [] } = request;
  const tariffs = shock.certain.tariffs ?? world.tariffs;
  if (seed !== undefined && draws === undefined) {
    throw new Problem('usage', '--seed is that of --draws, which is not given');
  }
  if (optimal.length > 0) {
    if (draws !== undefined)
      throw new Problem('usage', 'draws are not taken of chosen tariffs; leave one of both out');
    if (world.size > MOST_COUNTRIES_OPTIMAL) {
      throw new Problem(
        'invalidInput',
        `best tariffs are found among at most ${MOST_COUNTRIES_OPTIMAL} countries, and there are ${world.size}`,
        ['put small countries into a rest of the world'],
      );
    }
    const players = optimal.map(playerOf);
    const { costTerm } = centralShock(shock);
    const chosen = chooseTariffs(world, { players, costTerm, tariffs }, options);
    const after = (tariffs ?? new Float64Array(world.size ** 2)).slice();
    for (const [p, { members }] of players.entries()) {
      for (const member of members) {
        const j = world.countries.indexOf(member);
        for (let i = 0; i < world.size; i++) after[i * world.size + j] = chosen.players[p]?.rates[i] ?? 0;
      }
    }
    return { equilibrium: chosen.equilibrium, tariffs: after, chosen };
  }
  if (draws === undefined) {
    return { equilibrium: solveOneSector(world, centralShock(shock), options), tariffs };
  }
  const count = wholeOption(draws, '--draws', 2, MOST_DRAWS);
  if (count * world.size ** 2 > MOST_DRAWN_PAIRS) {
    throw new Problem(
      'invalidInput',
      `${count} draws of ${world.size} countries are too many for one question`,
      [`--draws ${Math.floor(MOST_DRAWN_PAIRS / world.size ** 2)}`],
    );
  }
  if (shock.changes.length === 0 || !shock.coefficients) {
    throw new Problem('usage', 'nothing can be drawn: no pair changes by a coefficient', [
      '--effect 0.2 --standard-error 0.05',
      '--coefficients estimates.csv, with the changes of the variables in the shock',
    ]);
  }
  const drawn = drawOneSector(
    world,
    {
      estimates: drawable(shock.coefficients),
      changes: shock.changes,
      besides: shock.certain,
      draws: count,
      seed: wholeOption(seed ?? '1', '--seed', 0, Number.MAX_SAFE_INTEGER),
    },
    options,
  );
  return { equilibrium: drawn.central, tariffs, drawn };
}

const NO_SHOCK: Label = {
  en: 'no shock is given: everything stays as it is',
  ja: '変化が指定されていないため、すべて元のまま',
};

/** Says how many pairs change on which nothing is traded, where nothing can come of it. */
function silentPairs({ trade, tariffs: before }: World, { certain, changes }: ReadShock): readonly Label[] {
  const { costTerm, tariffs = before } = certain;
  let silent = 0;
  for (const [cell, flow] of trade.entries()) {
    if (flow !== 0) continue;
    const moved =
      (costTerm?.[cell] ?? 1) !== 1 ||
      (tariffs?.[cell] ?? 0) !== (before?.[cell] ?? 0) ||
      changes.some((change) => change[cell] !== 0);
    if (moved) silent += 1;
  }
  if (silent === 0) return [];
  return [
    {
      en: `pairs that change and do not trade, on which nothing can come of it: ${silent}`,
      ja: `変化するが貿易のない組（影響なし）: ${silent}`,
    },
  ];
}

/** Whether anything changes at all. */
const changes = (request: EquilibriumRequest, shock: ReadShock): boolean =>
  request.shock !== undefined ||
  request.closure === 'removed' ||
  (request.optimal ?? []).length > 0 ||
  shock.certain.tariffs !== undefined;

/** Structural gravity of one sector, exact. */
export const oneSectorModel: EquilibriumModel = {
  takes: [
    'shock',
    'where',
    'columns',
    'tariffs',
    'elasticity',
    'substitutionElasticity',
    'supplyElasticity',
    'closure',
    'mode',
    'reference',
    'tolerance',
    'effect',
    'standardError',
    'coefficients',
    'fitted',
    'draws',
    'seed',
    'optimal',
    'zeroDomesticSales',
    'table',
  ],
  async solve(request, signal) {
    const options = readOptions(request);
    const { fitted = false, coefficients: file } = request;
    if (fitted && file === undefined) {
      throw new Problem('usage', '--fitted needs the coefficients that fit trade', [
        '--coefficients estimates.csv',
      ]);
    }
    const coefficients: ReadCoefficients | undefined =
      file === undefined ? undefined : await readCoefficients(file, signal);
    const { tradeElasticity } = options;
    const { world, newTariffs, notes } = await readWorld(request, tradeElasticity, coefficients, signal);
    const shock = await readShock(request, world, tradeElasticity, coefficients, newTariffs, signal);
    const { equilibrium, tariffs, drawn, chosen } = solve(world, shock, options, request);
    const { iterations, residual, tolerance, converged, walras } = equilibrium;
    return {
      answer: {
        model: 'one-sector',
        file: basename(request.file),
        mode: options.mode ?? 'full',
        closure: options.mode === 'conditional' ? null : options.closure.name,
        tradeElasticity,
        supplyElasticity: options.supplyElasticity ?? 0,
        reference: options.reference ?? null,
        countries: countriesOf(equilibrium),
        iterations,
        residual,
        tolerance,
        converged,
        walras,
        ...(drawn && { drawn: drawnOf(drawn) }),
        ...(chosen && { chosen: chosenOf(chosen, world) }),
        notes: [
          ...notes,
          ...highRates(world.tariffs, shock.certain.tariffs),
          ...silentPairs(world, shock),
          ...(changes(request, shock) ? [] : [NO_SHOCK]),
        ],
        citations: SOURCES,
      },
      trade: { frame: tradeFrame(world, equilibrium, tariffs), rows: world.size ** 2 },
    };
  },
};
