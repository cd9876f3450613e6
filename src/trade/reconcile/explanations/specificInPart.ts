import { compare, divide, sign, subtract } from '../../../base/index.js';
import { leastOf, openRate } from '../openRate.js';
import type { Explain } from '../types.js';
import { priced } from './between.js';

const LABEL = {
  en: 'a lower treatment on part of the value, the rest at a rate on quantities or parts',
  ja: '一部は低い税率、残りは数量または部分に対する税率',
};
const SHARE = { en: 'share of the value at the lower treatment', ja: '低い税率による価額の割合' };

/**
 * What the ordinary rate takes on the value alone is more than was collected, so that at least some of it paid a lower
 * duty.
 */
export const specificInPart: Explain = ({ lawful, value, collected }) =>
  lawful
    .filter(({ scope, amount, withheld }) => scope === 'ordinary' && !amount && withheld === undefined)
    .flatMap((ordinary) => {
      const open = openRate(ordinary.rate);
      const fixed = open && leastOf(open, value);
      if (!fixed || compare(collected, fixed) >= 0) return [];
      return priced(lawful).flatMap((lower) => {
        if (!lower.amount || compare(lower.amount, collected) > 0) return [];
        const width = subtract(fixed, lower.amount);
        if (sign(width) <= 0) return [];
        const share = divide(subtract(fixed, collected), width);
        return [
          {
            kind: 'specificInPart',
            label: LABEL,
            duties: [lower, ordinary],
            parameters: [{ id: 'share' as const, label: SHARE, value: share, bound: 'atLeast' as const }],
          },
        ];
      });
    });
