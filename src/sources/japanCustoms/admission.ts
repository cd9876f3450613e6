import type { Condition } from '../../notation/index.js';
import { outsideParentheses } from './description.js';

/** Quantities that descriptions define by name and refer to in other subheadings. */
const QUANTITIES: Readonly<Record<string, string>> = {
  その他の乳製品に係る共通の限度数量: 'other dairy products',
  学校等給食用以外の脱脂粉乳に係る共通の限度数量: 'skimmed milk powder other than for school meals',
  学校等給食用の脱脂粉乳に係る共通の限度数量: 'skimmed milk powder for school meals',
  無機質を濃縮したホエイに係る共通の限度数量: 'mineral concentrated whey',
  飼料用のホエイ等に係る共通の限度数量: 'whey for feed',
  乳幼児用調製粉乳又は調製液状乳用のホエイ等に係る共通の限度数量: 'whey for infant formula',
  でん粉等に係る共通の限度数量: 'starches',
  '共通の限度数量(第一種のもの)': 'leather, first kind',
  '共通の限度数量(第二種のもの)': 'leather, second kind',
};

/** Laws under which goods are imported by the State, a corporation of it, or with a minister's certificate. */
const LAWS: readonly (readonly [law: string, name: string])[] = [
  ['主要食糧の需給及び価格の安定に関する法律', 'import by the government or with its certificate'],
  [
    '畜産経営の安定に関する法律',
    'import by the Agriculture & Livestock Industries Corporation or with approval of the Minister of Agriculture',
  ],
];

const WITHIN = /数量以内のもの$/;
const ALLOTTED = /の割当てを受けて輸入されるもの$/;
const IMPORTED = /輸入(?:する|される)もの$/;

const quantityName = (description: string): string | undefined =>
  Object.entries(QUANTITIES).find(
    ([words]) =>
      description.endsWith(`${words}以内のもの`) || description.endsWith(`「${words}」という。)以内のもの`),
  )?.[1];

/**
 * What a description demands of the way its goods are imported: within a quantity that an order fixes, or by the State
 * under one of its laws. Only words that are the description itself count, not what stands in parentheses.
 */
export function admissionOf(description: string): Condition[] {
  const plain = outsideParentheses(description);
  if (WITHIN.test(plain) || ALLOTTED.test(plain)) {
    const name = quantityName(description.normalize('NFKC'));
    return [{ kind: 'quota', side: 'in', ...(name !== undefined && { name }) }];
  }
  const law = IMPORTED.test(plain) ? LAWS.find(([words]) => plain.includes(words)) : undefined;
  return law ? [{ kind: 'use', name: law[1] }] : [];
}
