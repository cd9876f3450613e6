import type { Explain } from '../types.js';
import { wholly } from './whole.js';

const LABEL = {
  en: 'ordinary duty, free of the duty on top (within its quota, or excluded)',
  ja: '通常の関税、上乗せ関税なし（枠内または適用除外）',
};

/** The ordinary duty on the whole value of goods that may bear a duty on top and did not. */
export const layerSpared: Explain = (goods) =>
  wholly(
    'layerSpared',
    LABEL,
    goods,
    ({ scope, layers, spared }) => scope === 'ordinary' && layers.length === 0 && spared.length > 0,
  );
