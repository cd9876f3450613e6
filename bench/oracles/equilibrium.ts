import {
  closureNamed,
  fromEffects,
  makeWorld,
  multilateralResistances,
  solveOneSector,
  solveWithEmployment,
} from '../../src/economics/index.js';
import { borderRemoval } from '../../test/helpers/borderRemoval.js';
import {
  euEnlargement,
  gegravitySample,
  liberationDayWithSellers,
  MODELS_PRESENT,
} from '../../test/helpers/modelData.js';
import { type Row, row } from './row.js';

const SHOWN = ['USA', 'DEU', 'JPN', 'SGP', 'ARG'] as const;

/** The row of a country in which ours is farthest from the published value. */
const farthest = (rows: readonly Row[]): Row =>
  rows.reduce((worst, each) => (Math.abs(each.difference) > Math.abs(worst.difference) ? each : worst));

/** The whole list as its farthest row, and some countries by themselves. */
const told = (model: string, what: string, rows: readonly Row[]): Row[] => [
  {
    ...farthest(rows),
    model,
    quantity: `${what}, the farthest of ${rows.length}: ${farthest(rows).quantity}`,
  },
  ...rows
    .filter(({ quantity }) => (SHOWN as readonly string[]).includes(quantity))
    .map((each) => ({ ...each, model, quantity: `${what}, ${each.quantity}` })),
];

function enlargement(): Row[] {
  const { countries, trade, joins, coefficient, welfare } = euEnlargement();
  const costTerm = fromEffects(joins.map((joined) => joined * coefficient));
  const found = solveOneSector(
    makeWorld({ countries, trade }),
    { costTerm },
    { tradeElasticity: 4, closure: closureNamed('additive') },
  );
  const model = 'EU enlargement, 44 economies, additive deficits';
  return told(
    model,
    'welfare, new to old',
    found.countries.map(({ id, realIncome }) => row(model, id, welfare.get(id) ?? Number.NaN, realIncome)),
  );
}

function borders(): Row[] {
  const { conditional, full, results } = borderRemoval();
  const model = 'Advanced Guide, no borders, 69 countries';
  const compare = (column: string, ours: (place: number) => number) =>
    results.map((published, place) =>
      row(model, published.country ?? '', Number(published[column]), (ours(place) - 1) * 100),
    );
  const place = (i: number) => full.countries.findIndex(({ id }) => id === results[i]?.country);
  const of = (i: number) => full.countries[place(i)];
  const stopped = 'full, per cent (the book stops its loop early, ours is the fixed point)';
  return [
    ...told(
      model,
      'exports, conditional, per cent',
      compare('change_Xi_CDL', (i) => conditional.countries[place(i)]?.exports ?? Number.NaN),
    ),
    ...told(
      model,
      `real GDP, ${stopped}`,
      compare('change_rGDP_FULL', (i) => of(i)?.realOutput ?? Number.NaN),
    ),
    ...told(
      model,
      `factory-gate price, ${stopped}`,
      compare('change_price_FULL', (i) => of(i)?.price ?? Number.NaN),
    ),
    ...told(
      model,
      `inward resistance, ${stopped}`,
      compare('change_IMR_FULL', (i) => of(i)?.inwardResistance ?? Number.NaN),
    ),
    ...told(
      model,
      `exports, ${stopped}`,
      compare('change_Xi_FULL', (i) => of(i)?.exports ?? Number.NaN),
    ),
  ];
}

/** The documentation of gegravity prints the resistances of Japan at these coefficients. */
function resistances(): Row[] {
  const { countries, output, expenditure, variables } = gegravitySample();
  const coefficients = [
    [variables.lndist, -0.3764],
    [variables.contiguity, 0.885],
    [variables.pta, 0.4823],
    [variables.common_language, 0.0392],
    [variables.international, -3.4224],
  ] as const;
  const costTerm = variables.pta.map((_, cell) =>
    Math.exp(coefficients.reduce((sum, [variable, value]) => sum + value * (variable[cell] ?? 0), 0)),
  );
  const { inward, outward } = multilateralResistances({
    countries,
    costTerm,
    output,
    expenditure,
    tradeElasticity: 4,
    reference: 'DEU',
  });
  const japan = countries.indexOf('JPN');
  const model = 'gegravity, 30 countries, its documentation';
  return [
    row(model, 'inward resistance of JPN', 0.9614086322479758, inward[japan] ?? Number.NaN),
    row(model, 'outward resistance of JPN', 3.1061335655869926, outward[japan] ?? Number.NaN),
  ];
}

/** The announced tariffs of 2025 on 194 economies, by the authors' own run. */
function announcedTariffs(): Row[] {
  const { countries, trade, announced, options, results } = liberationDayWithSellers();
  const world = makeWorld({ countries, trade }, { domesticSalesMayBeZero: true });
  const found = solveWithEmployment(world, announced, options).countries;
  const model = 'tariffs of 2 April 2025, 194 economies, with employment';
  return Object.entries(results).flatMap(([id, published]) => {
    const country = found.find((each) => each.id === id);
    const change = (ratio = Number.NaN) => (ratio - 1) * 100;
    return [
      row(model, `welfare of ${id}, per cent`, published.welfare, change(country?.welfare)),
      row(model, `imports of ${id} to output, per cent`, published.imports, change(country?.imports)),
      row(model, `employment of ${id}, per cent`, published.employment, change(country?.employment)),
    ];
  });
}

/** Published general equilibria beside ours. */
export function oracles(): readonly Row[] {
  if (MODELS_PRESENT) return [...enlargement(), ...borders(), ...resistances(), ...announcedTariffs()];
  console.log('skipped: ../shared/data/models is missing, no equilibrium is compared');
  return [];
}
