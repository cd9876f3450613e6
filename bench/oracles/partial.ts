import { gsimLinear } from '../../src/economics/index.js';
import { type Row, row } from './row.js';

const COUNTRIES = ['United States', 'Japan', 'European Union', 'rest of the world'];

/** Francois and Hall (2003): a free-trade area of the United States and the European Union; changes of world prices. */
const PUBLISHED = [0.0792, -0.0316, 0.048, -0.0184];

const TARIFFS = [
  [0, 0.21, 0.41, 0.22],
  [0.37, 0, 0.31, 0.23],
  [0.32, 0.36, 0, 0.18],
  [0.57, 0.41, 0.25, 0.15],
];
const TRADE = [
  [0, 50, 200, 300],
  [500, 0, 150, 200],
  [300, 100, 200, 200],
  [50, 100, 110, 20],
];

/** The example of GSIM as published, beside our linear solution. */
export function oracles(): readonly Row[] {
  const all = (elasticity: number): Float64Array => new Float64Array(4).fill(elasticity);
  const tariff = Float64Array.from(TARIFFS.flat());
  const { price } = gsimLinear({
    countries: COUNTRIES,
    value: Float64Array.from(TRADE.flat()),
    tariff,
    newTariff: tariff.map((rate, cell) => (cell === 2 || cell === 8 ? 0 : rate)),
    demandElasticity: all(1.25),
    supplyElasticity: all(1.5),
    substitutionElasticity: all(5),
  });
  return COUNTRIES.map((country, i) =>
    row(
      'GSIM, linear, example of Francois and Hall (2003)',
      `change of the world price, ${country}`,
      PUBLISHED[i] as number,
      (price[i] as number) - 1,
    ),
  );
}
