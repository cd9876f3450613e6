import { Problem } from '../../base/index.js';
import type { Convergence } from '../convergence.js';
import { isAmount, isElasticity, isFiniteElasticity, isTariff, requireCells } from './markets.js';

/**
 * The world market of one industry. Matrices have a row an exporter and a column an importer, by rows: the cell of exporter r
 * and importer v is at r * n + v; sales at home are on the diagonal. Vectors have a cell a country.
 */
export interface Industry {
  readonly countries: readonly string[];
  /** at world prices, in any one unit */
  readonly value: Float64Array;
  /** ad valorem, as a fraction */
  readonly tariff: Float64Array;
  readonly newTariff: Float64Array;
  /** of the composite good, as a magnitude */
  readonly demandElasticity: Float64Array;
  /** of the industry's output; Infinity for a given price */
  readonly supplyElasticity: Float64Array;
  /** between sources, by importer; above one */
  readonly substitutionElasticity: Float64Array;
  /** on output, as a fraction of the world price; none where absent */
  readonly subsidy?: Float64Array;
  readonly newSubsidy?: Float64Array;
  /** what messages call it and its parts; the countries where it is not given */
  readonly names?: IndustryNames;
}

export interface IndustryNames {
  readonly whole: string;
  country(place: number): string;
  pair(cell: number): string;
}

export function industryNames({ countries, names }: Industry): IndustryNames {
  const country = (place: number): string => countries[place] ?? `country ${place + 1}`;
  const n = countries.length;
  return (
    names ?? {
      whole: 'the world market',
      country,
      pair: (cell) => `${country(Math.floor(cell / n))} to ${country(cell % n)}`,
    }
  );
}

export interface IndustryResult {
  /** world price of an exporter, new to old */
  readonly price: Float64Array;
  /** what the producer receives, new to old: with the subsidy */
  readonly producerPrice: Float64Array;
  /** output of an exporter, new to old */
  readonly output: Float64Array;
  /** price of the composite good to buyers, by importer, new to old */
  readonly compositePrice: Float64Array;
  /** quantities traded, new to old */
  readonly quantity: Float64Array;
  /** at world prices */
  readonly newValue: Float64Array;
  readonly producerSurplus: Float64Array;
  readonly consumerSurplus: Float64Array;
  readonly revenueChange: Float64Array;
  /** more paid as subsidies */
  readonly subsidyChange: Float64Array;
  /** producer and consumer surplus and revenue, less subsidies */
  readonly net: Float64Array;
  /** the residual is the largest gap between log demand and log supply, over one plus the supply elasticity */
  readonly convergence: Convergence;
}

/** What both solutions start from. */
export interface Shares {
  /** of importer v's expenditure at its prices, on exporter r */
  readonly expenditure: Float64Array;
  /** of exporter r's sales at world prices, to importer v */
  readonly sales: Float64Array;
  readonly spent: Float64Array;
  readonly sold: Float64Array;
}

export const sizeOf = ({ countries }: Industry): number => countries.length;

const NONE = new Float64Array(0);
export const subsidyOf = (subsidy: Float64Array | undefined, country: number): number =>
  (subsidy ?? NONE)[country] ?? 0;

/**
 * Throws Problem `invalidInput` for an industry that is none: no country, arrays that do not fit, negative flows, tariffs at or
 * below -100 %, no trade at all, elasticities that cannot be.
 */
