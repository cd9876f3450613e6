import type { Explain } from '../types.js';
import { pairsAround, priced, sameLayers } from './between.js';

const LABEL = { en: 'product programme on part of the value', ja: '物品別の免税制度（一部）' };
const SHARE = { en: 'share of the value under the programme', ja: '制度を利用した価額の割合' };

/** Part of the value under a programme for described products, the rest at the ordinary rate. */
export const programmeInPart: Explain = ({ lawful, collected }) => {
  const duties = priced(lawful);
  const lower = duties.filter(({ scope }) => scope === 'product');
  const higher = duties.filter(({ scope }) => scope === 'ordinary');
  return pairsAround(lower, higher, collected, sameLayers).map((pair) => ({
    kind: 'programmeInPart',
    label: LABEL,
    duties: pair.duties,
    parameters: [{ id: 'share', label: SHARE, value: pair.share }],
  }));
};
