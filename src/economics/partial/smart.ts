import { divert } from './diversion.js';
import {
  isElasticity,
  isFiniteElasticity,
  linesIn,
  type Markets,
  requireElasticity,
  requireMarkets,
} from './markets.js';

/** Markets with what SMART asks for; the elasticities are magnitudes. */
export interface SmartMarkets extends Markets {
  /** of import demand, a line */
  readonly demandElasticity: Float64Array;
  /** between sources, a line */
  readonly substitutionElasticity: Float64Array;
  /** of export supply, a source; Infinity for a given world price */
  readonly supplyElasticity: Float64Array;
}

/** Changes by source, in the unit of the values. */
export interface SmartResult {
  /** trade creation: more imports at the old world price */
  readonly creation: Float64Array;
  /** trade diversion: from other sources, or to them; zero in sum on every line */
  readonly diversion: Float64Array;
  /** old imports times the change of the world price */
  readonly priceEffect: Float64Array;
  readonly newValue: Float64Array;
  readonly revenueChange: Float64Array;
  /** what buyers gain: the cut of their price on the old quantity, and half of it on the quantity created */
  readonly consumerSurplus: Float64Array;
  /** the second part of it alone: the triangle ½ (t0 - t1) · creation */
  readonly surplusTriangle: Float64Array;
  /** less dead-weight loss, ½ (t0 + t1) · creation: what WITS calls welfare, and in some reports consumer surplus */
  readonly deadWeightGain: Float64Array;
  /** what the source gains by a higher world price */
  readonly producerSurplus: Float64Array;
  /** sources whose imports fell to nothing by their own tariff */
  readonly creationCapped: number;
  /** sources that lost all they had to others */
  readonly diversionCapped: number;
}

const NOT_NEGATIVE = 'zero or more (give the magnitude, 1.2 for -1.2)';

function requireSmart(markets: SmartMarkets): void {
  requireMarkets(markets);
  requireElasticity(
    markets,
    'elasticity of import demand',
    markets.demandElasticity,
    'line',
    isFiniteElasticity,
    NOT_NEGATIVE,
  );
  requireElasticity(
    markets,
    'elasticity of substitution',
    markets.substitutionElasticity,
    'line',
    isFiniteElasticity,
    NOT_NEGATIVE,
  );
  requireElasticity(
    markets,
    'elasticity of supply',
    markets.supplyElasticity,
    'row',
    isElasticity,
    NOT_NEGATIVE,
  );
}

/**
 * SMART, the single-market simulation of WITS, on all lines at once. With the cut c = (t0 - t1) / (1 + t0), demand elasticity
 * e and supply elasticity s, both as magnitudes:
 *
 * creation = m · c · e · s / (s + e); change of the world price = c · e / (s + e); with s infinite, m · c · e and none.
 *
 * Imports of a source never fall below zero: not by its own tariff, of which the part beyond the one at which they end counts
 * for nothing but diversion, and not by diversion. Throws Problem `invalidInput` for
 * cells that cannot be.
 *
 * Source: Laird, S. and Yeats, A. (1986), The UNCTAD Trade Policy Simulation Model, annex I; Jammes, O. and Olarreaga, M. (2005),
 * Explaining SMART and GSIM, section 1 (diversion).
 */
export function smart(markets: SmartMarkets): SmartResult {
  requireSmart(markets);
  const { lineStart, value, tariff, newTariff, demandElasticity, substitutionElasticity, supplyElasticity } =
    markets;
  const rows = value.length;
  const column = (): Float64Array => new Float64Array(rows);
  const cut = column();
  const available = column();
  const creation = column();
  const diversion = column();
  const priceEffect = column();
  const newValue = column();
  const revenueChange = column();
  const consumerSurplus = column();
  const surplusTriangle = column();
  const deadWeightGain = column();
  const producerSurplus = column();
  let creationCapped = 0;
  let diversionCapped = 0;
  for (let line = 0; line < linesIn(markets); line += 1) {
    const first = lineStart[line] as number;
    const end = lineStart[line + 1] as number;
    const demand = demandElasticity[line] as number;
    for (let row = first; row < end; row += 1) {
      const before = value[row] as number;
      const old = tariff[row] as number;
      const asked = (old - (newTariff[row] as number)) / (1 + old);
      cut[row] = asked;
      const supply = supplyElasticity[row] as number;
      // the part of a cut that reaches the buyer; the rest raises the world price
      const passed = supply === Infinity ? 1 : supply === 0 ? 0 : supply / (supply + demand);
      const raised = demand === 0 ? 0 : demand / (supply + demand);
      const grown = demand * passed + raised;
      // a tariff beyond the one at which imports end does no more than that one
      const ends = asked * grown < -1;
      const felt = ends ? -1 / grown : asked;
      const reached = ends ? old + (1 + old) / grown : (newTariff[row] as number);
      const lower = old - reached;
      const created = before * (ends ? -(demand * passed) / grown : asked * demand * passed);
      const priced = ends ? 0 - (before + created) : before * asked * raised;
      if (ends && before > 0) creationCapped += 1;
      creation[row] = created;
      priceEffect[row] = priced;
      available[row] = Math.max(0, before + Math.min(0, created + priced));
      consumerSurplus[row] = lower * passed * (before + created / 2);
      surplusTriangle[row] = (lower * created) / 2;
      deadWeightGain[row] = ((old + reached) * created) / 2;
      producerSurplus[row] = felt * raised * (before + created / 2);
    }
    const substitution = substitutionElasticity[line] as number;
    diversionCapped += divert({ first, end, value, available, cut, substitution }, diversion);
    for (let row = first; row < end; row += 1) {
      const before = value[row] as number;
      const sum =
        before + (creation[row] as number) + (priceEffect[row] as number) + (diversion[row] as number);
      newValue[row] = Math.max(0, sum);
      revenueChange[row] =
        (newTariff[row] as number) * (newValue[row] as number) - (tariff[row] as number) * before;
    }
  }
  return {
    creation,
    diversion,
    priceEffect,
    newValue,
    revenueChange,
    consumerSurplus,
    surplusTriangle,
    deadWeightGain,
    producerSurplus,
    creationCapped,
    diversionCapped,
  };
}
