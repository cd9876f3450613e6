import { Problem } from '../../base/index.js';
import { type Convergence, NotConverged } from '../convergence.js';
import { andersonFixedPoint, andersonWorkspace } from '../numeric/anderson.js';
import { checkTradeElasticity } from './elasticity.js';
import { columnSums } from './prices.js';
import type { World } from './world.js';

export interface EmploymentOptions {
  /** ε, as θ elsewhere: σ − 1 */
  readonly tradeElasticity: number;
  /** κ: employment rises by κ per cent with the real wage after tax */
  readonly labourSupplyElasticity: number;
  /** ψ: productivity rises by ψ per cent with employment */
  readonly scaleElasticity: number;
  /** φ of each importer: how much of its tariff buyers feel; 1 where it is passed on whole */
  readonly passThrough: Float64Array;
  /** ν of each importer: the part of what it spends on goods that is earned at home, by those who sell them */
  readonly localShare: Float64Array;
  /** what governments do with the revenue: lower the tax on income, or give it to all alike */
  readonly rebate: 'incomeTax' | 'lumpSum';
  readonly tolerance?: number | undefined;
  readonly maximumIterations?: number | undefined;
}

/** Ratios, new to old. */
export interface EmploymentOutcome {
  readonly id: string;
  readonly welfare: number;
  readonly employment: number;
  readonly priceIndex: number;
  readonly wage: number;
  /** value of output */
  readonly output: number;
  /** exports as a share of output; NaN where there were none */
  readonly exports: number;
  /** imports before tariffs as a share of output; NaN where there were none */
  readonly imports: number;
  /** tariff revenue after, as a part of expenditure before */
  readonly revenueShare: number;
}

export interface EmploymentEquilibrium extends Convergence {
  readonly countries: readonly EmploymentOutcome[];
  /** n × n, after, before tariffs */
  readonly trade: Float64Array;
}

/** A wage is never taken to pull on its market by less than this. */
const weakestPull = 0.1;

function check(world: World, options: EmploymentOptions): void {
  const { labourSupplyElasticity, scaleElasticity, passThrough, localShare } = options;
  checkTradeElasticity(options.tradeElasticity);
  const refuse = (message: string): never => {
    throw new Problem('invalidInput', message);
  };
  if (world.tariffs) refuse('the model with employment starts from a world without tariffs');
  if (!(labourSupplyElasticity >= 0))
    refuse(`the elasticity of labour supply is ${labourSupplyElasticity}; it is 0 or more`);
  if (!(scaleElasticity >= 0)) refuse(`the scale elasticity is ${scaleElasticity}; it is 0 or more`);
  for (const [i, id] of world.countries.entries()) {
    const [felt, local] = [passThrough[i] ?? Number.NaN, localShare[i] ?? Number.NaN];
    if (!(felt > 0)) refuse(`the pass-through of ${id} is ${felt}; it is above 0`);
    if (!(local >= 0 && local < 1)) refuse(`the local share of ${id} is ${local}; it is from 0 to below 1`);
  }
}

/**
 * The one-sector equilibrium after tariffs in which employment answers to the real wage, productivity to employment, and
 * revenue may lower the tax on income: the model of Ignatenko, Macedoni, Lashkaripour and Simonovska (2025), in ratios
 * new to old. With w, L, E wages, employment and expenditure, c_i = w_i L_i^(−ψ) and A_ij = X_ij (1 + t_ij)^(−ε φ_j):
 *
 *   S_j = Σ_i A_ij c_i^(−ε)        P_j = (Ê_j / ŵ_j)^(1−φ_j) (S_j / E_j)^(−1/ε)
 *   X'_ij = A_ij c_i^(−ε) E'_j / S_j / (1 + t_ij)
 *   Y'_i = Σ_j (1 − ν_j) X'_ij + ν_i Σ_j X'_ji = ŵ_i L̂_i Y_i
 *   E'_i = revenue_i + Y'_i + D_i (world output, new to old)
 *   L̂_i = (ŵ_i / P_i / (1 − revenue_i / Y'_i))^κ, without the last term where revenue is given to all alike
 *
 * Deficits D are additive; the numeraire is the world's consumer prices, Σ E_j P_j = Σ E_j. With κ, ψ and ν of 0 and φ of
 * 1 it is `solveOneSector` with additive deficits. Throws Problem `invalidInput` for parameters that cannot be, and
 * NotConverged.
 */
