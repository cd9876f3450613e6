import { Fragment, useState } from 'react';
import { type Determination, isBest, type TariffRecord, type Treatment } from '../../../src/kanzei.js';
import { LABELS, QUOTA_STATUSES, SAFEGUARD_STATUSES } from '../../../src/surfaces/labels.js';
import { useLanguage, useSpeak, useWords } from '../words/language.js';
import { EvidenceTag, StatusTag } from './Tags.js';
import { amountText, moneyOrDash, rateText, treatmentName } from './treatments.js';

function Notes({ treatment }: { readonly treatment: Treatment }) {
  const speak = useSpeak();
  const { reason, safeguard, quotaState, notIncluded } = treatment;
  return (
    <>
      {reason && <p className="note">{reason}</p>}
      {safeguard && (
        <p className="note">
          {speak(LABELS.safeguard)} ({speak(safeguard.name)}), {speak(SAFEGUARD_STATUSES[safeguard.status])}:{' '}
          {safeguard.reason}
          {safeguard.rate &&
            safeguard.status !== 'inForce' &&
            `; ${speak(LABELS.duringMeasure)} ${safeguard.rate}`}
        </p>
      )}
      {quotaState && (
        <p className="note">
          {speak(LABELS.quota)} {quotaState.quota}, {quotaState.year}:{' '}
          {speak(QUOTA_STATUSES[quotaState.status])}
          {quotaState.reason && `: ${quotaState.reason}`}
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
  return (
    <>
      <div className="scroll">
        <table className="usa-table usa-table--borderless treatments">
          <caption>{words.treatments}</caption>
          <thead>
            <tr>
              <th scope="col">{speak(LABELS.treatment)}</th>
              <th scope="col">{speak(LABELS.status)}</th>
              <th scope="col">{speak(LABELS.rate)}</th>
              <th scope="col" className="number">
                {speak(LABELS.duty)}
              </th>
              {stacked && (
                <th scope="col" className="number">
                  {speak(LABELS.total)}
                </th>
              )}
              <th scope="col">{speak(LABELS.evidence)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((treatment) => {
              const best = isBest(treatment, determination);
              const name = treatmentName(treatment, record, language);
              return (
                <Fragment
                  key={`${treatment.instrument} ${treatment.quota ?? ''} ${treatment.rate?.notation ?? ''}`}
                >
                  <tr
                    className={[best && 'best', treatment === chosen && 'chosen'].filter(Boolean).join(' ')}
                  >
                    <th scope="row">
                      <button
                        type="button"
                        className="plain"
                        onClick={() => onChoose(treatment)}
                        aria-pressed={treatment === chosen}
                      >
                        {name}
                      </button>
                      {best && <span className="best-mark">★ {words.bestOf}</span>}
                      {treatment.claimed && <span className="tag">{speak(LABELS.claimed)}</span>}
                      <Notes treatment={treatment} />
                    </th>
                    <td data-label={speak(LABELS.status)}>
                      <StatusTag status={treatment.status} />
                    </td>
                    <td data-label={speak(LABELS.rate)} title={treatment.rate?.official}>
                      {rateText(treatment, language)}
                    </td>
                    <td data-label={speak(LABELS.duty)} className="number">
                      {amountText(treatment, language)}
                    </td>
                    {stacked && (
                      <td data-label={speak(LABELS.total)} className="number">
                        {moneyOrDash(treatment.stack?.total, language)}
                      </td>
                    )}
                    <td data-label={speak(LABELS.evidence)}>
                      <EvidenceTag evidence={treatment.evidence} />
                      {treatment.stack && treatment.stack.evidence !== treatment.evidence && (
                        <>
                          {' / '}
                          <EvidenceTag evidence={treatment.stack.evidence} />
                        </>
                      )}
                    </td>
                  </tr>
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
      {idle.length > 0 && (
        <button type="button" className="plain no-print" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? '−' : '+'} {words.hiddenRows} ({idle.length})
        </button>
      )}
    </>
  );
}
