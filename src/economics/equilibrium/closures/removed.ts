import type { Closure } from './closure.js';

/** Deficits vanish together with the shock, B_j = Y_j: the result holds what both do. */
export const removed: Closure = {
  name: 'removed',
  balancesFirst: false,
  mayOverspend: false,
  absorb({ output: sold, absorption: bought }, output, absorption) {
    for (let j = 0; j < output.length; j++) {
      absorption[j] = ((sold[j] as number) / (bought[j] as number)) * (output[j] as number);
    }
  },
  slope(_world, _output, { own, share, common }) {
    own.fill(1);
    share.fill(0);
    common.fill(0);
  },
};