export function requireIndustry(industry: Industry): void {
  const { countries } = industry;
  const n = countries.length;
  const { whole, country, pair } = industryNames(industry);
  if (n === 0) throw new Problem('invalidInput', 'there is no market: not one country');
  const matrices = [industry.value, industry.tariff, industry.newTariff];
  const { demandElasticity, supplyElasticity, substitutionElasticity, subsidy, newSubsidy } = industry;
  const vectors = [demandElasticity, supplyElasticity, substitutionElasticity, subsidy, newSubsidy];
  if (
    matrices.some((cells) => cells.length !== n * n) ||
    vectors.some((cells) => cells && cells.length !== n)
  ) {
    throw new Problem('invalidInput', `the arrays do not fit ${n} countries`);
  }
  requireCells('value', industry.value, isAmount, 'a number, zero or more', pair);
  requireCells('tariff', industry.tariff, isTariff, 'a number above -1 (-100 %)', pair);
  requireCells('new tariff', industry.newTariff, isTariff, 'a number above -1 (-100 %)', pair);
  for (const cells of [subsidy, newSubsidy]) {
    if (cells) requireCells('subsidy', cells, isTariff, 'a number above -1 (-100 %)', country);
  }
  const magnitude = 'zero or more (give the magnitude, 1.2 for -1.2)';
  requireCells('elasticity of demand', demandElasticity, isFiniteElasticity, magnitude, country);
  requireCells('elasticity of supply', supplyElasticity, isElasticity, magnitude, country);
  requireCells(
    'elasticity of substitution',
    substitutionElasticity,
    (cell) => cell > 1 && cell < Infinity,
    'above one, or sources would be no substitutes',
    country,
  );
  if (!industry.value.some((cell) => cell > 0)) {
    throw new Problem('invalidInput', `${whole}: its trade is zero, so there is no market to solve`);
  }
  if (![...demandElasticity, ...supplyElasticity].some((cell) => cell > 0)) {
    throw new Problem(
      'invalidInput',
      `${whole}: neither demand nor supply answers to prices, so no price is determined`,
      ['an elasticity of demand or of supply above zero'],
    );
  }
}

export function sharesOf(industry: Industry): Shares {
  const n = sizeOf(industry);
  const { value, tariff } = industry;
  const expenditure = new Float64Array(n * n);
  const sales = new Float64Array(n * n);
  const spent = new Float64Array(n);
  const sold = new Float64Array(n);
  for (let r = 0; r < n; r += 1) {
    for (let v = 0; v < n; v += 1) {
      const flow = value[r * n + v] as number;
      spent[v] = (spent[v] as number) + flow * (1 + (tariff[r * n + v] as number));
      sold[r] = (sold[r] as number) + flow;
    }
  }
  for (let r = 0; r < n; r += 1) {
    for (let v = 0; v < n; v += 1) {
      const flow = value[r * n + v] as number;
      if (flow === 0) continue;
      expenditure[r * n + v] = (flow * (1 + (tariff[r * n + v] as number))) / (spent[v] as number);
      sales[r * n + v] = flow / (sold[r] as number);
    }
  }
  return { expenditure, sales, spent, sold };
}

/** Revenue, subsidies and the net sum from the new flows and the surpluses. */
export function accounts(
  industry: Industry,
  newValue: Float64Array,
  producerSurplus: Float64Array,
  consumerSurplus: Float64Array,
): Pick<IndustryResult, 'revenueChange' | 'subsidyChange' | 'net'> {
  const n = sizeOf(industry);
  const { value, tariff, newTariff, subsidy, newSubsidy } = industry;
  const revenueChange = new Float64Array(n);
  const subsidyChange = new Float64Array(n);
  for (let r = 0; r < n; r += 1) {
    const before = subsidyOf(subsidy, r);
    const after = subsidyOf(newSubsidy ?? subsidy, r);
    for (let v = 0; v < n; v += 1) {
      const cell = r * n + v;
      const old = value[cell] as number;
      const flow = newValue[cell] as number;
      revenueChange[v] =
        (revenueChange[v] as number) + (newTariff[cell] as number) * flow - (tariff[cell] as number) * old;
      subsidyChange[r] = (subsidyChange[r] as number) + after * flow - before * old;
    }
  }
  const net = producerSurplus.map(
    (surplus, country) =>
      surplus +
      (consumerSurplus[country] as number) +
      (revenueChange[country] as number) -
      (subsidyChange[country] as number),
  );
  return { revenueChange, subsidyChange, net };
}
