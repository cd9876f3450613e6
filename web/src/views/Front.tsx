import { bestTreatment, duty, safeguard, type TariffRecord } from '../../../src/kanzei.js';
import { SAFEGUARD_STATUSES } from '../../../src/surfaces/labels.js';
import { linkTo } from '../address.js';
import { useAnswer, useLaterAnswer } from '../engine/useAnswer.js';
import { BestRate } from '../parts/BestRate.js';
import { EvidenceTag } from '../parts/Tags.js';
import { ordinaryOf, rateText, treatmentName } from '../parts/treatments.js';
import { today } from '../today.js';
import { FRONT_WORDS, PROMISES } from '../words/frontWords.js';
import { useLanguage, useSpeak, useTexts, useWords } from '../words/language.js';
import { formatDay } from '../words/numbers.js';

interface AskedDuty {
  readonly code: string;
  readonly from: string;
  readonly to: 'JP' | 'US';
  readonly value: string;
  readonly on: string;
}

/** A real duty, answered as the page opens. */
function DutyCard({
  question,
  asked,
  record,
}: {
  readonly question: string;
  readonly asked: AskedDuty;
  readonly record: TariffRecord;
}) {
  const words = useWords();
  const language = useLanguage();
  const outcome = useAnswer(duty, asked, record);
  const [determination] = outcome.status === 'answered' ? outcome.answer.determinations : [];
  const best = determination && bestTreatment(determination);
  const ordinary = determination && ordinaryOf(determination);
  return (
    <li className="card question-card">
      <h3>{question}</h3>
      {determination && best && (
        <>
          <p className="note">{formatDay(asked.on, language)}</p>
          <BestRate best={best} record={record} />
          {ordinary && ordinary !== best && (
            <p className="note">
              {treatmentName(ordinary, record, language)}: {rateText(ordinary, language)}
            </p>
          )}
        </>
      )}
      <p>
        <a href={linkTo('duty', { ...asked })}>{words.how} →</a>
      </p>
    </li>
  );
}

/** How close the safeguard on beef was, on the last days with figures. */
function SafeguardCard({ record }: { readonly record: TariffRecord }) {
  const words = useWords();
  const speak = useSpeak();
  const language = useLanguage();
  const front = useTexts(FRONT_WORDS);
  const on = '2021-03-15';
  const outcome = useLaterAnswer(safeguard, { safeguard: 'beef', on }, record);
  const answer = outcome.status === 'answered' ? outcome.answer : undefined;
  return (
    <li className="card question-card">
      <h3>{front.safeguard}</h3>
      {answer && (
        <>
          <p className="card-figure">
            {answer.share ? `${answer.share.percent} %` : speak(SAFEGUARD_STATUSES[answer.status])}
          </p>
          <p>
            {speak(SAFEGUARD_STATUSES[answer.status])}, {formatDay(on, language)}{' '}
            <EvidenceTag evidence={answer.evidence} />
          </p>
          {answer.reason && (
            <p className="note" lang="en">
              {answer.reason}
            </p>
          )}
        </>
      )}
      <p>
        <a href={linkTo('safeguards', { id: 'beef', on })}>{words.how} →</a>
      </p>
    </li>
  );
}

/** Today, or the last day for which the facts say which duties lie on top. */
function lastKnownDay(record: TariffRecord): string {
  const known = record.layers.find(({ importer }) => importer === 'US')?.known.on;
  return known !== undefined && known < today() ? known : today();
}

/** What Kanzei is, and three real questions answered. */
export function Front({ record }: { readonly record: TariffRecord }) {
  const words = useWords();
  const language = useLanguage();
  const front = useTexts(FRONT_WORDS);
  const beef: AskedDuty = { code: '0201.30-010', from: 'US', to: 'JP', value: '1000000', on: today() };
  const lathe: AskedDuty = {
    code: '8458.11.00',
    from: 'JP',
    to: 'US',
    value: '100000',
    on: lastKnownDay(record),
  };
  return (
    <>
      <div className="hero">
        <h1>{words.tagline}</h1>
        <p className="lead">{front.what}</p>
        <p>
          <a className="usa-button" href={linkTo('duty')}>
            {front.start}
          </a>
        </p>
      </div>
      <h2>{front.today}</h2>
      <ul className="cards">
        <DutyCard question={front.beef} asked={beef} record={record} />
        <DutyCard question={front.lathe} asked={lathe} record={record} />
        <SafeguardCard record={record} />
      </ul>
      <h2>{front.promises}</h2>
      <ul className="promises">
        {PROMISES.map((text) => (
          <li key={text.en}>{text[language]}</li>
        ))}
      </ul>
    </>
  );
}
