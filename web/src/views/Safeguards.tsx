import '../styles/views.scss';
import { quota, type SafeguardReport, safeguard, type TariffRecord } from '../../../src/kanzei.js';
import { ask, useAddress } from '../address.js';
import { toRefused, useLaterAnswer } from '../engine/useAnswer.js';
import { CodePanel, commandLine, requestLine } from '../parts/CodePanel.js';
import { writeCsv } from '../parts/csv.js';
import { saveCsv } from '../parts/download.js';
import { TextField } from '../parts/Field.js';
import { RefusedNotice } from '../parts/Notice.js';
import { Term } from '../parts/Term.js';
import { Toolbar } from '../parts/Toolbar.js';
import { today } from '../today.js';
import { useTexts, useWords } from '../words/language.js';
import { SAFEGUARD_WORDS } from '../words/safeguardWords.js';
import { type Asked, GaugeCards } from './safeguards/GaugeCards.js';
import { QuotaCards } from './safeguards/QuotaCards.js';
import { Replay } from './safeguards/Replay.js';
import { SafeguardDetail } from './safeguards/SafeguardDetail.js';

const idsOf = (record: TariffRecord): readonly string[] => record.safeguards.map(({ facts }) => facts.id);

/** Every safeguard on a day; one that cannot be asked does not spoil the others. */
async function askAll(on: string, record: TariffRecord): Promise<readonly Asked[]> {
  const all: Asked[] = [];
  for (const id of idsOf(record)) {
    try {
      all.push({ id, report: await safeguard({ safeguard: id, on }, record), why: undefined });
    } catch (error) {
      all.push({ id, report: undefined, why: toRefused(error).message });
    }
  }
  return all;
}

const safeguardCsv = (reports: readonly SafeguardReport[]): string =>
  writeCsv([
    [
      'safeguard',
      'on',
      'status',
      'year',
      'volume',
      'trigger',
      'unit',
      'percent',
      'distance',
      'volume_to',
      'earliest_start',
      'evidence',
      'reason',
    ],
    ...reports.map((each) => [
      each.safeguard,
      each.on,
      each.status,
      each.year.name,
      each.volume?.volume,
      each.trigger?.volume,
      each.trigger?.unit,
      each.share?.percent,
      each.distance,
      each.volume?.to,
      each.earliestStart?.value,
      each.evidence,
      each.reason,
    ]),
  ]);

function Quotas({ record, on }: { readonly record: TariffRecord; readonly on: string }) {
  const words = useWords();
  const texts = useTexts(SAFEGUARD_WORDS);
  const outcome = useLaterAnswer(quota, { on }, record);
  if (outcome.status === 'asking') return <p role="status">{words.working}</p>;
  if (outcome.status === 'refused') return <RefusedNotice problem={outcome.problem} />;
  const { answer } = outcome;
  const csv = (): string =>
    writeCsv([
      [
        'quota',
        'on',
        'year',
        'status',
        'volume',
        'drawn',
        'balance',
        'unit',
        'fill_percent',
        'filled_from',
        'filled_to',
        'allocation',
        'evidence',
        'reason',
      ],
      ...answer.quotas.map((each) => [
        each.quota,
        each.on,
        each.year.name,
        each.status,
        each.volume?.volume,
        each.drawn?.volume,
        each.balance,
        each.volume?.unit,
        each.fillRate,
        each.filled?.from,
        each.filled?.to,
        each.allocation,
        each.evidence,
        each.reason,
      ]),
    ]);
  return (
    <section aria-label={texts.quotas}>
      <h2>
        <Term id="quota">{texts.quotas}</Term>
      </h2>
      <QuotaCards reports={answer} />
      <p className="no-print">
        <button
          type="button"
          className="usa-button usa-button--outline small"
          onClick={() => saveCsv(`kanzei-quotas-${on}`, csv())}
        >
          {words.csv}
        </button>
      </p>
    </section>
  );
}

/** How full safeguards and quotas are on a day, and the year in which one was triggered. */
export default function Safeguards({ record }: { readonly record: TariffRecord }) {
  const words = useWords();
  const texts = useTexts(SAFEGUARD_WORDS);
  const { asked } = useAddress();
  const ids = idsOf(record);
  const id = asked.id && ids.includes(asked.id) ? asked.id : 'beef';
  const on = asked.on?.trim() || today();
  const outcome = useLaterAnswer(askAll, on, record);
  const all = outcome.status === 'answered' ? outcome.answer : [];
  const reports = all.flatMap(({ report }) => (report ? [report] : []));
  const chosen = all.find((each) => each.id === id);
  const none = all.length > 0 && reports.length === 0;
  return (
    <>
      <h1>{words.safeguards}</h1>
      <p>{texts.lead}</p>
      <form className="question no-print" onSubmit={(event) => event.preventDefault()}>
        <TextField
          label={texts.on}
          type="date"
          value={on}
          onChange={(day) => day !== '' && ask({ on: day })}
        />
      </form>
      <p className="working" role="status">
        {outcome.status === 'asking' ? words.working : ''}
      </p>
      <section aria-label={texts.safeguards}>
        <h2>
          <Term id="safeguard">{texts.safeguards}</Term>
        </h2>
        {none ? (
          <RefusedNotice problem={{ message: all[0]?.why ?? '', tryNext: [] }} />
        ) : (
          <GaugeCards all={all} chosen={id} on={on} />
        )}
        {reports.length > 0 && (
          <p className="no-print">
            <button
              type="button"
              className="usa-button usa-button--outline small"
              onClick={() => saveCsv(`kanzei-safeguards-${on}`, safeguardCsv(reports))}
            >
              {words.csv}
            </button>
          </p>
        )}
      </section>
      {chosen?.report && <SafeguardDetail report={chosen.report} record={record} />}
      <Replay record={record} asked={asked.day} />
      {!none && <Quotas record={record} on={on} />}
      <CodePanel
        command={`${commandLine(['safeguard', id], [['on', on]])}\n${commandLine(['quota'], [['on', on]])}`}
        request={`${requestLine('safeguard', [
          ['id', id],
          ['on', on],
        ])}\n${requestLine('quota', [['on', on]])}`}
        library={`import { openRecord, quota, safeguard } from 'kanzei';\n\nconst record = openRecord();\nawait safeguard(${JSON.stringify({ safeguard: id, on })}, record);\nawait quota(${JSON.stringify({ on })}, record);`}
      />
      <Toolbar />
    </>
  );
}
