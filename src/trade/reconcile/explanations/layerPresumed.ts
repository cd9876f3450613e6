import { ONE } from '../../../base/index.js';
import { because, isPresumed } from '../spared.js';
import { isCollected } from '../tolerance.js';
import type { Explain } from '../types.js';
import { priced } from './between.js';

const LABEL = {
  en: 'ordinary duty, presumed to be excluded from the duty on top',
  ja: '通常の関税、上乗せ関税の適用除外と推定',
};
const SHARE = { en: 'share of the value presumed to be excluded', ja: '適用除外と推定される価額の割合' };

/** The ordinary duty on the whole value where only a presumption frees it of the duty on top: never exact. */
export const layerPresumed: Explain = (goods) =>
  priced(goods.lawful)
    .filter((duty) => duty.scope === 'ordinary' && duty.layers.length === 0 && isPresumed(duty))
    .filter(({ amount }) => amount && isCollected(amount, goods))
    .map((duty) => ({
      kind: 'layerPresumed',
      label: LABEL,
      note: because([duty]),
      duties: [duty],
      parameters: [{ id: 'share', label: SHARE, value: ONE }],
    }));
