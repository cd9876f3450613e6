import { NotConverged } from '../convergence.js';
import { solveLinearSystem } from '../numeric/linearSystem.js';
import { logTariffFactor } from './armington.js';
import {
  accounts,
  type Industry,
  type IndustryResult,
  industryNames,
  requireIndustry,
  type Shares,
  sharesOf,
  sizeOf,
  subsidyOf,
} from './industry.js';
import { logMean } from './logMean.js';
import { demandArea, supplyArea } from './surplus.js';

const TOLERANCE = 1e-10;
const MOST_ITERATIONS = 100;
const MOST_HALVINGS = 40;

/** The world market at given log prices: what is bought, and how far it is from what is sold. */
class World {
  readonly logPrice: Float64Array;
  readonly logIndex: Float64Array;
  readonly logQuantity: Float64Array;
  /** of expenditure and of sales, as `Shares` has the old */
  readonly newShares: Float64Array;
  readonly newSales: Float64Array;
  /** log demand less log supply of each exporter; the first-order condition of a fixed price where supply is infinite */
  readonly gap: Float64Array;
  readonly logDemand: Float64Array;
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
    this.newSales = new Float64Array(n * n);
    this.gap = new Float64Array(n);
    this.logDemand = new Float64Array(n);
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
      const logDemand = this.#demandFor(r, n);
      this.logDemand[r] = logDemand;
      const given = this.isGiven(r);
      const gap = given ? this.received(r) : logDemand - supply * this.received(r);
      this.gap[r] = gap;
      const scaled = Math.abs(given ? gap : gap / (1 + supply));
      if (!(scaled <= this.residual)) this.residual = scaled;
    }
  }

  /** The log of world demand for an exporter's goods, new to old; exactly zero where no quantity changes. */
  #demandFor(r: number, n: number): number {
    for (let cell = r * n; cell < r * n + n; cell += 1) {
      this.newSales[cell] = this.logQuantity[cell] as number;
    }
    return logMean(this.#shares.sales, this.newSales, r * n, 1, n);
  }

  #buy(v: number, n: number): void {
    const substitution = this.#industry.substitutionElasticity[v] as number;
    const power = 1 - substitution;
    const { expenditure } = this.#shares;
    for (let r = 0; r < n; r += 1) {
      const cell = r * n + v;
      this.newShares[cell] = power * ((this.logPrice[r] as number) + (this.#logTariffs[cell] as number));
    }
    const index = logMean(expenditure, this.newShares, v, n, n) / power;
    this.logIndex[v] = index;
    const common = (substitution - (this.#industry.demandElasticity[v] as number)) * index;
    for (let r = 0; r < n; r += 1) {
      const cell = r * n + v;
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
        const weight = this.newSales[r * n + v] as number;
        if (weight === 0) continue;
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

/**
 * Newton's method in log prices, each step halved until the residual falls, and one step more once it is below the tolerance.
 * Gives the number of iterations.
 */
function solve(world: World, name: string): number {
  const n = world.logPrice.length;
  const matrix = new Float64Array(n * n);
  const step = new Float64Array(n);
  const from = new Float64Array(n);
  const go = (part: number): void => {
    for (let r = 0; r < n; r += 1) world.logPrice[r] = (from[r] as number) - part * (step[r] as number);
    world.evaluate();
  };
  world.evaluate();
  for (let iterations = 0; ; iterations += 1) {
    const { residual } = world;
    if (residual === 0) return iterations;
    const near = residual <= TOLERANCE;
    world.derivative(matrix);
    step.set(world.gap);
    const found = solveLinearSystem(matrix, step);
    from.set(world.logPrice);
    let part = 1;
    if (found) {
      go(part);
      for (
        let halvings = 0;
        !near && !(world.residual < residual) && halvings < MOST_HALVINGS;
        halvings += 1
      ) {
        part /= 2;
        go(part);
      }
    }
    const nearer = found && world.residual < residual;
    if (near) {
      if (!nearer) go(0);
      return iterations + 1;
    }
    if (!nearer || iterations === MOST_ITERATIONS) {
      throw new NotConverged(name, { iterations, residual, tolerance: TOLERANCE, converged: false }, [
        'an elasticity of demand or of supply above zero',
        'a smaller change of tariffs',
      ]);
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
 * Source: Francois, J. and Hall, H. K. (2003), Global Simulation Analysis of Industry-Level Trade Policy, version 3.0.
 */
export function gsim(industry: Industry): IndustryResult {
  requireIndustry(industry);
  const n = sizeOf(industry);
  const shares = sharesOf(industry);
  const world = new World(industry, shares);
  const iterations = solve(world, industryNames(industry).whole);
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
    output: exp(world.logDemand),
    compositePrice: exp(world.logIndex),
    quantity,
    newValue,
    producerSurplus,
    consumerSurplus,
    ...accounts(industry, newValue, producerSurplus, consumerSurplus),
    convergence: { iterations, residual: world.residual, tolerance: TOLERANCE, converged: true },
  };
}
