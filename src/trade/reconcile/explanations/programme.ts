import type { Explain } from '../types.js';
import { wholly } from './whole.js';

const LABEL = { en: 'product programme on the whole value', ja: '物品別の免税制度（全額）' };

/** The duty of a programme for described products on the whole value: civil aircraft, pharmaceuticals, dyes. */
export const programme: Explain = (goods) =>
  wholly('programme', LABEL, goods, ({ scope }) => scope === 'product');
