import { useState } from 'react';
import type { RatePaths, TariffRecord } from '../../../../src/kanzei.js';
import { LABELS } from '../../../../src/surfaces/labels.js';
import { SelectField } from '../../parts/Field.js';
import { Panel } from '../../parts/Panel.js';
import { Sources } from '../../parts/Sources.js';
import { Steps } from '../../parts/Steps.js';
import { EvidenceTag } from '../../parts/Tags.js';
import { Term } from '../../parts/Term.js';
import { useLanguage, useSpeak, useTexts, useWords } from '../../words/language.js';
import { formatDay } from '../../words/numbers.js';
import { PATH_WORDS } from '../../words/pathWords.js';
import { fullName } from './names.js';
import { spanText } from './PathTable.js';
import { findSeries, lineKey, type Series } from './series.js';

interface PathHowProps {
  readonly answers: readonly RatePaths[];
  readonly all: readonly Series[];
  readonly record: TariffRecord;
  readonly origins: readonly string[];
  readonly line: string;
}

const once = <T,>(all: readonly T[], key: (each: T) => string): T[] => [
  ...new Map(all.map((each) => [key(each), each])).values(),
];

/** How each rate was found and where it is written, and what the answer leaves out. */
export function PathHow({ answers, all, record, origins, line }: PathHowProps) {
  const words = useWords();
  const speak = useSpeak();
  const language = useLanguage();
  const texts = useTexts(PATH_WORDS);
  const [id, setId] = useState('');
  const shown = findSeries(all, id) ?? all.find(({ instrument }) => instrument === 'usjta') ?? all[0];
  const editions = once(
    answers.flatMap((each) => each.editions),
    ({ source, date }) => `${source} ${date}`,
  );
  const mappings = once(
    answers.flatMap(({ lines }) =>
      lines.filter((each) => lineKey(each) === line).flatMap((each) => each.mappings),
    ),
    ({ note }) => note,
  );
  const notIncluded = once(
    answers.flatMap((each) => each.notIncluded),
    (each) => each.id,
  );
  const [first] = answers;
  return (
    <>
      <Panel title={words.how}>
        {shown && (
          <>
            <SelectField
              label={texts.howSpan}
              value={shown.id}
              choices={all.map((each) => [each.id, fullName(each, record, language, origins)] as const)}
              onChange={setId}
            />
            <ol className="spans">
              {shown.spans.map((span) => (
                <li key={span.from}>
                  <strong>
                    {formatDay(span.from, language)} – {formatDay(span.to, language)}:{' '}
                    {spanText(span, language)}
                  </strong>{' '}
                  <EvidenceTag evidence={span.evidence} />
                  <Steps steps={span.steps} />
                  <Sources citations={span.citations} />
                </li>
              ))}
            </ol>
          </>
        )}
        <p>
          <Term id="evidence">{words.evidenceHelp}</Term>
        </p>
        <h3>{words.editions}</h3>
        <ul>
          {editions.map(({ source, date }) => (
            <li key={`${source} ${date}`}>
              {source}, {speak(LABELS.edition)} {formatDay(date, language)}
            </li>
          ))}
        </ul>
        {mappings.length > 0 && (
          <>
            <h3>{words.mapping}</h3>
            <ul>
              {mappings.map(({ note, evidence }) => (
                <li key={note}>
                  <span lang="en">{note}</span> <EvidenceTag evidence={evidence} />
                </li>
              ))}
            </ul>
          </>
        )}
      </Panel>
      <Panel title={words.notIncluded}>
        {first && (
          <p>
            {speak(LABELS.layers)}: {speak(first.layers.reason)}
          </p>
        )}
        <ul>
          {notIncluded.map(({ id: key, label, where, url }) => (
            <li key={key}>
              {speak(label)}: {url ? <a href={url}>{speak(where)}</a> : speak(where)}
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
