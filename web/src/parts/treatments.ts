import type { Charge, Determination, DutyAmount, TariffRecord, Treatment } from '../../../src/kanzei.js';
import { LABELS, type Language } from '../../../src/surfaces/labels.js';
import { formatDecimal, formatMoney } from '../words/numbers.js';

/** The ordinary rate of a line on its day. */
export const ordinaryOf = ({ treatments }: Determination): Treatment | undefined =>
  treatments.find(({ instrument }) => instrument === 'mfn');

/** The duties that lie on top of a treatment, due or taken to be due. */
export const dutiesOnTop = ({ stack }: Treatment): readonly Charge[] =>
  (stack?.charges ?? []).filter(
    ({ kind, status }) => kind === 'duty' && status !== 'notApplicable' && status !== 'notCovered',
  );

/** What is to be paid, duties on top included where they are known; undefined where one of them is not computed. */
export const dutiesOf = ({ stack, duty }: Treatment): DutyAmount | undefined =>
  (stack ? stack.duties : duty) ?? undefined;

/** The amount of a treatment in one glance, else its rate. */
export function figureOf(treatment: Treatment, language: Language): string {
  const duties = dutiesOf(treatment);
  if (duties) return formatMoney(duties, language);
  return treatment.duty || treatment.span?.lowest.duty
    ? amountText(treatment, language)
    : rateText(treatment, language);
}

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
