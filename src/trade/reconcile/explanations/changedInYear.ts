import type { Explain } from '../types.js';
import { apart, pairsAround, priced } from './between.js';

const LABEL = { en: 'ordinary duty that changed within the year', ja: '年内に変わった通常の関税' };
const SHARE = { en: 'share of the value at the lower rate', ja: '低い方の税率による価額の割合' };

/** Part of the value at the ordinary duty of some days of the year, with what lay on top, the rest at that of other days. */
export const changedInYear: Explain = ({ lawful, collected }) => {
  const duties = priced(lawful).filter(({ scope }) => scope === 'ordinary');
  return pairsAround(duties, duties, collected, apart).map((pair) => ({
    kind: 'changedInYear',
    label: LABEL,
    duties: pair.duties,
    parameters: [{ id: 'share', label: SHARE, value: pair.share }],
  }));
};
