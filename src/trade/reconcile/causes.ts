import {
  compare,
  divide,
  type Exact,
  formatExact,
  formatGrouped,
  multiply,
  roundTo,
  subtract,
} from '../../base/index.js';
import type { Label } from '../../law/index.js';
import { priced } from './explanations/between.js';
import type { Goods } from './types.js';

type Cause = (goods: Goods) => Label | undefined;

const amounts = ({ lawful }: Goods): readonly Exact[] =>
  priced(lawful)
    .flatMap(({ amount }) => amount ?? [])
    .sort(compare);

const percent = (part: Exact, whole: Exact): string =>
  formatExact(roundTo(multiply(divide(part, whole), { n: 100, d: 1 }), 3));

const notInSchedule: Cause = ({ inSchedule, code }) =>
  inSchedule
    ? undefined
    : {
        en: `the schedule of the year has no line for ${code}`,
        ja: `その年の税率表に${code}の品目がない`,
      };

const notByQuantity: Cause = ({ lawful }) =>
  lawful.some(({ scope, amount }) => scope === 'ordinary' && amount)
    ? undefined
    : {
        en: 'the rate takes quantities or parts, and none gives the duty collected: it is below what the rate takes on the value alone',
        ja: '数量または部分に対する税率だが、どの数量でも徴収額にならない（価額に対する部分だけで徴収額を超える）',
      };

const above: Cause = (goods) => {
  const most = amounts(goods).at(-1);
  if (!most || compare(goods.collected, most) <= 0) return undefined;
  const excess = formatGrouped(subtract(goods.collected, most));
  return {
    en: `above every lawful duty by ${excess}: part of it entered under another line, or bore a duty that is not in the facts`,
    ja: `どの適法な税額より${excess}多い：一部が別の品目で申告されたか、資料にない関税が課された`,
  };
};

const below: Cause = (goods) => {
  const [least] = amounts(goods);
  if (!least || compare(goods.collected, least) >= 0) return undefined;
  const share = percent(subtract(least, goods.collected), least);
  return {
    en: `below every lawful duty, as if ${share}% of the value had been entered free`,
    ja: `どの適法な税額よりも少なく、価額の${share}%が免税で申告されたのに等しい`,
  };
};

const other: Cause = () => ({
  en: 'between two lawful duties that cannot both be parts of one entry',
  ja: '併用できない二つの税額の間にある',
});

const CAUSES: readonly Cause[] = [notInSchedule, notByQuantity, above, below, other];

/** Why no lawful treatment explains what was collected. */
export const causeOf = (goods: Goods): Label =>
  CAUSES.reduce<Label | undefined>((found, cause) => found ?? cause(goods), undefined) as Label;
