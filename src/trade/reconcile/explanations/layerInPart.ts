import { ONE, subtract } from '../../../base/index.js';
import { because } from '../spared.js';
import type { Explain, LawfulDuty } from '../types.js';
import { apart, pairsAround, priced, sameTreatment } from './between.js';

const LABEL = {
  en: 'ordinary duty, a duty on top on part of the value',
  ja: '通常の関税と上乗せ関税（一部）',
};
const SHARE = { en: 'share of the value that bore the duty on top', ja: '上乗せ関税を課された価額の割合' };

/** Part of the value bore a duty on top, the rest was within a quota or excluded. */
export const layerInPart: Explain = ({ lawful, collected }) => {
  const duties = priced(lawful).filter(({ scope }) => scope === 'ordinary');
  const bare = duties.filter(({ layers, spared }) => layers.length === 0 && spared !== undefined);
  const topped = duties.filter(({ layers }) => layers.length > 0);
  const alike = (lower: LawfulDuty, higher: LawfulDuty) =>
    sameTreatment(lower, higher) && !apart(lower, higher);
  return pairsAround(bare, topped, collected, alike).map((pair) => ({
    kind: 'layerInPart',
    label: LABEL,
    note: because(pair.duties.slice(0, 1)),
    duties: pair.duties,
    parameters: [{ id: 'share', label: SHARE, value: subtract(ONE, pair.share) }],
  }));
};
