import '../styles/views.scss';
import { useMemo } from 'react';
import { countries } from '../../../src/base/index.js';
import type { TariffRecord } from '../../../src/kanzei.js';
import { LABELS } from '../../../src/surfaces/labels.js';
import { ask, useAddress } from '../address.js';
import { useLaterAnswer } from '../engine/useAnswer.js';
import { CodePanel } from '../parts/CodePanel.js';
import { SelectField } from '../parts/Field.js';
import { Notice, RefusedNotice } from '../parts/Notice.js';
import { ProductBox } from '../parts/ProductBox.js';
import { Toolbar } from '../parts/Toolbar.js';
import { nameOfLine } from '../parts/treatments.js';
import { today } from '../today.js';
import { useLanguage, useSpeak, useTexts, useWords } from '../words/language.js';
import { formatDay } from '../words/numbers.js';
import { PATH_WORDS } from '../words/pathWords.js';
import { type PathAnswers, pathAnswers } from './path/answers.js';
import { pathInCode } from './path/inCode.js';
import { MarginTable } from './path/MarginTable.js';
import { countryText, fullName } from './path/names.js';
import { PathChart } from './path/PathChart.js';
import { PathHow } from './path/PathHow.js';
import { PathTable, spanText } from './path/PathTable.js';
import { type PathQuestion, pathQuestion, RIVALS } from './path/question.js';
import {
  endOf,
  findSeries,
  lineKey,
  linesOf,
  measuresOf,
  notDrawn,
  openEnded,
  type Series,
  seriesOf,
} from './path/series.js';

const YEARS = Array.from({ length: 25 }, (_, i) => String(2018 + i)).map((year) => [year, year] as const);

function Question({ question, record }: { readonly question: PathQuestion; readonly record: TariffRecord }) {
  const words = useWords();
  const language = useLanguage();
  const texts = useTexts(PATH_WORDS);
  const { code, to, origins, since, until } = question;
  const offered = [...new Set([...RIVALS[to], ...origins])];
  const others = useMemo(() => {
    const collator = new Intl.Collator(language);
    return [...countries.keys()]
      .map((each) => [each, countryText(each, language)] as const)
      .sort((one, two) => collator.compare(one[1], two[1]));
  }, [language]);
  const choose = (next: readonly string[]): void => ask({ origins: next.join(','), from: undefined });
  return (
    <form className="question no-print" onSubmit={(event) => event.preventDefault()}>
      <ProductBox
        record={record}
        code={code}
        importer={to}
        on={today()}
        onChoose={(chosen) => ask({ code: chosen, line: undefined })}
      />
      <SelectField
        label={words.to}
        value={to}
        choices={[
          ['JP', words.japan],
          ['US', words.unitedStates],
        ]}
        onChange={(importer) =>
          ask({
            to: importer,
            code: undefined,
            line: undefined,
            origins: undefined,
            from: undefined,
            a: undefined,
            b: undefined,
          })
        }
      />
      <SelectField
        label={texts.since}
        value={since.slice(0, 4)}
        choices={YEARS}
        onChange={(year) => ask({ since: year })}
      />
      <SelectField
        label={texts.until}
        value={until.slice(0, 4)}
        choices={YEARS}
        onChange={(year) => ask({ until: year })}
      />
      <fieldset className="usa-fieldset origins">
        <legend className="usa-legend">{texts.origins}</legend>
        {offered.map((origin) => (
          <label key={origin} className="check">
            <input
              type="checkbox"
              checked={origins.includes(origin)}
              onChange={({ target }) =>
                choose(
                  target.checked
                    ? offered.filter((each) => each === origin || origins.includes(each))
                    : origins.filter((each) => each !== origin),
                )
              }
            />
            {countryText(origin, language)}
          </label>
        ))}
      </fieldset>
      <SelectField
        label={texts.addOrigin}
        value=""
        choices={[['', texts.choose], ...others]}
        onChange={(origin) => choose([...origins, origin])}
      />
    </form>
  );
}

