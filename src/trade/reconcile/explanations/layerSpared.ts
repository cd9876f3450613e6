import { because, isPresumed } from '../spared.js';
import type { Explain } from '../types.js';
import { wholly } from './whole.js';

const LABEL = {
  en: 'ordinary duty, free of the duty on top by an exception of the law',
  ja: '通常の関税、上乗せ関税は法令上の例外によりなし',
};

/** The ordinary duty on the whole value of goods that the law's own exceptions free of the duty on top, such as a quota. */
export const layerSpared: Explain = (goods) =>
  wholly(
    'layerSpared',
    LABEL,
    goods,
    (duty) =>
      duty.scope === 'ordinary' && duty.layers.length === 0 && duty.spared !== undefined && !isPresumed(duty),
  ).map((finding) => ({ ...finding, note: because(finding.duties) }));
