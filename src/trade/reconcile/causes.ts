import { compare, type Exact, formatGrouped, subtract } from '../../base/index.js';
import type { Label } from '../../law/index.js';
import { percentOf } from './amounts.js';
import { priced } from './explanations/between.js';
import { leastOf, openRate } from './openRate.js';
import type { Goods, LawfulDuty } from './types.js';

type Cause = (goods: Goods) => Label | undefined;

const notInSchedule: Cause = ({ inSchedule, code }) =>
  inSchedule
    ? undefined
    : {
        en: `the schedule of the year has no line for ${code}`,
        ja: `その年の税率表に${code}の品目がない`,
      };

/** Ordinary duties of the line, and those among them that take more than the value. */
const ordinaryOf = ({ lawful }: Goods): readonly LawfulDuty[] =>
  lawful.filter(({ scope, withheld }) => scope === 'ordinary' && withheld === undefined);

const notPriced: Cause = (goods) =>
  ordinaryOf(goods).some(({ amount, rate }) => amount || openRate(rate))
    ? undefined
    : {
        en: 'no ordinary rate of the line can be turned into a duty on the value',
        ja: 'この品目の通常の税率からは価額に対する税額が出せない',
      };

const byQuantity: Cause = (goods) => {
  const open = ordinaryOf(goods).flatMap(({ amount, rate }) => (amount ? [] : (openRate(rate) ?? [])));
  if (open.length === 0) return undefined;
  const below = open.every((each) => compare(goods.collected, leastOf(each, goods.value)) < 0);
  return below
    ? {
        en: 'the rate takes quantities or parts; what was collected is below what it takes on the value alone',
        ja: '数量または部分に対する税率だが、徴収額は価額だけに対する税額より少ない',
      }
    : {
        en: 'the rate takes quantities or parts, and no quantity or division of the value gives what was collected',
        ja: '数量または部分に対する税率だが、どの数量・配分でも徴収額にならない',
      };
};

const amounts = ({ lawful }: Goods): readonly Exact[] =>
  priced(lawful)
    .flatMap(({ amount }) => amount ?? [])
    .sort(compare);

const NOT_KNOWN: Label = {
  en: '; what lies on top of it is not in the facts for all of the year',
  ja: '（上乗せ関税の資料は全期間分はない）',
};

const above: Cause = (goods) => {
  const most = amounts(goods).at(-1);
  if (!most || compare(goods.collected, most) <= 0) return undefined;
  const excess = formatGrouped(subtract(goods.collected, most));
  const open = goods.lawful.some(({ layersKnown }) => !layersKnown);
  return {
    en: `above every duty in the facts by ${excess}${open ? NOT_KNOWN.en : ''}`,
    ja: `資料にあるどの税額よりも${excess}多い${open ? NOT_KNOWN.ja : ''}`,
  };
};

const below: Cause = (goods) => {
  const [least] = amounts(goods);
  if (!least || compare(goods.collected, least) >= 0) return undefined;
  const share = percentOf(subtract(least, goods.collected), least, 3);
  return {
    en: `below every duty in the facts, as if ${share}% of the value had been entered free`,
    ja: `資料にあるどの税額よりも少なく、価額の${share}%が免税で申告されたのに等しい`,
  };
};

const NONE: Label = {
  en: 'no treatment in the facts gives it',
  ja: '資料にあるどの適用によってもこの額にならない',
};

const CAUSES: readonly Cause[] = [notInSchedule, notPriced, byQuantity, above, below];

/** Why no lawful treatment explains what was collected: what can be seen, not what may be behind it. */
export const causeOf = (goods: Goods): Label =>
  CAUSES.reduce<Label | undefined>((found, cause) => found ?? cause(goods), undefined) ?? NONE;
