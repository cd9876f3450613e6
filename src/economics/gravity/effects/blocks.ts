import type { FixedEffect } from './fixedEffect.js';

/** Two effects as a graph of their levels: the levels that rows connect, directly or not, form a block. */
export interface Blocks {
  /** block of each level */
  readonly ofFirst: Int32Array;
  readonly ofSecond: Int32Array;
  readonly count: number;
  readonly firstSizes: Int32Array;
  readonly secondSizes: Int32Array;
}

function rootOf(parents: Int32Array, place: number): number {
  let root = place;
  while (parents[root] !== root) {
    parents[root] = parents[parents[root] as number] as number;
    root = parents[root] as number;
  }
  return root;
}

/**
 * The blocks of two effects. Exporter-year and importer-year effects have a block a year, found here from the rows and
 * not from names.
 */
export function blocksOf(first: FixedEffect, second: FixedEffect): Blocks {
  const parents = new Int32Array(first.count + second.count);
  for (let place = 0; place < parents.length; place += 1) parents[place] = place;
  for (let row = 0; row < first.codes.length; row += 1) {
    const one = rootOf(parents, first.codes[row] as number);
    const other = rootOf(parents, first.count + (second.codes[row] as number));
    if (one < other) parents[other] = one;
    else parents[one] = other;
  }
  const number = new Int32Array(parents.length).fill(-1);
  const ofFirst = new Int32Array(first.count);
  const ofSecond = new Int32Array(second.count);
  let count = 0;
  for (let place = 0; place < parents.length; place += 1) {
    const root = rootOf(parents, place);
    if (number[root] === -1) {
      number[root] = count;
      count += 1;
    }
    if (place < first.count) ofFirst[place] = number[root] as number;
    else ofSecond[place - first.count] = number[root] as number;
  }
  const firstSizes = new Int32Array(count);
  const secondSizes = new Int32Array(count);
  for (const block of ofFirst) firstSizes[block] = (firstSizes[block] as number) + 1;
  for (const block of ofSecond) secondSizes[block] = (secondSizes[block] as number) + 1;
  return { ofFirst, ofSecond, count, firstSizes, secondSizes };
}

/** Multiplications to eliminate the first effect and factor what is left of the second, block by block. */
export function factorCost(first: FixedEffect, { secondSizes }: Blocks): number {
  const sizes = new Int32Array(first.count);
  for (const code of first.codes) sizes[code] = (sizes[code] as number) + 1;
  let cost = 0;
  for (const size of sizes) cost += (size * size) / 2;
  for (const size of secondSizes) cost += (size * size * size) / 3;
  return cost;
}

/** Numbers that the dense blocks of the second effect take. */
export function denseSize({ secondSizes }: Blocks): number {
  let size = 0;
  for (const each of secondSizes) size += each * each;
  return size;
}
