import type { Label } from '../../kanzei.js';

/** The labels of a search, in both languages. */
export const SEARCH_LABELS = {
  ratesAsOf: { en: 'rates as of', ja: '税率の基準日' },
  code: { en: 'code', ja: '番号' },
  synonym: { en: 'synonym', ja: '同義語' },
  approximately: { en: 'approximately', ja: '近似' },
  linesShown: { en: 'lines shown:', ja: '表示した品目数：' },
  more: {
    en: 'More candidates (--limit shows more of them)',
    ja: '表示していない候補の数（--limit で増やせます）',
  },
  unknown: { en: 'No name and no synonym has', ja: '品名にも同義語にもない語' },
  nothing: {
    en: 'Nothing was found. Try another word, the heading the goods may belong to, or the beginning of a code.',
    ja: '見つかりません。別の語、属しそうな項の名称、または番号の先頭部分でお試しください。',
  },
} as const satisfies Readonly<Record<string, Label>>;