export function solveWithEmployment(
  world: World,
  tariffs: Float64Array,
  options: EmploymentOptions,
): EmploymentEquilibrium {
  check(world, options);
  const { size, countries, trade: base, expenditure: spent } = world;
  const { tradeElasticity: epsilon, labourSupplyElasticity: kappa, scaleElasticity: psi } = options;
  const {
    passThrough: felt,
    localShare: local,
    rebate,
    tolerance = 1e-11,
    maximumIterations = 3_000,
  } = options;
  const faced = base.map((flow, cell) => {
    const rate = tariffs[cell] as number;
    return rate === 0 ? flow : flow * (1 + rate) ** (-epsilon * (felt[cell % size] as number));
  });
  const net = faced.map((flow, cell) => flow / (1 + (tariffs[cell] as number)));
  const output = earnings(base, local, size);
  const deficit = spent.map((value, i) => value - (output[i] as number));
  const total = (values: Float64Array) => values.reduce((sum, each) => sum + each, 0);
  const [worldOutput, worldSpent] = [total(output), total(spent)];

  const vector = () => new Float64Array(size);
  const power = vector();
  const spending = vector();
  const received = vector();
  const weight = vector();
  const overlap = vector();
  const earned = vector();
  const paid = vector();
  const spentNow = vector();
  const prices = vector();
  const revenue = vector();
  const trade = new Float64Array(size * size);
  // the unknowns: logarithms of wages, then of employment
  const wageOf = (point: Float64Array, i: number) => point[i] as number;
  const employmentOf = (point: Float64Array, i: number) => point[size + i] as number;

  const evaluate = (point: Float64Array) => {
    let income = 0;
    for (let i = 0; i < size; i++) {
      power[i] = Math.exp(-epsilon * (wageOf(point, i) - psi * employmentOf(point, i)));
      paid[i] = (output[i] as number) * Math.exp(wageOf(point, i) + employmentOf(point, i));
      income += paid[i] as number;
    }
    columnSums(faced, power, spending);
    columnSums(net, power, received);
    for (let j = 0; j < size; j++) {
      // what reaches sellers is income and deficit; revenue is the rest of what is spent
      const reaches = (paid[j] as number) + (deficit[j] as number) * (income / worldOutput);
      weight[j] = reaches / (received[j] as number);
      const now = (weight[j] as number) * (spending[j] as number);
      spentNow[j] = now / (spent[j] as number);
      revenue[j] = now - reaches;
      const apart = (1 - (felt[j] as number)) * (Math.log(spentNow[j] as number) - wageOf(point, j));
      const index = Math.log((spending[j] as number) / (spent[j] as number)) / epsilon;
      prices[j] = Math.exp(apart - index);
    }
    for (let j = 0; j < size; j++) spending[j] = 1 / (spending[j] as number);
    for (let i = 0; i < size; i++) {
      const times = power[i] as number;
      let rival = 0;
      for (let j = 0; j < size; j++) {
        const cell = i * size + j;
        const flow = (net[cell] as number) * times * (weight[j] as number);
        trade[cell] = flow;
        rival += flow * (faced[cell] as number) * (spending[j] as number);
      }
      overlap[i] = rival * times;
    }
  };
  const map = (point: Float64Array, image: Float64Array) => {
    evaluate(point);
    earnings(trade, local, size, earned);
    const cost = prices.reduce((sum, price, j) => sum + price * (spent[j] as number), 0);
    const level = Math.log(cost / worldSpent);
    for (let i = 0; i < size; i++) {
      const demand = earned[i] as number;
      const tax = rebate === 'incomeTax' ? Math.log(1 - (revenue[i] as number) / (paid[i] as number)) : 0;
      const home = ((net[i * size + i] as number) * (power[i] as number)) / (received[i] as number);
      const pull = 1 + epsilon - (epsilon * (overlap[i] as number)) / demand - home;
      image[i] =
        wageOf(point, i) + Math.log(demand / (paid[i] as number)) / Math.max(pull, weakestPull) - level;
      image[size + i] = kappa * (wageOf(point, i) - Math.log(prices[i] as number) - tax);
    }
  };
  const point = new Float64Array(2 * size);
  const workspace = andersonWorkspace(2 * size, 12);
  const end = andersonFixedPoint(point, map, { tolerance, maximumIterations, workspace });
  if (!end.converged) throw new NotConverged('the equilibrium with employment', end);
  evaluate(point);
  const foreign = (flows: Float64Array, along: (j: number) => number, home: number) => {
    let sum = 0;
    for (let j = 0; j < size; j++) if (along(j) !== home) sum += flows[along(j)] as number;
    return sum;
  };
  return {
    ...end,
    trade,
    countries: countries.map((id, i): EmploymentOutcome => {
      const grown = Math.exp(wageOf(point, i) + employmentOf(point, i));
      const price = prices[i] as number;
      const before = spent[i] as number;
      const tax = rebate === 'incomeTax' ? (revenue[i] as number) / ((output[i] as number) * grown) : 0;
      // the effort that earns an income counts against it, κ / (1 + κ) of pay after tax
      const effort = (kappa * (1 - tax) * (output[i] as number)) / (1 + kappa);
      const consumption = before / (before - effort);
      const home = i * size + i;
      const sold = (flows: Float64Array) => foreign(flows, (j) => i * size + j, home);
      const bought = (flows: Float64Array) => foreign(flows, (j) => j * size + i, home);
      return {
        id,
        welfare: (consumption * (spentNow[i] as number) + (1 - consumption) * grown) / price,
        employment: Math.exp(employmentOf(point, i)),
        priceIndex: price,
        wage: Math.exp(wageOf(point, i)),
        output: grown,
        exports: sold(trade) / sold(base) / grown,
        imports: bought(trade) / bought(base) / grown,
        revenueShare: (revenue[i] as number) / before,
      };
    }),
  };
}

/** What each country earns: its sales less what stays with their sellers abroad, and what sellers earn at home. */
function earnings(
  trade: Float64Array,
  local: Float64Array,
  size: number,
  earned: Float64Array = new Float64Array(size),
): Float64Array {
  earned.fill(0);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const flow = trade[i * size + j] as number;
      const stays = (local[j] as number) * flow;
      earned[i] = (earned[i] as number) + flow - stays;
      earned[j] = (earned[j] as number) + stays;
    }
  }
  return earned;
}
