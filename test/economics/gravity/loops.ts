import type { Loops } from '../../../src/economics/gravity/loops/loops.js';
import { plainLoops } from '../../../src/economics/gravity/loops/plain.js';
import { simdLoops } from '../../../src/economics/gravity/loops/simd.js';

function vectors(bytes: number): Loops {
  const loops = simdLoops(bytes);
  if (!loops) throw new Error('there is no WebAssembly with vectors here');
  return loops;
}

/** Both ways of the loops, with storage of so many bytes. */
export const LOOPS: Readonly<Record<'plain' | 'simd', (bytes: number) => Loops>> = {
  plain: () => plainLoops,
  simd: vectors,
};
