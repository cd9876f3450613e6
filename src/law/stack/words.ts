import type { Label } from '../determination.js';
import type { Question } from './question.js';

const quoted = (labels: readonly Label[], by: string): string => labels.map(({ ja }) => `「${ja}」`).join(by);

/** What was answered to a question, or taken for its answer: "taken to be so: it arrives by sea". */
export function answerInWords({ label: { en, ja } }: Question, so: boolean, isGiven: boolean): Label {
  if (isGiven) return so ? { en, ja } : { en: `it is not so that ${en}`, ja: `「${ja}」に該当しない` };
  return so
    ? { en: `taken to be so: ${en}`, ja: `「${ja}」に該当すると仮定` }
    : { en: `taken not to be so: ${en}`, ja: `「${ja}」に該当しないと仮定` };
}

/** On what something is conditional: "if …; and …, unless …; or …"; undefined where it is on nothing. */
export function conditionInWords(ifs: readonly Label[], unlesses: readonly Label[]): Label | undefined {
  const en = (labels: readonly Label[], by: string): string => labels.map((each) => each.en).join(by);
  const parts: Label[] = [
    ...(ifs.length > 0
      ? [{ en: `if ${en(ifs, '; and ')}`, ja: `${quoted(ifs, 'かつ')}に該当する場合に限る` }]
      : []),
    ...(unlesses.length > 0
      ? [{ en: `unless ${en(unlesses, '; or ')}`, ja: `${quoted(unlesses, '又は')}に該当する場合を除く` }]
      : []),
  ];
  if (parts.length === 0) return undefined;
  return { en: parts.map((each) => each.en).join(', '), ja: parts.map(({ ja }) => ja).join('、') };
}
