import type { Explain } from '../types.js';
import { wholly } from './whole.js';

const LABEL = { en: 'ordinary duty and a duty on top', ja: '通常の関税と上乗せ関税' };

/** The ordinary duty with what lies on top, on the whole value. */
export const layer: Explain = (goods) =>
  wholly('layer', LABEL, goods, ({ scope, layers }) => scope === 'ordinary' && layers.length > 0);
