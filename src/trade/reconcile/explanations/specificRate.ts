import { add, compare, divide, type Exact, multiply, sign, subtract } from '../../../base/index.js';
import { type Unfolded, unfold, unitValueAt } from '../openRate.js';
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

/** Duty within the tolerance of nothing still leaves a unit value: the least at which it rounds away. */
const nearNothing = ({ collected, tolerance }: Goods, { fixed }: Unfolded): boolean =>
  compare(collected, add(fixed, tolerance)) <= 0;

const found = (duty: LawfulDuty, parameters: Finding['parameters']): Finding => ({
  kind: 'specificRate',
  label: LABEL,
  duties: [duty],
  parameters,
});

function byUnitValue(duty: LawfulDuty, unfolded: Unfolded, goods: Goods): readonly Finding[] {
  const { value, collected, tolerance } = goods;
  const { quantities, parts, fixed } = unfolded;
  if (compare(collected, subtract(fixed, tolerance)) < 0) return [];
  const exactly = unitValueAt(unfolded, value, collected);
  const nothing = nearNothing(goods, unfolded)
    ? unitValueAt(unfolded, value, add(fixed, tolerance))
    : undefined;
  const at = exactly ?? nothing;
  if (!at) return [];
  const open = !exactly || parts.length > 0 || quantities.length > 1;
  return [
    found(duty, [
      {
        id: 'unitValue',
        label: UNIT_VALUE,
        value: at.value,
        unit: at.unit,
        ...(open && { atLeast: true as const }),
      },
    ]),
  ];
}

/** The share of the dearer part, where the parts with their own rates make up the whole. */
function byParts(duty: LawfulDuty, { fixed, parts }: Unfolded, goods: Goods): readonly Finding[] {
  const { value, collected, tolerance } = goods;
  const shares = parts.map(({ share }) => share).sort(compare);
  const [least] = shares;
  const most = shares.at(-1);
  if (!least || !most) return [];
  const at = (share: Exact): Exact => add(fixed, multiply(value, share));
  if (compare(collected, subtract(at(least), tolerance)) < 0) return [];
  if (compare(collected, add(at(most), tolerance)) > 0) return [];
  const width = multiply(value, subtract(most, least));
  const above = subtract(collected, at(least));
  if (sign(width) === 0 || sign(above) <= 0) return [found(duty, [])];
  const share = divide(above, width);
  return [found(duty, [{ id: 'share', label: SHARE, value: share }])];
}

/** A rate that takes a quantity, or the values of parts: at some unit value or division it gives the duty collected. */
export const specificRate: Explain = (goods) =>
  goods.lawful
    .filter(({ amount, withheld, layers }) => !amount && withheld === undefined && layers.length === 0)
    .flatMap((duty) => {
      const unfolded = unfold(duty.rate, goods.value);
      if (!unfolded) return [];
      return unfolded.quantities.length > 0
        ? byUnitValue(duty, unfolded, goods)
        : byParts(duty, unfolded, goods);
    });
