import { formatGrouped, parseExact } from '../../base/index.js';
import type { Determination, Treatment } from '../../kanzei.js';
import { citationText, stepLines } from './evidenceText.js';
import { LABELS } from './labels.js';
import { hang } from './layout.js';
import type { Page } from './page.js';

/** "208,000 JPY", or a dash. */
export function amountText({ duty }: Treatment): string {
  if (!duty) return '–';
  const exact = parseExact(duty.amount);
  return `${exact ? formatGrouped(exact) : duty.amount} ${duty.currency}`;
}

export function rateText({ rate }: Treatment): string {
  if (!rate) return '–';
  const same = rate.official.toLowerCase() === rate.notation.toLowerCase();
  return same ? rate.notation : `${rate.notation} (${rate.official})`;
}

export function treatmentName(treatment: Treatment, page: Page): string {
  const side = treatment.quota && (treatment.quota === 'in' ? LABELS.inQuota : LABELS.outOfQuota);
  return side ? `${treatment.instrument}, ${page.say(side)}` : treatment.instrument;
}

export const isBest = (treatment: Treatment, { best }: Determination): boolean =>
  treatment.instrument === best && treatment.status === 'available';

export const bestOf = (determination: Determination): Treatment | undefined =>
  determination.treatments.find((treatment) => isBest(treatment, determination));

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
      citations.flatMap((each) => hang('  - ', citationText(each), page.columns)),
    ),
  ];
}
