import type { TariffRecord, Treatment } from '../../../src/kanzei.js';
import { LABELS } from '../../../src/surfaces/labels.js';
import { useLanguage, useSpeak } from '../words/language.js';
import { EvidenceTag } from './Tags.js';
import { dutiesOnTop, figureOf, moneyOrDash, rateText, treatmentName } from './treatments.js';

interface BestRateProps {
  readonly best: Treatment;
  readonly record: TariffRecord;
}

/** What the best treatment comes to: the amount, the rate it rests on, and every duty on top by name and rate. */
export function BestRate({ best, record }: BestRateProps) {
  const speak = useSpeak();
  const language = useLanguage();
  return (
    <>
      <p className="card-figure">{figureOf(best, language)}</p>
      <p>
        {treatmentName(best, record, language)}: {rateText(best, language)}{' '}
        <EvidenceTag evidence={best.stack?.evidence ?? best.evidence} />
      </p>
      {dutiesOnTop(best).map(({ id, name, rate, amount, status }) => (
        <p key={id}>
          + {speak(name)}: <span lang="en">{rate}</span>
          {amount && ` (${moneyOrDash(amount, language)})`}
          {status === 'notComputed' && ` – ${speak(LABELS.missing)}`}
        </p>
      ))}
    </>
  );
}
