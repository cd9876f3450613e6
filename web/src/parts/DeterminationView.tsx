import { useState } from 'react';
import {
  bestTreatment,
  type Determination,
  type NotIncluded,
  type TariffRecord,
  type Treatment,
} from '../../../src/kanzei.js';
import { LABELS } from '../../../src/surfaces/labels.js';
import { linkTo, useAddress } from '../address.js';
import { useLanguage, useSpeak, useWords } from '../words/language.js';
import { BestCard } from './BestCard.js';
import { Panel } from './Panel.js';
import { Sources } from './Sources.js';
import { StackTable } from './StackTable.js';
import { Steps } from './Steps.js';
import { TreatmentTable } from './TreatmentTable.js';
import { nameOfLine, treatmentName } from './treatments.js';

function Detail({
  treatment,
  record,
  answers,
}: {
  readonly treatment: Treatment;
  readonly record: TariffRecord;
  readonly answers: readonly string[];
}) {
  const words = useWords();
  const language = useLanguage();
  return (
    <section className="detail" aria-label={treatmentName(treatment, record, language)}>
      <h3>{treatmentName(treatment, record, language)}</h3>
      {treatment.steps.length > 0 && (
        <>
          <h4>{words.steps}</h4>
          <Steps steps={treatment.steps} />
        </>
      )}
      {treatment.requires.length > 0 && (
        <>
          <h4>{words.conditions}</h4>
          <ul lang="en">
            {treatment.requires.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </>
      )}
      <StackTable treatment={treatment} answers={answers} />
      <Panel title={`${words.sources}: ${treatmentName(treatment, record, language)}`} open>
        <Sources citations={treatment.citations} />
      </Panel>
    </section>
  );
}

function LeftOut({ notIncluded }: { readonly notIncluded: readonly NotIncluded[] }) {
  const words = useWords();
  const speak = useSpeak();
  if (notIncluded.length === 0) return null;
  return (
    <Panel title={words.notIncluded}>
      <ul>
        {notIncluded.map(({ id, label, where, url }) => (
          <li key={id}>
            {speak(label)}: {url ? <a href={url}>{speak(where)}</a> : speak(where)}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface DeterminationViewProps {
  readonly determination: Determination;
  readonly record: TariffRecord;
  readonly answers: readonly string[];
}

/** One line in full: its treatments, the best, and how the amounts come about. */
export function DeterminationView({ determination, record, answers }: DeterminationViewProps) {
  const words = useWords();
  const speak = useSpeak();
  const language = useLanguage();
  const { asked } = useAddress();
  const best = bestTreatment(determination);
  const first =
    best ?? determination.treatments.find(({ duty, span, rate }) => duty !== null || span || rate);
  const [instrument, setInstrument] = useState<string | undefined>();
  const nameOf = (treatment: Treatment): string => `${treatment.instrument} ${treatment.quota ?? ''}`;
  const chosen = determination.treatments.find((each) => nameOf(each) === instrument) ?? first;
  const { line, mapping, selection, layers } = determination;
  return (
    <>
      <h2>
        <span className="code-text">{line.code}</span> {nameOfLine(line, language)}
      </h2>
      {line.when && (
        <p className="note">
          {speak(LABELS.only)} <span lang="en">{line.when}</span>
        </p>
      )}
      {selection && (
        <p className="note" lang="en">
          {selection}
        </p>
      )}
      {mapping && (
        <p className="note" lang="en">
          {mapping.note}
        </p>
      )}
      <BestCard determination={determination} record={record} />
      {!asked.value && <p className="note">{words.noValue}</p>}
      <TreatmentTable
        determination={determination}
        record={record}
        chosen={chosen}
        onChoose={(treatment) => setInstrument(nameOf(treatment))}
      />
      <p className="no-print">
        <a href={linkTo('path', { code: line.code, from: asked.from ?? '', to: line.country })}>
          {words.path} →
        </a>
      </p>
      {layers?.status === 'notApplicable' && (
        <p className="note">
          {speak(LABELS.layers)}: {speak(layers.reason)}
        </p>
      )}
      {chosen && <Detail treatment={chosen} record={record} answers={answers} />}
      <LeftOut notIncluded={[...(chosen?.notIncluded ?? []), ...determination.notIncluded]} />
    </>
  );
}
