import { type FixedEffect, nesting } from './effects/fixedEffect.js';
import type { Regressor } from './formula/terms.js';
import type { Dropped } from './sample.js';

/**
 * A regressor is dropped when what the effects and the regressors before it leave of it is at most this part of its
 * variation (weighted sum of squares about its mean).
 */
export const RANK_TOLERANCE = 1e-10;

/** Weighted sum of squares of a column about its weighted mean. */
export function variation(values: Float64Array, weights: Float64Array): number {
  let total = 0;
  let sum = 0;
  for (let row = 0; row < values.length; row += 1) {
    total += weights[row] as number;
    sum += (weights[row] as number) * (values[row] as number);
  }
  const mean = total > 0 ? sum / total : 0;
  let squares = 0;
  for (let row = 0; row < values.length; row += 1) {
    const distance = (values[row] as number) - mean;
    squares += (weights[row] as number) * distance * distance;
  }
  return squares;
}

function isConstant(values: Float64Array): boolean {
  for (let row = 1; row < values.length; row += 1) if (values[row] !== values[0]) return false;
  return true;
}

/** Numbers closer than this part of a column's range differ by the rounding of their source alone. */
const SAME = 1e-6;

function rangeOf(values: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most - least;
}

/** Whether values lie at most `same` apart within every level. */
function constantWithin(values: Float64Array, same: number, { codes, count }: FixedEffect): boolean {
  const seen = new Uint8Array(count);
  const value = new Float64Array(count);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] as number;
    if (seen[code] === 0) {
      seen[code] = 1;
      value[code] = values[row] as number;
    } else if (Math.abs((value[code] as number) - (values[row] as number)) > same) return false;
  }
  return true;
}

/** Regressors that can be seen to add nothing: constant, or constant within every level of one effect. */
export function withoutNested(
  regressors: readonly Regressor[],
  effects: readonly FixedEffect[],
  constant: boolean,
): { kept: Regressor[]; dropped: Dropped[] } {
  const kept: Regressor[] = [];
  const dropped: Dropped[] = [];
  const leave = (name: string, reason: Dropped['reason'], why: string): void => {
    dropped.push({ what: 'regressor', reason, name, message: `${name}: ${why}` });
  };
  for (const regressor of regressors) {
    const { name, values } = regressor;
    if (isConstant(values) && (constant || effects.length > 0 || values[0] === 0)) {
      leave(name, 'constant', `it is ${values[0]} in every row that is used`);
      continue;
    }
    const same = SAME * rangeOf(values);
    const nest = effects.find((effect) => constantWithin(values, same, effect));
    if (nest) leave(name, 'nested', `it is constant within every level of the fixed effect ${nest.name}`);
    else kept.push(regressor);
  }
  return { kept, dropped };
}

/**
 * Decides which regressors are independent from the Gram matrix of what the effects leave of them, by Cholesky in the
 * order of the formula, so that of several dependent ones the first stay, as in R and fixest.
 */
export function independent(
  names: readonly string[],
  gram: Float64Array,
  variations: ArrayLike<number>,
  hasEffects: boolean,
): { kept: number[]; dropped: Dropped[] } {
  const size = names.length;
  const kept: number[] = [];
  const dropped: Dropped[] = [];
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    let left = gram[i * size + i] as number;
    const own = left;
    kept.forEach((j, place) => {
      let sum = gram[i * size + j] as number;
      for (let k = 0; k < place; k += 1) {
        const each = kept[k] as number;
        sum -= (factor[i * size + each] as number) * (factor[j * size + each] as number);
      }
      const value = sum / (factor[j * size + j] as number);
      factor[i * size + j] = value;
      left -= value * value;
    });
    const least = RANK_TOLERANCE * (variations[i] as number);
    const name = names[i] as string;
    if (left > least) {
      factor[i * size + i] = Math.sqrt(left);
      kept.push(i);
    } else if (own <= least) {
      dropped.push({
        what: 'regressor',
        reason: 'explained',
        name,
        message: `${name}: the fixed effects together explain it perfectly`,
      });
    } else {
      const others = combination(factor, i, kept, size).map((j) => names[j] as string);
      dropped.push({
        what: 'regressor',
        reason: 'collinear',
        name,
        message: `${name}: it is a linear combination of ${listed(others)}${hasEffects ? ' and the fixed effects' : ''}`,
      });
    }
  }
  return { kept, dropped };
}

const MOST_NAMED = 6;

const listed = (names: readonly string[]): string =>
  names.length > MOST_NAMED
    ? `${names.slice(0, MOST_NAMED - 1).join(', ')}, … (${names.length} regressors)`
    : names.join(', ');

/** The kept regressors that a dependent one is made of: L'b = its row, b not negligible. */
function combination(factor: Float64Array, i: number, kept: readonly number[], size: number): number[] {
  const weights = new Float64Array(size);
  for (let place = kept.length - 1; place >= 0; place -= 1) {
    const j = kept[place] as number;
    let sum = factor[i * size + j] as number;
    for (let later = place + 1; later < kept.length; later += 1) {
      const k = kept[later] as number;
      sum -= (factor[k * size + j] as number) * (weights[k] as number);
    }
    weights[j] = sum / (factor[j * size + j] as number);
  }
  const scale = (j: number): number => Math.abs(weights[j] as number) * (factor[j * size + j] as number);
  const largest = Math.max(...kept.map(scale));
  return kept.filter((j) => scale(j) > 1e-6 * largest);
}

/** True when every level of an effect lies within one level of another: fixest's nesting of effects in clusters. */
export const nestsIn = (effect: FixedEffect, cluster: FixedEffect): boolean =>
  nesting(effect, cluster) !== undefined;
