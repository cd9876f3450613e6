import type { Label } from '../determination.js';
import { COMPONENT_NAMES, type ComponentId } from './components.js';

/** Something the question lacks. */
export interface SaleNeed {
  /** a component, or "rate USD" */
  readonly id: string;
  readonly label: Label;
}

/** When a charge is nothing, so that 0 is given for it. */
const ZERO_WHEN: Readonly<Record<Exclude<ComponentId, 'duties'>, Label>> = {
  inland: {
    en: '0 where the freight covers it or nothing is left to pay for it',
    ja: '運賃に含まれる場合や買手の負担がない場合は0',
  },
  freight: { en: '0 where there is none', ja: 'ない場合は0' },
  insurance: { en: '0 where the goods are not insured', ja: '無保険の場合は0' },
  delivery: { en: '0 where the named place is the place of importation', ja: '指定地が輸入港である場合は0' },
};

/** A component that the price by its terms of sale leaves to be given. */
export function needOf(id: ComponentId, inPrice: boolean): SaleNeed {
  const { en, ja } = COMPONENT_NAMES[id];
  if (id === 'duties') {
    return {
      id,
      label: {
        en: `${en}: the customs value leaves them out, and they depend on it; Kanzei does not solve for them, so say how much of the price they are`,
        ja: `${ja}：課税価格には含まれず、逆算もしないため、その額を指定`,
      },
    };
  }
  const zero = ZERO_WHEN[id];
  return {
    id,
    label: {
      en: `${en} (${inPrice ? 'inside the price' : 'not in the price'}); ${zero.en}`,
      ja: `${ja}（価格に${inPrice ? '含まれる' : '含まれない'}）。${zero.ja}`,
    },
  };
}
