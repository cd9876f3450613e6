import { add, compare, divide, type Exact, multiply, sign, subtract } from '../../../base/index.js';
import { type OpenRate, openRate, sumOfParts, unitValueAt } from '../openRate.js';
import { isCollected } from '../tolerance.js';
import type { Explain, Finding, Goods, LawfulDuty } from '../types.js';

const LABEL = {
  en: 'a rate on quantities or parts, which the statistics do not give',
  ja: '数量または部分に対する税率（統計に数量がない）',
};
const UNIT_VALUE = { en: 'unit value', ja: '単価' };
const SHARE = {
  en: 'share of the value in the part with the highest rate',
  ja: '最高税率の部分の価額の割合',
};

const found = (duty: LawfulDuty, parameters: Finding['parameters']): Finding => ({
  kind: 'specificRate',
  label: LABEL,
  duties: [duty],
  parameters,
});

function byUnitValue(duty: LawfulDuty, open: OpenRate, goods: Goods): readonly Finding[] {
  const at = unitValueAt(open, goods);
  return at ? [found(duty, [{ id: 'unitValue', label: UNIT_VALUE, ...at }])] : [];
}

/** The share of the dearer part, where the parts with their own rates make up the whole. */
function byParts(duty: LawfulDuty, open: OpenRate, goods: Goods): readonly Finding[] {
  const { value, collected } = goods;
  const sum = sumOfParts(open, value);
  const shares = [...(sum?.shares ?? [])].sort(compare);
  const [least] = shares;
  const most = shares.at(-1);
  if (!sum || !least || !most) return [];
  const at = (share: Exact): Exact => add(sum.fixed, multiply(value, share));
  const width = multiply(value, subtract(most, least));
  const above = subtract(collected, at(least));
  if (sign(above) >= 0 && compare(above, width) <= 0 && sign(width) > 0)
    return [found(duty, [{ id: 'share', label: SHARE, value: divide(above, width) }])];
  return isCollected(at(least), goods) || isCollected(at(most), goods) ? [found(duty, [])] : [];
}

/** A rate that takes a quantity, or the values of parts: at some unit value or division it gives the duty collected. */
export const specificRate: Explain = (goods) =>
  goods.lawful
    .filter(({ amount, withheld, layers }) => !amount && withheld === undefined && layers.length === 0)
    .flatMap((duty) => {
      const open = openRate(duty.rate);
      if (!open) return [];
      return open.quantities.length > 0 ? byUnitValue(duty, open, goods) : byParts(duty, open, goods);
    });
