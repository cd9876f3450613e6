import type { Label, LandedAnswer } from '../../kanzei.js';

type Component = LandedAnswer['components'][number];

/** The labels of `kanzei landed`, in both languages. */
export const LANDED_LABELS = {
  component: { en: 'component', ja: '項目' },
  given: { en: 'given', ja: '金額' },
  converted: { en: 'converted', ja: '換算額' },
  price: { en: 'price', ja: '価格' },
  effect: { en: 'customs value', ja: '課税価格' },
  inPrice: { en: 'inside', ja: '含む' },
  notInPrice: { en: 'outside', ja: '含まない' },
  landed: { en: 'landed cost', ja: '輸入原価' },
  landedNeeds: { en: 'For the landed cost, not given', ja: '輸入原価の計算に不足' },
  valueNeeds: { en: 'For the customs value, not given', ja: '課税価格の計算に不足' },
  per: { en: 'per', ja: '単位当たり' },
  noValue: { en: 'not computed', ja: '未計算' },
  difference: {
    en: 'the duties, fees and taxes computed differ from those inside the price by',
    ja: '計算した関税・諸税と価格に含まれる額との差',
  },
  basis: { en: 'valued at', ja: '評価' },
} as const satisfies Readonly<Record<string, Label>>;

export const EFFECTS: Readonly<Record<Component['effect'], Label>> = {
  price: { en: 'start', ja: '基礎' },
  added: { en: 'added', ja: '加算' },
  deducted: { en: 'deducted', ja: '控除' },
  none: { en: 'no effect', ja: '影響なし' },
};
