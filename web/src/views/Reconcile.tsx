import { useState } from 'react';
import { useTexts } from '../words/language.js';
import '../styles/files.scss';
import type { TariffRecord } from '../../../src/kanzei.js';
import reportAddress from '../../data/reconcile-2024.json?url';
import { type Packed, type Reconciled, unpack } from '../engine/reconciled.js';
import { useLaterAnswer } from '../engine/useAnswer.js';
import { RefusedNotice } from '../parts/Notice.js';
import { Panel } from '../parts/Panel.js';
import { Sources } from '../parts/Sources.js';
import { Toolbar } from '../parts/Toolbar.js';
import { useLanguage, useSpeak, useWords } from '../words/language.js';
import { formatDay, formatMoney, shownMoney, wholeUnits } from '../words/numbers.js';
import { RECONCILE_WORDS } from '../words/reconcileWords.js';
import { Chapters } from './reconcile/Chapters.js';
import { Lines } from './reconcile/Lines.js';
import { OwnFile } from './reconcile/OwnFile.js';
import { Headline, Kinds, Shares } from './reconcile/Shares.js';

/** The report that comes with the page. */
async function loadReport(): Promise<Reconciled> {
  const response = await fetch(reportAddress);
  if (!response.ok) throw new Error(`reconcile-2024.json: ${response.status} ${response.statusText}`);
  return unpack((await response.json()) as Packed);
}

let loading: Promise<Reconciled> | undefined;
const theReport = (): Promise<Reconciled> => {
  loading ??= loadReport().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
};

/** What the report leaves out, what it was made from, and when. */
function Ground({ report }: { readonly report: Reconciled }) {
  const language = useLanguage();
  const words = useTexts(RECONCILE_WORDS);
  const titles = useWords();
  const speak = useSpeak();
  const { utilisation, currency, notIncluded, citations, made, file, editions } = report;
  const { notComputed, control } = utilisation;
  const value = formatMoney({ amount: wholeUnits(notComputed.value), currency }, language);
  return (
    <>
      <h2>{words.doubts}</h2>
      <ul>
        <li>{words.control(control.percent)}</li>
        {notComputed.lines > 0 && <li>{words.notTold(shownMoney(String(notComputed.lines)), value)}</li>}
        {notIncluded.map((label) => (
          <li key={label.en}>{speak(label)}</li>
        ))}
      </ul>
      <h2>{titles.sources}</h2>
      <p>
        {words.made(formatDay(made, language), file)} {titles.editions}: {editions.join(', ')}
      </p>
      <Sources citations={citations} />
    </>
  );
}

function Report({ report, record }: { readonly report: Reconciled; readonly record: TariffRecord }) {
  return (
    <>
      <Headline report={report} />
      <Shares report={report} />
      <Chapters report={report} record={record} />
      <Lines report={report} />
      <Kinds report={report} />
      <Ground report={report} />
    </>
  );
}

/** How far the agreement was used: what was collected beside what the law allowed. */
export default function Reconcile({ record }: { readonly record: TariffRecord }) {
  const words = useTexts(RECONCILE_WORDS);
  const titles = useWords();
  const outcome = useLaterAnswer(theReport, null, undefined);
  const [own, setOwn] = useState<Reconciled>();
  const report = own ?? (outcome.status === 'answered' ? outcome.answer : undefined);
  return (
    <>
      <h1>{titles.reconcile}</h1>
      {own ? (
        <p role="status">
          {own.file}, {own.origin} → {own.importer}, {own.year}{' '}
          <button type="button" className="plain" onClick={() => setOwn(undefined)}>
            {words.back}
          </button>
        </p>
      ) : (
        <p className="lead">{words.lead('2024')}</p>
      )}
      {outcome.status === 'asking' && !own && <p className="loading">{titles.loading}</p>}
      {outcome.status === 'refused' && !own && <RefusedNotice problem={outcome.problem} />}
      {report && <Report report={report} record={record} />}
      <div className="no-print">
        <Panel title={words.own}>
          <OwnFile onReport={setOwn} />
        </Panel>
      </div>
      <Toolbar />
    </>
  );
}
