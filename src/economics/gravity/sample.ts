import { Problem } from '../../base/index.js';
import type { FixedEffect } from './effects/fixedEffect.js';
import type { Regressor } from './formula/terms.js';

/** What an estimation takes: a response, regressors, effects and clusters, all of one length. */
export interface GravityInput {
  readonly response: Regressor;
  readonly regressors: readonly Regressor[];
  readonly effects: readonly FixedEffect[];
  readonly clusters: readonly FixedEffect[];
  /** the number of a row as messages give it; the first is 1 when absent */
  readonly place?: (row: number) => number;
}

/** Something that was left out, and why. */
export interface Dropped {
  readonly what: 'rows' | 'regressor';
  readonly reason:
    | 'missing'
    | 'notFinite'
    | 'zeroGroup'
    | 'singleton'
    | 'separated'
    | 'constant'
    | 'nested'
    | 'explained'
    | 'collinear';
  /** rows left out */
  readonly count?: number;
  /** the regressor or the effect */
  readonly name?: string;
  readonly message: string;
}

/** The rows that an estimation uses. */
export interface Sample extends GravityInput {
  /** place of each row in the input */
  readonly rows: Int32Array;
  readonly dropped: readonly Dropped[];
}

export interface SampleRules {
  /** flows must not be negative, and groups of nothing but zeros say nothing */
  readonly zerosDrop: boolean;
  /** levels with a single row are dropped */
  readonly singletonsDrop: boolean;
}

const rowsOf = (count: number): string => `${count} row${count === 1 ? '' : 's'}`;

/** Rows that lack a number or a label, and rows with a number that is not finite (the logarithm of zero or less). */
function markIncomplete(input: GravityInput, out: Uint8Array): Dropped[] {
  const dropped: Dropped[] = [];
  let missing = 0;
  const infinite = new Map<string, number>();
  const columns = [input.response, ...input.regressors];
  const rows = out.length;
  for (const { name, values } of columns) {
    for (let row = 0; row < rows; row += 1) {
      const value = values[row] as number;
      if (value - value === 0 || out[row] === 1) continue;
      out[row] = 1;
      if (Number.isNaN(value)) missing += 1;
      else infinite.set(name, (infinite.get(name) ?? 0) + 1);
    }
  }
  for (const { codes } of [...input.effects, ...input.clusters]) {
    for (let row = 0; row < rows; row += 1) {
      if ((codes[row] as number) >= 0 || out[row] === 1) continue;
      out[row] = 1;
      missing += 1;
    }
  }
  if (missing > 0) {
    const message = `${rowsOf(missing)} with a missing value`;
    dropped.push({ what: 'rows', reason: 'missing', count: missing, message });
  }
  for (const [name, count] of infinite) {
    const message = `${rowsOf(count)} where ${name} is no finite number`;
    dropped.push({ what: 'rows', reason: 'notFinite', name, count, message });
  }
  return dropped;
}

function requireNoNegative({ response: { name, values }, place }: GravityInput, out: Uint8Array): void {
  for (let row = 0; row < out.length; row += 1) {
    if (out[row] === 0 && (values[row] as number) < 0) {
      throw new Problem(
        'invalidInput',
        `${name} is negative (${values[row]}) in row ${place?.(row) ?? row + 1}: a Poisson model takes no negative flows`,
        ['correct the flow or leave it blank', 'use --family gaussian'],
      );
    }
  }
}

/** One pass over an effect: marks its groups of zeros and its singletons. */
function markGroups(
  effect: FixedEffect,
  response: Float64Array,
  out: Uint8Array,
  rules: SampleRules,
): { zeros: number; singletons: number } {
  const counts = new Int32Array(effect.count);
  const sums = new Float64Array(effect.count);
  const { codes } = effect;
  for (let row = 0; row < out.length; row += 1) {
    if (out[row] === 1) continue;
    const code = codes[row] as number;
    counts[code] = (counts[code] as number) + 1;
    sums[code] = (sums[code] as number) + (response[row] as number);
  }
  let any = false;
  for (let level = 0; level < effect.count; level += 1) {
    if ((counts[level] as number) === 0) continue;
    if ((rules.singletonsDrop && counts[level] === 1) || (rules.zerosDrop && sums[level] === 0)) any = true;
  }
  let zeros = 0;
  let singletons = 0;
  if (!any) return { zeros, singletons };
  for (let row = 0; row < out.length; row += 1) {
    if (out[row] === 1) continue;
    const code = codes[row] as number;
    if (rules.zerosDrop && sums[code] === 0) {
      out[row] = 1;
      zeros += 1;
    } else if (rules.singletonsDrop && counts[code] === 1) {
      out[row] = 1;
      singletons += 1;
    }
  }
  return { zeros, singletons };
}

