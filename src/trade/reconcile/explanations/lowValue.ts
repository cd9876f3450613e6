import { ONE, sign } from '../../../base/index.js';
import type { Explain } from '../types.js';

/** Census: "estimated imports of low valued transactions", a class of the statistics, not of the schedule. */
const CLASS = '999995';

const LABEL = { en: 'estimated shipments of low value', ja: '少額貨物の推計' };
const NOTE = {
  en: 'a class of the statistics without a line in the schedule; duty is not calculated for it',
  ja: '統計上の区分で税率表に品目がなく、関税は計算されていない',
};
const SHARE = { en: 'share of the value free as shipments of low value', ja: '少額免税とされた価額の割合' };

/** Shipments of low value that are only estimated: free as far as the relief reaches. */
export const lowValue: Explain = ({ code, collected, inSchedule, lowValue: relief, year }) => {
  const inForce = relief.from <= year.to && (relief.to === null || year.from <= relief.to);
  if (inSchedule || !code.startsWith(CLASS) || sign(collected) !== 0 || !inForce) return [];
  return [
    {
      kind: 'lowValue',
      label: LABEL,
      note: NOTE,
      duties: [],
      parameters: [{ id: 'share', label: SHARE, value: ONE }],
    },
  ];
};
