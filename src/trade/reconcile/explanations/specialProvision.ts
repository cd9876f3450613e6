import { divide } from '../../../base/index.js';
import { hasAmount } from '../../../notation/index.js';
import { isCollected } from '../tolerance.js';
import type { Explain } from '../types.js';

const LABEL = {
  en: 'special provision of chapter 98 under which it was entered',
  ja: '申告された第98類の特別規定',
};
const NOTE = {
  en: 'goods are entered under the provision only where its conditions are shown',
  ja: '要件を示した貨物だけがこの規定で申告される',
};
const RATE = { en: 'the rate it comes to', ja: '実効税率' };

/**
 * Provisions whose periods and conditions the facts do not hold: the statistics count under them what was so entered, at
 * the rate of the schedule.
 */
export const specialProvision: Explain = (goods) =>
  goods.lawful
    .filter(
      ({ withheld, scope, layers }) => withheld !== undefined && scope === 'ordinary' && layers.length === 0,
    )
    .flatMap((duty) => {
      const common = { kind: 'specialProvision', label: LABEL, note: NOTE, duties: [duty] };
      const { amount } = duty;
      if (amount) return isCollected(amount, goods) ? [{ ...common, duty: amount, parameters: [] }] : [];
      if (hasAmount(duty.rate)) return [];
      return [
        { ...common, parameters: [{ id: 'rate', label: RATE, value: divide(goods.collected, goods.value) }] },
      ];
    });
