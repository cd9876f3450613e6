import { ONE, subtract } from '../../../base/index.js';
import type { Explain } from '../types.js';
import { pairsAround, priced, sameTreatment } from './between.js';

const LABEL = {
  en: 'ordinary duty, a duty on top on part of the value',
  ja: '通常の関税と上乗せ関税（一部）',
};
const SHARE = { en: 'share of the value that bore the duty on top', ja: '上乗せ関税を課された価額の割合' };

/** Part of the value bore a duty on top, the rest was within a quota or excluded. */
export const layerInPart: Explain = ({ lawful, collected }) => {
  const duties = priced(lawful).filter(({ scope }) => scope === 'ordinary');
  const bare = duties.filter(({ layers }) => layers.length === 0);
  const topped = duties.filter(({ layers }) => layers.length > 0);
  return pairsAround(bare, topped, collected, sameTreatment).map((pair) => ({
    kind: 'layerInPart',
    label: LABEL,
    duties: pair.duties,
    parameters: [{ id: 'share', label: SHARE, value: subtract(ONE, pair.share) }],
  }));
};
