import type { Label } from '../../../src/kanzei.js';

/** The texts of the glossary. */
export const GLOSSARY_WORDS = {
  lead: {
    en: 'Words of tariff law as this page uses them, in both languages.',
    ja: 'このページで使う関税の用語。日英両語。',
  },
  search: { en: 'Find a term', ja: '用語を探す' },
  hint: { en: 'in English or Japanese', ja: '日本語または英語' },
  none: { en: 'No term has these words.', ja: '該当する用語はありません。' },
  count: { en: 'terms', ja: '語' },
} as const satisfies Readonly<Record<string, Label>>;
