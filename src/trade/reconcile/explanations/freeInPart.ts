import { compare, divide, subtract } from '../../../base/index.js';
import { isPresumed } from '../spared.js';
import { toleranceOnValue } from '../tolerance.js';
import type { Explain } from '../types.js';
import { priced } from './between.js';

const LABEL = {
  en: 'a treatment on nearly all of the value, a small part free of duty',
  ja: 'ほぼ全額に一つの税率、わずかな部分が免税',
};
const NOTE = {
  en: 'goods of any line may enter free under chapter 98, for example prototypes for testing (9817.85.01); the statistics count some of them under their own lines',
  ja: 'どの品目の貨物も第98類により免税で輸入され得る（例：試験用の試作品、9817.85.01）。統計はその一部を本来の品目に計上する',
};
const SHARE = { en: 'share of the value that entered free', ja: '免税で輸入された価額の割合' };

/**
 * The duty collected is below that of a treatment by no more than 0.05 % of the value: such a part entered free for a reason
 * that does not depend on the line. More than that is left unexplained.
 */
export const freeInPart: Explain = ({ lawful, value, collected, tolerance }) =>
  priced(lawful).flatMap((duty) => {
    const { amount } = duty;
    if (!amount || isPresumed(duty)) return [];
    const short = subtract(amount, collected);
    if (compare(amount, collected) <= 0 || compare(short, toleranceOnValue(value, tolerance)) > 0) return [];
    return [
      {
        kind: 'freeInPart',
        label: LABEL,
        note: NOTE,
        duties: [duty],
        parameters: [{ id: 'share' as const, label: SHARE, value: divide(short, amount) }],
      },
    ];
  });
