import type { Label } from '../../law/index.js';
import type { LawfulDuty } from './types.js';

/** Whether only a presumption, or an answer that nobody would expect, frees the goods of a duty on top. */
export const isPresumed = ({ spared }: LawfulDuty): boolean =>
  spared !== undefined && spared.by !== 'answers';

/** What must be so for duties to be free of what lies on top. */
export function because(duties: readonly LawfulDuty[]): Label {
  const labels = duties.flatMap(({ spared }) => spared?.because ?? []);
  return {
    en: `if ${labels.map(({ en }) => en).join('; and ')}`,
    ja: `次の場合：${labels.map(({ ja }) => ja).join('、')}`,
  };
}
