import type { Closure } from './closure.js';

/**
 * Trade is balanced before and after, B_j = Y_j. The imbalances of the data are taken out first, in an equilibrium of its
 * own (Dekle, Eaton and Kortum 2007), and the result compares with that balanced world.
 */
export const balanced: Closure = {
  name: 'balanced',
  balancesFirst: true,
  mayOverspend: false,
  absorb(_world, output, absorption) {
    absorption.set(output);
  },
  slope({ output: sold, absorption: bought }, _output, { own, share, common }) {
    for (let j = 0; j < sold.length; j++) own[j] = (bought[j] as number) / (sold[j] as number);
    share.fill(0);
    common.fill(0);
  },
};
