import { Fragment } from 'react';
import type { PathSpan, TariffRecord } from '../../../../src/kanzei.js';
import { LABELS, type Language, SAFEGUARD_STATUSES, STATUSES } from '../../../../src/surfaces/labels.js';
import { writeCsv } from '../../parts/csv.js';
import { saveCsv } from '../../parts/download.js';
import { Panel } from '../../parts/Panel.js';
import { type Column, type Row, Table, tableRow } from '../../parts/Table.js';
import { EvidenceTag, StatusTag } from '../../parts/Tags.js';
import { Term } from '../../parts/Term.js';
import { useLanguage, useSpeak, useTexts, useWords } from '../../words/language.js';
import { formatDay } from '../../words/numbers.js';
import { PATH_WORDS } from '../../words/pathWords.js';
import { fullName } from './names.js';
import type { Series } from './series.js';

/** A rate, its two ends, or that there is none. */
export function spanText({ rate, left, status }: PathSpan, language: Language): string {
  if (left) return `${left.lowest.notation} – ${left.highest?.notation ?? LABELS.ordinaryRate[language]}`;
  return rate?.notation ?? STATUSES[status][language];
}

/** The spans of every series as rows of a CSV. */
export function pathCsv(line: string, all: readonly Series[]): string {
  const head = [
    'line',
    'instrument',
    'origins',
    'quota',
    'conditions',
    'first_day',
    'last_day',
    'status',
    'rate',
    'lowest',
    'highest',
    'safeguard',
    'measure_not_known',
    'evidence',
    'reason',
    'source',
  ];
  const rows = all.flatMap(({ instrument, origins, quota, conditions, spans, openMeasures }) =>
    spans.map((span) => [
      line,
      instrument,
      origins.join(' '),
      quota,
      conditions.join('; '),
      span.from,
      span.to,
      span.status,
      span.rate?.notation,
      span.left?.lowest.notation,
      span.left && (span.left.highest?.notation ?? 'ordinary rate'),
      span.safeguard?.status,
      openMeasures
        .filter(({ from, to }) => from <= span.to && to >= span.from)
        .map(({ from, to }) => `${from}..${to}`)
        .join(' '),
      span.evidence,
      span.reason,
      span.citations.map(({ title, locator }) => `${title}, ${locator}`).join('; '),
    ]),
  );
  return writeCsv([head, ...rows]);
}

interface PathTableProps {
  readonly line: string;
  readonly all: readonly Series[];
  readonly record: TariffRecord;
  readonly origins: readonly string[];
}

/** The same data as the chart, and what a chart cannot show. */
export function PathTable({ line, all, record, origins }: PathTableProps) {
  const words = useWords();
  const speak = useSpeak();
  const language = useLanguage();
  const texts = useTexts(PATH_WORDS);
  const columns: Column[] = [
    { label: texts.first, kind: 'day' },
    { label: texts.last, kind: 'day' },
    { label: speak(LABELS.rate), kind: 'number' },
    { label: <Term id="status">{speak(LABELS.status)}</Term> },
    { label: <Term id="evidence">{speak(LABELS.evidence)}</Term> },
  ];
  const rowOf = (span: PathSpan): Row =>
    tableRow(
      span.from,
      formatDay(span.from, language),
      formatDay(span.to, language),
      spanText(span, language),
      <>
        <StatusTag status={span.status} />
        {span.reason && (
          <p className="note" lang="en">
            {span.reason}
          </p>
        )}
        {span.safeguard && (
          <p className="note">
            {speak(LABELS.safeguard)} ({speak(span.safeguard.name)}):{' '}
            {speak(SAFEGUARD_STATUSES[span.safeguard.status])}
          </p>
        )}
      </>,
      <EvidenceTag evidence={span.evidence} />,
    );
  return (
    <Panel title={`${words.table}: ${texts.rates}`}>
      <p className="no-print">
        <button
          type="button"
          className="usa-button usa-button--outline small"
          onClick={() => saveCsv(`kanzei-path-${line}`.replaceAll(/[^\w.-]+/g, '-'), pathCsv(line, all))}
        >
          {words.csv}
        </button>
      </p>
      {all.map((series) => (
        <Fragment key={series.id}>
          <Table
            caption={fullName(series, record, language, origins)}
            columns={columns}
            rows={series.spans.map(rowOf)}
          />
          {series.openMeasures.map((open) => (
            <p className="note" key={`${open.safeguard} ${open.from}`}>
              {texts.unknownDays} ({speak(open.name)}): {formatDay(open.from, language)} –{' '}
              {formatDay(open.to, language)}. <span lang="en">{open.reason}</span>
            </p>
          ))}
        </Fragment>
      ))}
    </Panel>
  );
}
