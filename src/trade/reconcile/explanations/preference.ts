import type { Explain } from '../types.js';
import { wholly } from './whole.js';

const LABEL = { en: 'preference on the whole value', ja: '特恵税率（全額）' };

/** The duty of an agreement on the whole value. */
export const preference: Explain = (goods) =>
  wholly('preference', LABEL, goods, ({ scope }) => scope === 'origin');
