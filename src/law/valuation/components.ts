import type { Label } from '../determination.js';

/** What is paid beside the goods themselves on their way to the buyer. */
export const COMPONENTS = ['inland', 'freight', 'insurance', 'delivery', 'duties'] as const;
export type ComponentId = (typeof COMPONENTS)[number];

export const COMPONENT_NAMES: Readonly<Record<ComponentId, Label>> = {
  inland: {
    en: 'carriage and charges in the country of exportation, to on board',
    ja: '輸出国内の運送費・諸費用（船積みまで）',
  },
  freight: { en: 'freight to the place of importation', ja: '輸入港までの運賃' },
  insurance: { en: 'insurance to the place of importation', ja: '輸入港までの保険料' },
  delivery: { en: 'carriage after the place of importation', ja: '輸入港到着後の運送費' },
  duties: { en: 'import duties, fees and taxes inside the price', ja: '価格に含まれる輸入関税・諸税' },
};
