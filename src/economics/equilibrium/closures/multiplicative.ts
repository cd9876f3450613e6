import { averageRatio, type Closure } from './closure.js';

/**
 * Absorption stays proportional to output, B_j = κ · (B_j / Y_j before) · Y_j, with one κ for all that makes world
 * absorption equal world output. The option "multiplicative" of Baier, Yotov and Zylkin (2019).
 */
export const multiplicative: Closure = {
  name: 'multiplicative',
  balancesFirst: false,
  mayOverspend: false,
  absorb({ output: sold, absorption: bought }, output, absorption) {
    const rescale = averageRatio(sold, output) / averageRatio(bought, output);
    for (let j = 0; j < output.length; j++) absorption[j] = rescale * (output[j] as number);
  },
  slope({ output: sold, absorption: bought, worldOutput }, output, { own, share, common }) {
    const world = averageRatio(sold, output);
    const weighted = averageRatio(bought, output);
    const rescale = world / weighted;
    for (let j = 0; j < sold.length; j++) {
      const ratio = (bought[j] as number) / (sold[j] as number);
      own[j] = rescale * ratio;
      share[j] = (bought[j] as number) * (output[j] as number) * rescale;
      common[j] = (1 / world - ratio / weighted) / worldOutput;
    }
  },
};
