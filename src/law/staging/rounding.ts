import { add, compare, type Exact, exact, floorTo, roundTo } from '../../base/index.js';

/** How a staged number is rounded: to a number of decimals, down, to the nearest with halves up, or up. */
export interface StageRounding {
  readonly decimals: number;
  readonly mode: 'down' | 'nearest' | 'up';
}

/** Ad valorem and specific parts of a rate are rounded each by its own rule. */
export interface StageRoundings {
  readonly percent: StageRounding;
  readonly specific: StageRounding;
}

const UNITS = ['1', '0.1', '0.01', '0.001'].map((text) => exact(text));

/** A staged number as a schedule publishes it. */
export function roundStage(value: Exact, rounding: StageRounding): Exact {
  if (rounding.mode === 'nearest') return roundTo(value, rounding.decimals);
  const unit = UNITS[rounding.decimals] as Exact;
  const down = floorTo(value, unit);
  return rounding.mode === 'down' || compare(down, value) === 0 ? down : add(down, unit);
}

/** The rounding of a staged number of a measure ("percent", "excess", "share", "price", "JPY/kg"). */
export function roundMeasure(value: Exact, measure: string, roundings: StageRoundings): Exact {
  if (measure === 'share') return value;
  // the factors of Japan's gate-price formulas are cut off after the third decimal in every agreement's column
  if (measure === 'excess') return roundStage(value, { decimals: 1, mode: 'down' });
  return roundStage(value, measure === 'percent' ? roundings.percent : roundings.specific);
}
