import { Problem } from '../../base/index.js';
import { solveLinearSystem } from '../numeric/linearSystem.js';
import {
  accounts,
  type Industry,
  type IndustryResult,
  industryNames,
  requireIndustry,
  sharesOf,
  sizeOf,
  subsidyOf,
} from './industry.js';

export interface LinearResult extends IndustryResult {
  /**
   * Consumer surplus by the formula as it was published, E · (½ e P² sign(P) - P) with e negative: where the price of the
   * composite good rises its second-order term has the wrong sign.
   */
  readonly consumerSurplusAsPublished: Float64Array;
}

const singular = (whole: string): Problem =>
  new Problem('invalidInput', `${whole}: the prices are not determined by these elasticities`, [
    'an elasticity of demand or of supply above zero',
  ]);

function requireRange(
  industry: Industry,
  cells: Float64Array,
  what: string,
  name: (i: number) => string,
): void {
  const at = cells.findIndex((cell) => cell < 0);
  if (at < 0) return;
  const percent = ((cells[at] as number) - 1) * 100;
  throw new Problem(
    'invalidInput',
    `the linear solution of ${industryNames(industry).whole} ends below zero: ${what} of ${name(at)} changes by ${percent.toFixed(1)} %`,
    ['the shock is too large for a linear model; solve it exactly'],
  );
}

/**
 * GSIM as published: the linear model of percentage changes. With T = (1 + t1) / (1 + t0) - 1 and own and cross elasticities of
 * demand N(r,r) = -θ(r) e - (1 - θ(r)) σ, N(r,s) = θ(s) (σ - e), one linear equation a country makes world demand for its
 * exports equal its supply; everything follows from the prices.
 *
 * Throws Problem `invalidInput` for an industry that cannot be, and for a shock so large that a flow or a price would end below
 * zero: a linear model says nothing there.
 *
 * Source: Francois, J. and Hall, H. K. (2003), Global Simulation Analysis of Industry-Level Trade Policy, version 3.0.
 */
export function gsimLinear(industry: Industry): LinearResult {
  requireIndustry(industry);
  const n = sizeOf(industry);
  const { value, tariff, newTariff, demandElasticity, supplyElasticity, substitutionElasticity } = industry;
  const { expenditure, sales, spent, sold } = sharesOf(industry);
  const shocks = new Float64Array(n * n);
  for (let cell = 0; cell < n * n; cell += 1) {
    const old = tariff[cell] as number;
    shocks[cell] = ((newTariff[cell] as number) - old) / (1 + old);
  }
  const support = Float64Array.from({ length: n }, (_, r) => {
    const before = subsidyOf(industry.subsidy, r);
    return (subsidyOf(industry.newSubsidy ?? industry.subsidy, r) - before) / (1 + before);
  });
  /** the elasticity of importer v's demand for r in the price of s */
  const elasticity = (v: number, r: number, s: number): number => {
    const substitution = substitutionElasticity[v] as number;
    const all = (expenditure[s * n + v] as number) * (substitution - (demandElasticity[v] as number));
    return r === s ? all - substitution : all;
  };
  const price = new Float64Array(n);
  const system = new Float64Array(n * n);
  for (let r = 0; r < n; r += 1) {
    const supply = supplyElasticity[r] as number;
    if (supply === Infinity || sold[r] === 0) {
      system[r * n + r] = 1;
      price[r] = -(support[r] as number);
      continue;
    }
    for (let v = 0; v < n; v += 1) {
      const share = sales[r * n + v] as number;
      if (share === 0) continue;
      for (let s = 0; s < n; s += 1) {
        const response = share * elasticity(v, r, s);
        system[r * n + s] = (system[r * n + s] as number) + response;
        price[r] = (price[r] as number) - response * (shocks[s * n + v] as number);
      }
    }
    system[r * n + r] = (system[r * n + r] as number) - supply;
    price[r] = (price[r] as number) + supply * (support[r] as number);
  }
  if (!solveLinearSystem(system, price)) throw singular(industryNames(industry).whole);
  const compositePrice = new Float64Array(n).fill(1);
  const quantity = new Float64Array(n * n);
  const newValue = new Float64Array(n * n);
  const output = new Float64Array(n);
  for (let v = 0; v < n; v += 1) {
    const substitution = substitutionElasticity[v] as number;
    let common = 0;
    for (let s = 0; s < n; s += 1) {
      const share = expenditure[s * n + v] as number;
      const rise = (price[s] as number) + (shocks[s * n + v] as number);
      common += share * rise;
      // prices to buyers compound: (1 + p) (1 + T) - 1
      compositePrice[v] =
        (compositePrice[v] as number) + share * (rise + (price[s] as number) * (shocks[s * n + v] as number));
    }
    for (let r = 0; r < n; r += 1) {
      const cell = r * n + v;
      const change =
        common * (substitution - (demandElasticity[v] as number)) -
        substitution * ((price[r] as number) + (shocks[cell] as number));
      quantity[cell] = 1 + change;
      newValue[cell] = (value[cell] as number) * (1 + change) * (1 + (price[r] as number));
      output[r] = (output[r] as number) + (sales[cell] as number) * change;
    }
  }
  const producerSurplus = new Float64Array(n);
  const consumerSurplus = new Float64Array(n);
  const consumerSurplusAsPublished = new Float64Array(n);
  for (let c = 0; c < n; c += 1) {
    const received = (price[c] as number) + (support[c] as number);
    const revenue = (sold[c] as number) * (1 + subsidyOf(industry.subsidy, c));
    producerSurplus[c] =
      supplyElasticity[c] === Infinity ? 0 : revenue * received * (1 + (output[c] as number) / 2);
    const rise = (compositePrice[c] as number) - 1;
    const bend = ((demandElasticity[c] as number) * rise * rise) / 2;
    consumerSurplus[c] = (spent[c] as number) * (bend - rise);
    consumerSurplusAsPublished[c] = (spent[c] as number) * (-bend * Math.sign(rise) - rise);
  }
  const ratios = (changes: Float64Array): Float64Array => changes.map((change) => 1 + change);
  const { country, pair } = industryNames(industry);
  const prices = ratios(price);
  requireRange(industry, prices, 'the price', country);
  requireRange(industry, newValue, 'trade', pair);
  return {
    price: prices,
    producerPrice: ratios(price.map((change, r) => change + (support[r] as number))),
    output: ratios(output),
    compositePrice,
    quantity,
    newValue,
    producerSurplus,
    consumerSurplus,
    consumerSurplusAsPublished,
    ...accounts(industry, newValue, producerSurplus, consumerSurplus),
    convergence: { iterations: 0, residual: 0, tolerance: 0, converged: true },
  };
}
