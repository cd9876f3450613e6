import type { Explain } from '../types.js';
import { wholly } from './whole.js';

const LABEL = { en: 'ordinary duty', ja: '通常の関税' };

/** The ordinary duty on the whole value, nothing on top. */
export const ordinary: Explain = (goods) =>
  wholly(
    'ordinary',
    LABEL,
    goods,
    ({ scope, layers, spared }) => scope === 'ordinary' && layers.length === 0 && spared === undefined,
  );
