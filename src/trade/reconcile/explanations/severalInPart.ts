import { compare } from '../../../base/index.js';
import type { Explain } from '../types.js';
import { pairsAround, priced } from './between.js';

const LABEL = { en: 'several treatments, each on part of the value', ja: '複数の適用（それぞれ一部）' };
const SHARE = {
  en: 'share of the value at the lowest duty, if the rest bore the highest',
  ja: '最低の税率による価額の割合（残りは最高の税率とした場合）',
};

/** A mixture of more than two lawful duties, or of two that differ in more than one way. */
export const severalInPart: Explain = ({ lawful, collected }) => {
  const sorted = [...priced(lawful)].sort((a, b) => (a.amount && b.amount ? compare(a.amount, b.amount) : 0));
  const [lowest, highest] = [sorted.slice(0, 1), sorted.slice(-1)];
  return pairsAround(lowest, highest, collected, () => true).map((pair) => ({
    kind: 'severalInPart',
    label: LABEL,
    duties: pair.duties,
    parameters: [{ id: 'share', label: SHARE, value: pair.share }],
  }));
};
