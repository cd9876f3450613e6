import type { Explain } from '../types.js';
import { pairsAround, priced, sameLayers } from './between.js';

const LABEL = { en: 'preference on part of the value', ja: '特恵税率（一部）' };
const SHARE = { en: 'share of the value under the preference', ja: '特恵税率を利用した価額の割合' };

/** Part of the value under an agreement, the rest at the ordinary rate. */
export const preferenceInPart: Explain = ({ lawful, collected }) => {
  const duties = priced(lawful);
  const lower = duties.filter(({ scope }) => scope === 'origin');
  const higher = duties.filter(({ scope }) => scope === 'ordinary');
  return pairsAround(lower, higher, collected, sameLayers).map((pair) => ({
    kind: 'preferenceInPart',
    label: LABEL,
    duties: pair.duties,
    parameters: [{ id: 'share', label: SHARE, value: pair.share }],
  }));
};