/** What the chart cannot show, and what it marks, in words. */
function Remarks({
  all,
  record,
  origins,
}: {
  readonly all: readonly Series[];
  readonly record: TariffRecord;
  readonly origins: readonly string[];
}) {
  const language = useLanguage();
  const texts = useTexts(PATH_WORDS);
  const name = (series: Series): string => fullName(series, record, language, origins);
  const away = all.filter(({ spans }) => spans.every(({ status }) => status === 'notCovered'));
  const measures = all.flatMap((series) => measuresOf(series).map((span) => ({ series, span })));
  return (
    <>
      {measures.length > 0 && (
        <>
          <h3>{texts.measures}</h3>
          <ul>
            {measures.map(({ series, span }) => (
              <li key={`${series.id} ${span.from}`}>
                {name(series)}, {formatDay(span.from, language)} – {formatDay(span.to, language)}:{' '}
                <strong>{spanText(span, language)}</strong>
              </li>
            ))}
          </ul>
        </>
      )}
      {[
        { text: texts.notDrawn, spansOf: notDrawn },
        { text: texts.openEnded, spansOf: openEnded },
      ].map(({ text, spansOf }) => {
        const other = all.filter((series) => spansOf(series).length > 0);
        return other.length === 0 ? null : (
          <Notice kind="info" key={text}>
            <p>{text}</p>
            <ul>
              {other.map((series) => (
                <li key={series.id}>
                  {name(series)}:{' '}
                  {[...new Set(spansOf(series).map((span) => spanText(span, language)))].join('; ')}
                </li>
              ))}
            </ul>
          </Notice>
        );
      })}
      {away.length > 0 && (
        <p className="note">
          {texts.notCovered} {away.map(name).join('; ')}
        </p>
      )}
    </>
  );
}

function Answer({
  question,
  found,
  record,
}: {
  readonly question: PathQuestion;
  readonly found: PathAnswers;
  readonly record: TariffRecord;
}) {
  const speak = useSpeak();
  const language = useLanguage();
  const texts = useTexts(PATH_WORDS);
  const { asked } = useAddress();
  const { since, until } = question;
  const { answers, refused } = found;
  const origins = answers.map(({ origin }) => origin);
  const lines = linesOf(answers);
  const chosen = lines.find((each) => lineKey(each) === asked.line) ?? lines[0];
  const key = chosen ? lineKey(chosen) : '';
  const all = seriesOf(answers, key, since, until);
  const drawn = all.filter(endOf);
  const a = findSeries(all, asked.a) ?? drawn.find(({ instrument }) => instrument === 'usjta') ?? drawn[0];
  const b =
    findSeries(all, asked.b) ??
    drawn.find(({ instrument }) => instrument === 'cptpp') ??
    drawn.find((each) => each !== a);
  return (
    <>
      {lines.length > 1 && (
        <SelectField
          label={texts.line}
          value={key}
          choices={lines.map((each) => [
            lineKey(each),
            [lineKey(each), nameOfLine(each.line, language), each.line.when].filter(Boolean).join(' · '),
          ])}
          onChange={(line) => ask({ line })}
        />
      )}
      {chosen && (
        <h2>
          <span className="code-text">{chosen.line.code}</span> {nameOfLine(chosen.line, language)}
        </h2>
      )}
      {chosen?.line.when && (
        <p className="note">
          {speak(LABELS.only)} <span lang="en">{chosen.line.when}</span>
        </p>
      )}
      {refused.map(({ origin, problem }) => (
        <Notice kind="warning" key={origin}>
          <p>
            {countryText(origin, language)}: <span lang="en">{problem.message}</span>
          </p>
        </Notice>
      ))}
      {all.length === 0 && <Notice kind="info">{texts.noTracks}</Notice>}
      {drawn.length > 0 && (
        <PathChart drawn={drawn} record={record} origins={origins} since={since} until={until} title={key} />
      )}
      {all.length > 0 && drawn.length === 0 && <Notice kind="info">{texts.nothingDrawn}</Notice>}
      <Remarks all={all} record={record} origins={origins} />
      {all.length > 0 && <PathTable line={key} all={all} record={record} origins={origins} />}
      {a && b && <MarginTable all={all} a={a} b={b} record={record} origins={origins} line={key} />}
      <PathHow answers={answers} all={all} record={record} origins={origins} line={key} />
    </>
  );
}

/** Rates over the years, for every rival origin. */
export default function Path({ record }: { readonly record: TariffRecord }) {
  const words = useWords();
  const texts = useTexts(PATH_WORDS);
  const { asked } = useAddress();
  const question = pathQuestion(asked);
  const { code, to, origins } = question;
  const wanted = JSON.stringify([code, to, origins]);
  const outcome = useLaterAnswer(pathAnswers, { code, to, origins }, record);
  const found = outcome.status === 'answered' ? outcome.answer : undefined;
  const working = outcome.status === 'asking' || (found !== undefined && found.asked !== wanted);
  return (
    <>
      <h1>{words.path}</h1>
      <p>{texts.lead}</p>
      <Question question={question} record={record} />
      <p className="working" role="status">
        {origins.length === 0 ? texts.noOrigins : working ? words.working : ''}
      </p>
      <section className="answer">
        {outcome.status === 'refused' && <RefusedNotice problem={outcome.problem} />}
        {found && found.answers.length > 0 && <Answer question={question} found={found} record={record} />}
      </section>
      {found && (
        <>
          <CodePanel {...pathInCode(question)} />
          <Toolbar />
        </>
      )}
    </>
  );
}
