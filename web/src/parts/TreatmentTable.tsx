import { useState } from 'react';
import { type Determination, isBest, type TariffRecord, type Treatment } from '../../../src/kanzei.js';
import { LABELS, QUOTA_STATUSES, SAFEGUARD_STATUSES } from '../../../src/surfaces/labels.js';
import { useLanguage, useSpeak, useWords } from '../words/language.js';
import { type Column, type Row, Table, tableRow } from './Table.js';
import { EvidenceTag, StatusTag } from './Tags.js';
import { amountText, moneyOrDash, rateText, treatmentName } from './treatments.js';

function Notes({ treatment }: { readonly treatment: Treatment }) {
  const speak = useSpeak();
  const { reason, safeguard, quotaState, notIncluded } = treatment;
  return (
    <>
      {reason && (
        <p className="note" lang="en">
          {reason}
        </p>
      )}
      {safeguard && (
        <p className="note">
          {speak(LABELS.safeguard)} ({speak(safeguard.name)}), {speak(SAFEGUARD_STATUSES[safeguard.status])}:{' '}
          <span lang="en">{safeguard.reason}</span>
          {safeguard.rate &&
            safeguard.status !== 'inForce' &&
            `; ${speak(LABELS.duringMeasure)} ${safeguard.rate}`}
        </p>
      )}
      {quotaState && (
        <p className="note">
          {speak(LABELS.quota)} {quotaState.quota}, {quotaState.year}:{' '}
          {speak(QUOTA_STATUSES[quotaState.status])}
          {quotaState.reason && (
            <>
              : <span lang="en">{quotaState.reason}</span>
            </>
          )}
        </p>
      )}
      {notIncluded.map(({ id, label }) => (
        <p className="note" key={id}>
          + {speak(label)}
        </p>
      ))}
    </>
  );
}

const IDLE = ['notCovered', 'notApplicable'];

interface TreatmentTableProps {
  readonly determination: Determination;
  readonly record: TariffRecord;
  readonly chosen: Treatment | undefined;
  readonly onChoose: (treatment: Treatment) => void;
}

/** Every treatment open to the shipment, the best marked; those that do not apply are folded away. */
export function TreatmentTable({ determination, record, chosen, onChoose }: TreatmentTableProps) {
  const words = useWords();
  const speak = useSpeak();
  const language = useLanguage();
  const [all, setAll] = useState(false);
  const idle = determination.treatments.filter(({ status }) => IDLE.includes(status));
  const shown = all ? determination.treatments : determination.treatments.filter((it) => !idle.includes(it));
  const stacked = determination.treatments.some(({ stack }) => stack);
  const columns: Column[] = [
    { label: speak(LABELS.treatment) },
    { label: speak(LABELS.status) },
    { label: speak(LABELS.rate) },
    { label: speak(LABELS.duty), kind: 'number' },
    ...(stacked ? [{ label: speak(LABELS.total), kind: 'number' as const }] : []),
    { label: speak(LABELS.evidence) },
  ];
  const rowOf = (treatment: Treatment): Row => {
    const best = isBest(treatment, determination);
    const { stack, claimed, evidence } = treatment;
    return {
      ...tableRow(
        `${treatment.instrument} ${treatment.quota ?? ''} ${treatment.rate?.notation ?? ''}`,
        <>
          <button
            type="button"
            className="plain"
            onClick={() => onChoose(treatment)}
            aria-pressed={treatment === chosen}
          >
            {treatmentName(treatment, record, language)}
          </button>
          {best && <span className="best-mark">★ {words.bestOf}</span>}
          {claimed && <span className="tag">{speak(LABELS.claimed)}</span>}
          <Notes treatment={treatment} />
        </>,
        <StatusTag status={treatment.status} />,
        <span title={treatment.rate?.official}>{rateText(treatment, language)}</span>,
        amountText(treatment, language),
        ...(stacked ? [moneyOrDash(stack?.total, language)] : []),
        <>
          <EvidenceTag evidence={evidence} />
          {stack && stack.evidence !== evidence && (
            <>
              {' / '}
              <EvidenceTag evidence={stack.evidence} />
            </>
          )}
        </>,
      ),
      className: [best && 'best', treatment === chosen && 'chosen'].filter(Boolean).join(' '),
    };
  };
  return (
    <>
      <Table caption={words.treatments} columns={columns} rows={shown.map(rowOf)} cards />
      {idle.length > 0 && (
        <button type="button" className="plain no-print" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? '−' : '+'} {words.hiddenRows} ({idle.length})
        </button>
      )}
    </>
  );
}
