import type { Determination, DutyAmount, TariffRecord, Treatment } from '../../../src/kanzei.js';
import { LABELS, type Language } from '../../../src/surfaces/labels.js';
import { formatDecimal, formatMoney } from '../words/numbers.js';

/** The short name of a line's goods. */
export const nameOfLine = ({ japanese, description }: Determination['line'], language: Language): string =>
  language === 'ja' && japanese ? `${japanese}（${description}）` : description;

/** The name of an instrument. */
export const instrumentName = (id: string, record: TariffRecord, language: Language): string =>
  record.instruments.find((each) => each.id === id)?.name[language] ?? id;

/** An instrument and the side of its quota. */
export function treatmentName(treatment: Treatment, record: TariffRecord, language: Language): string {
  const name = instrumentName(treatment.instrument, record, language);
  const side = treatment.quota && (treatment.quota === 'in' ? LABELS.inQuota : LABELS.outOfQuota);
  return side ? `${name}, ${side[language]}` : name;
}

/** A rate, the two ends of one that is left open, or a dash. */
export function rateText({ rate, span }: Treatment, language: Language): string {
  if (span) return `${span.lowest.notation} – ${span.highest?.notation ?? LABELS.ordinaryRate[language]}`;
  return rate?.notation ?? '–';
}

/** An amount, the two ends of one that is left open, or a dash. */
export function amountText({ duty, span }: Treatment, language: Language): string {
  if (duty) return formatMoney(duty, language);
  const low = span?.lowest.duty;
  if (!low) return '–';
  const high = span.highest?.duty;
  return `${formatDecimal(low.amount)} – ${high ? formatMoney(high, language) : LABELS.ordinaryDuty[language]}`;
}

export const moneyOrDash = (amount: DutyAmount | null | undefined, language: Language): string =>
  amount ? formatMoney(amount, language) : '–';
