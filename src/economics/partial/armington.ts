import { type Convergence, NotConverged } from '../convergence.js';
import { logMean } from './logMean.js';
import {
  isElasticity,
  isFiniteElasticity,
  linesIn,
  type Markets,
  namesOf,
  requireElasticity,
  requireMarkets,
} from './markets.js';
import { demandArea, supplyArea } from './surplus.js';

/** Markets in which the goods of n sources, the domestic one among them, are imperfect substitutes. */
export interface ArmingtonMarkets extends Markets {
  /** of the composite good, a line, as a magnitude */
  readonly demandElasticity: Float64Array;
  /** between sources, a line; above one */
  readonly substitutionElasticity: Float64Array;
  /** of supply, a source; Infinity for a given price */
  readonly supplyElasticity: Float64Array;
}

export interface ArmingtonResult {
  /** prices and quantities by source, new to old; a producer price is without duty, a consumer price with it */
  readonly producerPrice: Float64Array;
  readonly consumerPrice: Float64Array;
  readonly quantity: Float64Array;
  /** at producer prices, in the unit of the values */
  readonly newValue: Float64Array;
  readonly revenueChange: Float64Array;
  /** the area left of the supply curve of a source */
  readonly producerSurplus: Float64Array;
  /** the price of the composite good by line, new to old */
  readonly priceIndex: Float64Array;
  /** the area left of the demand curve for the composite good by line */
  readonly consumerSurplus: Float64Array;
  /** the residual is the largest last step of a log price index; Newton's method leaves about its square */
  readonly convergence: Convergence;
}

const TOLERANCE = 1e-10;
const MOST_ITERATIONS = 100;

function requireArmington(markets: ArmingtonMarkets): void {
  requireMarkets(markets);
  const { demandElasticity, substitutionElasticity, supplyElasticity } = markets;
  const magnitude = 'a finite number, zero or more (give the magnitude, 1.2 for -1.2)';
  requireElasticity(markets, 'elasticity of demand', demandElasticity, 'line', isFiniteElasticity, magnitude);
  requireElasticity(
    markets,
    'elasticity of substitution',
    substitutionElasticity,
    'line',
    (cell) => cell > 1 && cell < Infinity,
    'above one, or sources would be no substitutes',
  );
  requireElasticity(
    markets,
    'elasticity of supply',
    supplyElasticity,
    'row',
    isElasticity,
    'zero or more, or infinite',
  );
}

/** The logarithm of (1 + newTariff) / (1 + tariff); exactly zero for equal tariffs. */
export const logTariffFactor = (tariff: number, newTariff: number): number =>
  newTariff === tariff ? 0 : Math.log1p((newTariff - tariff) / (1 + tariff));

/** One line at a time, in arrays that are as long as the longest line. */
class Line {
  readonly shares: Float64Array;
  readonly logTariffs: Float64Array;
  /** the log price of a source is offset + slope · (log price index) */
  readonly offsets: Float64Array;
  readonly slopes: Float64Array;
  readonly exponents: Float64Array;
  sources = 0;
  substitution = 0;
  iterations = 0;
  residual = 0;

  constructor(longest: number) {
    this.shares = new Float64Array(longest);
    this.logTariffs = new Float64Array(longest);
    this.offsets = new Float64Array(longest);
    this.slopes = new Float64Array(longest);
    this.exponents = new Float64Array(longest);
  }

  /** Gives the expenditure of the line. */
  take(markets: ArmingtonMarkets, first: number, end: number, substitution: number, demand: number): number {
    const { value, tariff, newTariff, supplyElasticity } = markets;
    this.sources = end - first;
    this.substitution = substitution;
    let expenditure = 0;
    for (let i = 0; i < this.sources; i += 1) {
      const row = first + i;
      const spent = (value[row] as number) * (1 + (tariff[row] as number));
      this.shares[i] = spent;
      expenditure += spent;
      const logTariff = logTariffFactor(tariff[row] as number, newTariff[row] as number);
      const supply = supplyElasticity[row] as number;
      this.logTariffs[i] = logTariff;
      this.offsets[i] = (-substitution * logTariff) / (supply + substitution);
      this.slopes[i] = (substitution - demand) / (supply + substitution);
    }
    for (let i = 0; i < this.sources; i += 1) this.shares[i] = (this.shares[i] as number) / expenditure;
    return expenditure;
  }

  logPrice(i: number, index: number): number {
    return (this.offsets[i] as number) + (this.slopes[i] as number) * index;
  }