/** Drops groups of zeros and singletons of every effect until none is left: one may make the next. */
function dropGroups(input: GravityInput, out: Uint8Array, rules: SampleRules): Dropped[] {
  const zeros = new Map<string, number>();
  const singletons = new Map<string, number>();
  const { effects } = input;
  for (let place = 0, settled = 0; settled < effects.length; place = (place + 1) % effects.length) {
    const effect = effects[place] as FixedEffect;
    const found = markGroups(effect, input.response.values, out, rules);
    if (found.zeros > 0) zeros.set(effect.name, (zeros.get(effect.name) ?? 0) + found.zeros);
    if (found.singletons > 0) {
      singletons.set(effect.name, (singletons.get(effect.name) ?? 0) + found.singletons);
    }
    settled = found.zeros + found.singletons > 0 ? 1 : settled + 1;
  }
  return [
    ...[...zeros].map(
      ([name, count]): Dropped => ({
        what: 'rows',
        reason: 'zeroGroup',
        name,
        count,
        message: `${rowsOf(count)} of ${name} effects with only zeros in ${input.response.name}`,
      }),
    ),
    ...[...singletons].map(
      ([name, count]): Dropped => ({
        what: 'rows',
        reason: 'singleton',
        name,
        count,
        message: `${rowsOf(count)} alone in their ${name} effect`,
      }),
    ),
  ];
}

/** Numbers the levels that are left anew. */
function compact(effect: FixedEffect, rows: Int32Array): FixedEffect & { readonly given: Int32Array } {
  const number = new Int32Array(effect.count).fill(-1);
  const codes = new Int32Array(rows.length);
  const given = new Int32Array(effect.count);
  let count = 0;
  for (let place = 0; place < rows.length; place += 1) {
    const code = effect.codes[rows[place] as number] as number;
    if (number[code] === -1) {
      number[code] = count;
      given[count] = code;
      count += 1;
    }
    codes[place] = number[code] as number;
  }
  return { name: effect.name, codes, count, given: given.subarray(0, count) };
}

const picked = ({ name, values }: Regressor, rows: Int32Array): Regressor => {
  const own = new Float64Array(rows.length);
  for (let place = 0; place < rows.length; place += 1) own[place] = values[rows[place] as number] as number;
  return { name, values: own };
};

/** Leaves out the marked rows. */
export function sampleWithout(input: GravityInput, out: Uint8Array, dropped: readonly Dropped[]): Sample {
  let count = 0;
  for (const mark of out) count += 1 - mark;
  const rows = new Int32Array(count);
  let place = 0;
  for (let row = 0; row < out.length; row += 1) {
    if (out[row] === 1) continue;
    rows[place] = row;
    place += 1;
  }
  if (count === 0) {
    throw new Problem('invalidInput', 'no row is left to estimate from', [
      ...(out.length === 0 ? ['the table has no row'] : []),
      ...dropped.map(({ message }) => `dropped: ${message}`),
    ]);
  }
  return {
    response: picked(input.response, rows),
    regressors: input.regressors.map((regressor) => picked(regressor, rows)),
    effects: input.effects.map((effect) => compact(effect, rows)),
    clusters: input.clusters.map((cluster) => compact(cluster, rows)),
    rows,
    dropped,
  };
}

/**
 * The rows that can be used. Rows with missing values go first, then groups of zeros and singletons, counted by reason.
 * `without` are rows of the input that were found to be separated. Throws Problem `invalidInput` for a negative flow,
 * named by its row, and when nothing is left.
 */
export function sampleOf(input: GravityInput, rules: SampleRules, without: readonly number[] = []): Sample {
  const out = new Uint8Array(input.response.values.length);
  const dropped = markIncomplete(input, out);
  if (rules.zerosDrop) requireNoNegative(input, out);
  for (const row of without) out[row] = 1;
  if (without.length > 0) {
    const message = `${rowsOf(without.length)} with zeros that regressors and effects together predict perfectly`;
    dropped.push({ what: 'rows', reason: 'separated', count: without.length, message });
  }
  dropped.push(...dropGroups(input, out, rules));
  return sampleWithout(input, out, dropped);
}
