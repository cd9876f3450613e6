import { NotConverged } from '../convergence.js';
import { solveLinearSystem } from '../numeric/linearSystem.js';
import { logTariffFactor } from './armington.js';
import {
  accounts,
  type Industry,
  type IndustryResult,
  requireIndustry,
  type Shares,
  sharesOf,
  sizeOf,
  subsidyOf,
} from './industry.js';
import { demandArea, supplyArea } from './surplus.js';

const TOLERANCE = 1e-12;
const MOST_ITERATIONS = 100;
const MOST_HALVINGS = 40;

/** The world market at given log prices: what is bought, and how far it is from what is sold. */
class World {
  readonly logPrice: Float64Array;
  readonly logIndex: Float64Array;
  readonly logQuantity: Float64Array;
  readonly newShares: Float64Array;
  /** log demand less log supply of each exporter; the first-order condition of a fixed price where supply is infinite */
  readonly gap: Float64Array;
  readonly demand: Float64Array;
  residual = 0;
  readonly #industry: Industry;
  readonly #shares: Shares;
  readonly #logTariffs: Float64Array;
  readonly #logSupport: Float64Array;

  constructor(industry: Industry, shares: Shares) {
    const n = sizeOf(industry);
    this.#industry = industry;
    this.#shares = shares;
    this.logPrice = new Float64Array(n);
    this.logIndex = new Float64Array(n);
    this.logQuantity = new Float64Array(n * n);
    this.newShares = new Float64Array(n * n);
    this.gap = new Float64Array(n);
    this.demand = new Float64Array(n);
    this.#logTariffs = industry.tariff.map((tariff, cell) =>
      logTariffFactor(tariff, industry.newTariff[cell] as number),
    );
    this.#logSupport = Float64Array.from({ length: n }, (_, r) =>
      logTariffFactor(subsidyOf(industry.subsidy, r), subsidyOf(industry.newSubsidy ?? industry.subsidy, r)),
    );
  }

  received(r: number): number {
    return (this.logPrice[r] as number) + (this.#logSupport[r] as number);
  }

  isGiven(r: number): boolean {
    return this.#industry.supplyElasticity[r] === Infinity || this.#shares.sold[r] === 0;
  }

  evaluate(): void {
    const n = this.logPrice.length;
    for (let v = 0; v < n; v += 1) this.#buy(v, n);
    this.residual = 0;
    for (let r = 0; r < n; r += 1) {
      const supply = this.#industry.supplyElasticity[r] as number;
      let excess = 0;
      for (let v = 0; v < n; v += 1) {
        const share = this.#shares.sales[r * n + v] as number;
        if (share !== 0) excess += share * Math.expm1(this.logQuantity[r * n + v] as number);
      }
      this.demand[r] = 1 + excess;
      const given = this.isGiven(r);
      const gap = given ? this.received(r) : Math.log1p(excess) - supply * this.received(r);
      this.gap[r] = gap;
      const scaled = Math.abs(given ? gap : gap / (1 + supply));
      if (!(scaled <= this.residual)) this.residual = scaled;
    }
  }

  #buy(v: number, n: number): void {
    const substitution = this.#industry.substitutionElasticity[v] as number;
    const power = 1 - substitution;
    const { expenditure } = this.#shares;
    let largest = -Infinity;
    for (let r = 0; r < n; r += 1) {
      const cell = r * n + v;
      const exponent = power * ((this.logPrice[r] as number) + (this.#logTariffs[cell] as number));
      this.newShares[cell] = exponent;
      if ((expenditure[cell] as number) > 0 && exponent > largest) largest = exponent;
    }
    if (largest === -Infinity) return;
    let excess = 0;
    let weight = 0;
    for (let r = 0; r < n; r += 1) {
      const cell = r * n + v;
      const share = expenditure[cell] as number;
      const rest = share === 0 ? 0 : Math.expm1((this.newShares[cell] as number) - largest);
      excess += share * rest;
      weight += share * (1 + rest);
      this.newShares[cell] = share * (1 + rest);
    }
    const index = (Math.log1p(excess) + largest) / power;
    this.logIndex[v] = index;
    const common = (substitution - (this.#industry.demandElasticity[v] as number)) * index;
    for (let r = 0; r < n; r += 1) {
      const cell = r * n + v;
      this.newShares[cell] = (this.newShares[cell] as number) / weight;
      this.logQuantity[cell] =
        common - substitution * ((this.logPrice[r] as number) + (this.#logTariffs[cell] as number));
    }
  }

  /** The derivative of the gaps in the log prices. */
  derivative(matrix: Float64Array): void {
    const n = this.logPrice.length;
    const { substitutionElasticity, demandElasticity, supplyElasticity } = this.#industry;
    matrix.fill(0);
    for (let r = 0; r < n; r += 1) {
      if (this.isGiven(r)) {
        matrix[r * n + r] = 1;
        continue;
      }
      for (let v = 0; v < n; v += 1) {
        const share = this.#shares.sales[r * n + v] as number;
        if (share === 0) continue;
        const weight = (share * Math.exp(this.logQuantity[r * n + v] as number)) / (this.demand[r] as number);
        const substitution = substitutionElasticity[v] as number;
        const shared = weight * (substitution - (demandElasticity[v] as number));
        for (let s = 0; s < n; s += 1) {
          matrix[r * n + s] = (matrix[r * n + s] as number) + shared * (this.newShares[s * n + v] as number);
        }
        matrix[r * n + r] = (matrix[r * n + r] as number) - weight * substitution;
      }
      matrix[r * n + r] = (matrix[r * n + r] as number) - (supplyElasticity[r] as number);
    }
  }
}

/** Newton's method in log prices, each step halved until the residual falls. Gives the number of iterations. */
function solve(world: World, name: string): number {
  const n = world.logPrice.length;
  const matrix = new Float64Array(n * n);
  const step = new Float64Array(n);
  const from = new Float64Array(n);
  world.evaluate();
  for (let iterations = 0; ; iterations += 1) {
    const { residual } = world;
    if (residual <= TOLERANCE) return iterations;
    const stuck = (): NotConverged =>
      new NotConverged(name, { iterations, residual, tolerance: TOLERANCE, converged: false }, [
        'an elasticity of demand or of supply above zero',
        'a smaller change of tariffs',
      ]);
    if (iterations === MOST_ITERATIONS) throw stuck();
    world.derivative(matrix);
    step.set(world.gap);
    if (!solveLinearSystem(matrix, step)) throw stuck();
    from.set(world.logPrice);
    let part = 1;
    for (let halvings = 0; ; halvings += 1) {
      for (let r = 0; r < n; r += 1) world.logPrice[r] = (from[r] as number) - part * (step[r] as number);
      world.evaluate();
      if (world.residual < residual) break;
      if (halvings === MOST_HALVINGS) throw stuck();
      part /= 2;
    }
  }
}

/**
 * GSIM solved exactly in levels: the CES demand and the supply of constant elasticity whose first-order approximation is the
 * published linear model (`gsimLinear`). One world price an exporter clears its market; Newton's method in log prices, so prices
 * are positive by construction.
 *
 * Consumer surplus is the area left of the demand curve for the composite good, producer surplus the area left of the supply
 * curve. Throws Problem `invalidInput` for an industry that cannot be, NotConverged where no prices were found.
 *
 * Source: Francois, J. and Hall, H. K. (2003), Global Simulation Analysis of Industry-Level Trade Policy, sections 2 and 3.
 */
export function gsim(industry: Industry): IndustryResult {
  requireIndustry(industry);
  const n = sizeOf(industry);
  const shares = sharesOf(industry);
  const world = new World(industry, shares);
  const iterations = solve(world, 'the world market');
  const { demandElasticity, supplyElasticity, value } = industry;
  const exp = (logs: Float64Array): Float64Array => logs.map(Math.exp);
  const price = exp(world.logPrice);
  const quantity = exp(world.logQuantity);
  const newValue = value.map(
    (flow, cell) => flow * (quantity[cell] as number) * (price[Math.floor(cell / n)] as number),
  );
  const producerSurplus = shares.sold.map(
    (sold, r) =>
      sold *
      (1 + subsidyOf(industry.subsidy, r)) *
      supplyArea(world.received(r), supplyElasticity[r] as number),
  );
  const consumerSurplus = shares.spent.map(
    (spent, v) => spent * demandArea(world.logIndex[v] as number, demandElasticity[v] as number),
  );
  return {
    price,
    producerPrice: price.map((_, r) => Math.exp(world.received(r))),
    output: world.demand.slice(),
    compositePrice: exp(world.logIndex),
    quantity,
    newValue,
    producerSurplus,
    consumerSurplus,
    ...accounts(industry, newValue, producerSurplus, consumerSurplus),
    convergence: { iterations, residual: world.residual, tolerance: TOLERANCE, converged: true },
  };
}