  /**
   * The log price index at which the index of the prices that it leads to is itself. The gap between them falls in the index
   * and is concave (a log of a sum of exponentials over 1 - substitution), so Newton's steps come to the only root from any
   * place, from the second on without passing it.
   */
  solve(): number {
    const power = 1 - this.substitution;
    let index = 0;
    for (this.iterations = 1; ; this.iterations += 1) {
      for (let i = 0; i < this.sources; i += 1) {
        this.exponents[i] = power * (this.logPrice(i, index) + (this.logTariffs[i] as number));
      }
      const gap = logMean(this.shares, this.exponents, 0, 1, this.sources) / power - index;
      let sloped = 0;
      for (let i = 0; i < this.sources; i += 1) {
        sloped += (this.exponents[i] as number) * (this.slopes[i] as number);
      }
      const fall = 1 - sloped;
      const step = fall > 0 ? gap / fall : Infinity;
      this.residual = Math.abs(step);
      index += step;
      const going = this.residual > TOLERANCE && this.residual < Infinity;
      if (!going || this.iterations === MOST_ITERATIONS) return index;
    }
  }
}

function longestLine(lineStart: Int32Array): number {
  let longest = 0;
  for (let line = 1; line < lineStart.length; line += 1) {
    longest = Math.max(longest, (lineStart[line] as number) - (lineStart[line - 1] as number));
  }
  return longest;
}

/**
 * Armington's market on all lines at once, solved exactly in levels. Buyers spend on a CES composite of the sources, with demand
 * for the composite of constant elasticity e; sources supply with constant elasticity s(i):
 *
 * q(i) = a(i) · c(i)^-σ · P^(σ - e), c(i) = p(i) · (1 + t(i)), P = CES index of c, and q(i) = b(i) · p(i)^s(i).
 *
 * In logs of changes, p(i) = ((σ - e) · P - σ · log τ(i)) / (s(i) + σ) with τ = (1 + t1) / (1 + t0): all prices follow from the
 * index, so Newton's method has one unknown a line, and prices are exponentials: positive by construction. The consumer
 * surplus is the area left of the demand curve, which is the compensating and the equivalent variation as well where demand
 * has no income effect (quasi-linear preferences).
 *
 * Throws Problem `invalidInput` for cells that cannot be, NotConverged for a line that has no end.
 *
 * Source: Armington, P. (1969), A Theory of Demand for Products Distinguished by Place of Production, IMF Staff Papers 16(1);
 * in levels as in Francois, J. and Hall, H. K. (1997), Partial Equilibrium Modeling, ch. 5 of Francois and Reinert (eds.),
 * Applied Methods for Trade Policy Analysis.
 */
export function armington(markets: ArmingtonMarkets): ArmingtonResult {
  requireArmington(markets);
  const { lineStart, value, tariff, newTariff, demandElasticity, substitutionElasticity, supplyElasticity } =
    markets;
  const lines = linesIn(markets);
  const rows = value.length;
  const producerPrice = new Float64Array(rows);
  const consumerPrice = new Float64Array(rows);
  const quantity = new Float64Array(rows);
  const newValue = new Float64Array(rows);
  const revenueChange = new Float64Array(rows);
  const producerSurplus = new Float64Array(rows);
  const priceIndex = new Float64Array(lines);
  const consumerSurplus = new Float64Array(lines);
  const work = new Line(longestLine(lineStart));
  let iterations = 0;
  let residual = 0;
  for (let line = 0; line < lines; line += 1) {
    const first = lineStart[line] as number;
    const end = lineStart[line + 1] as number;
    const substitution = substitutionElasticity[line] as number;
    const demand = demandElasticity[line] as number;
    const expenditure = work.take(markets, first, end, substitution, demand);
    const index = work.solve();
    if (!(work.residual <= TOLERANCE)) {
      throw new NotConverged(
        `the Armington market of ${namesOf(markets).line(line)}`,
        {
          iterations: work.iterations,
          residual: work.residual,
          tolerance: TOLERANCE,
          converged: false,
        },
        ['an elasticity of demand or of supply above zero'],
      );
    }
    iterations = Math.max(iterations, work.iterations);
    residual = Math.max(residual, work.residual);
    priceIndex[line] = Math.exp(index);
    consumerSurplus[line] = expenditure * demandArea(index, demand);
    for (let i = 0; i < end - first; i += 1) {
      const row = first + i;
      const logPrice = work.logPrice(i, index);
      const logTariff = work.logTariffs[i] as number;
      const price = Math.exp(logPrice);
      const amount = Math.exp((substitution - demand) * index - substitution * (logPrice + logTariff));
      const before = value[row] as number;
      const after = before * price * amount;
      producerPrice[row] = price;
      consumerPrice[row] = (price * (1 + (newTariff[row] as number))) / (1 + (tariff[row] as number));
      quantity[row] = amount;
      newValue[row] = after;
      revenueChange[row] = (newTariff[row] as number) * after - (tariff[row] as number) * before;
      producerSurplus[row] = before * supplyArea(logPrice, supplyElasticity[row] as number);
    }
  }
  return {
    producerPrice,
    consumerPrice,
    quantity,
    newValue,
    revenueChange,
    producerSurplus,
    priceIndex,
    consumerSurplus,
    convergence: { iterations, residual, tolerance: TOLERANCE, converged: true },
  };
}
