import { countryName, customsCurrency, formatMoney, parseMoney } from '../../base/index.js';
import type { Comparison, DutyRequest } from '../../kanzei.js';
import { LABELS } from '../labels.js';
import { printable } from '../printable.js';
import { assumedLines } from './evidenceText.js';
import { wrap } from './layout.js';
import type { Page } from './page.js';

type Asked = Pick<Comparison, 'asOf' | 'importer' | 'origins' | 'editions' | 'assumptions'>;
type Given = Pick<DutyRequest, 'value' | 'quantities' | 'parts' | 'declared' | 'claim'>;

function valueText(value: string, importer: string): string {
  const currency = importer === 'JP' ? customsCurrency.JP : customsCurrency.US;
  return formatMoney(parseMoney(value, currency));
}

/** What was asked: origins, importer, day, value and the rest. */
export function questionLines(answer: Asked, request: Given, page: Page): string[] {
  const country = (code: string): string => `${countryName(code, page.language)} (${code})`;
  const given = [
    `${page.say(LABELS.from)} ${answer.origins.map(country).join(', ')} ${page.say(LABELS.into)} ${country(answer.importer)}`,
    `${page.say(LABELS.asOf)} ${answer.asOf}`,
    ...(request.value === undefined
      ? []
      : [`${page.say(LABELS.value)} ${valueText(request.value, answer.importer)}`]),
    ...(request.quantities ?? []).map((text) => `${page.say(LABELS.quantity)} ${text.trim()}`),
    ...(request.parts ?? []).map((text) => `${page.say(LABELS.part)} ${text.trim()}`),
    ...(request.declared ?? []).map((text) => `${page.say(LABELS.declared)} ${text.trim()}`),
    ...(request.claim === undefined ? [] : [`${page.say(LABELS.claim)} ${request.claim.trim()}`]),
  ];
  return [
    ...wrap(given.map(printable).join(', '), page.columns),
    ...answer.editions.flatMap(({ source, date }) =>
      wrap(page.style.dim(`${source}, ${page.say(LABELS.edition)} ${date}`), page.columns),
    ),
    ...assumedLines(answer.assumptions, page),
  ];
}
