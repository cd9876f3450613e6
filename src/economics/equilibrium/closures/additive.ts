import { averageRatio, type Closure } from './closure.js';

/**
 * Deficits stay what they are, measured in world output: B_j = Y_j + D_j · (world output new / old). The numeraire is world
 * output, so each deficit keeps its nominal value. The default of Baier, Yotov and Zylkin (2019).
 */
export const additive: Closure = {
  name: 'additive',
  balancesFirst: false,
  mayOverspend: true,
  absorb({ output: sold, absorption: bought }, output, absorption) {
    const world = averageRatio(sold, output);
    for (let j = 0; j < output.length; j++) {
      const own = (sold[j] as number) / (bought[j] as number);
      absorption[j] = world + own * ((output[j] as number) - world);
    }
  },
  slope({ output: sold, absorption: bought, worldOutput }, _output, { own, share, common }) {
    for (let j = 0; j < sold.length; j++) {
      own[j] = 1;
      share[j] = ((bought[j] as number) - (sold[j] as number)) / worldOutput;
      common[j] = 1;
    }
  },
};
