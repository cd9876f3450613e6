import type { DutyAmount, Treatment } from '../../kanzei.js';
import { LABELS } from '../labels.js';
import { grouped } from './amountText.js';
import { citationText, stepLines } from './evidenceText.js';
import { hang } from './layout.js';
import type { Page } from './page.js';

/** "208,000 JPY" */
export const moneyText = ({ amount, currency }: DutyAmount): string => `${grouped(amount)} ${currency}`;

/** "208,000 JPY", the two ends of an amount that is left open, or a dash. */
export function amountText({ duty, span }: Treatment, page: Page): string {
  if (duty) return moneyText(duty);
  const low = span?.lowest.duty;
  if (!low) return '–';
  const high = span.highest?.duty;
  return `${grouped(low.amount)} – ${high ? grouped(high.amount) : page.say(LABELS.ordinaryDuty)} ${low.currency}`;
}

/** A rate, the two ends of one that is left open, or a dash. */
export function rateText({ rate, span }: Treatment, page: Page): string {
  if (span) {
    const { lowest, highest } = span;
    return `${lowest.notation} – ${highest?.notation ?? page.say(LABELS.ordinaryRate)}`;
  }
  if (!rate) return '–';
  const same = rate.official.toLowerCase() === rate.notation.toLowerCase();
  return same ? rate.notation : `${rate.notation} (${rate.official})`;
}

export function treatmentName(treatment: Treatment, page: Page): string {
  const side = treatment.quota && (treatment.quota === 'in' ? LABELS.inQuota : LABELS.outOfQuota);
  return side ? `${treatment.instrument}, ${page.say(side)}` : treatment.instrument;
}

/** How one treatment comes about: arithmetic, what it requires, sources. */
export function treatmentDetails(treatment: Treatment, name: string, page: Page): string[] {
  const { steps, requires, citations } = treatment;
  const titled = (label: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ['', page.style.dim(`${label}: ${name}`), ...lines] : [];
  return [
    ...titled(page.say(LABELS.arithmetic), stepLines(steps, page)),
    ...titled(
      page.say(LABELS.requires),
      requires.flatMap((each) => hang('  - ', each, page.columns)),
    ),
    ...titled(
      page.say(LABELS.sources),
      [...new Set(citations.map(citationText))].flatMap((each) => hang('  - ', each, page.columns)),
    ),
  ];
}
