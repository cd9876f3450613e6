import { divide } from '../../../base/index.js';
import { hasAmount } from '../../../notation/index.js';
import type { Explain } from '../types.js';

const LABEL = { en: 'the rate of another article, which the line refers to', ja: '他の物品の税率（参照）' };
const RATE = { en: 'the rate it comes to', ja: '実効税率' };

/** The line has no rate of its own: it refers to that of another article. */
export const rateElsewhere: Explain = ({ lawful, value, collected }) =>
  lawful
    .filter(({ rate, withheld, layers }) => withheld === undefined && layers.length === 0 && !hasAmount(rate))
    .map((duty) => ({
      kind: 'rateElsewhere',
      label: LABEL,
      duties: [duty],
      parameters: [{ id: 'rate', label: RATE, value: divide(collected, value) }],
    }));
