import type { Layout } from '../effects/layout.js';
import type { Loops } from './loops.js';
import { plainLoops } from './plain.js';
import { simdLoops } from './simd.js';
import { bytesOf } from './storage.js';

export type { Loops } from './loops.js';

/** Beyond this an address of 32 bits does not reach. */
const MOST_BYTES = 3.5 * 2 ** 30;

/** Storage beyond this is not kept for the next estimation. */
const MOST_KEPT = 256 * 2 ** 20;

/** Storage that was given back. */
let idle: Loops | undefined;

/** The loops for a layout: WebAssembly where it is to be had, plain TypeScript otherwise or when it is asked for. */
export function loopsFor(layout: Layout, regressors: number, plain: boolean): Loops {
  const bytes = bytesOf(layout, regressors);
  if (plain || bytes > MOST_BYTES) return plainLoops;
  if (!idle || idle.room < bytes) return simdLoops(bytes) ?? plainLoops;
  const own = idle;
  idle = undefined;
  own.release(0);
  return own;
}

/** Gives back the storage of loops, with every array that was taken from it, to the next estimation. */
export function giveBack(loops: Loops): void {
  if (loops.room <= MOST_KEPT && !(idle && idle.room > loops.room)) idle = loops;
}
