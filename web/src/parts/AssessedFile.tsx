import type { RowsReport } from '../../../src/kanzei.js';
import { LABELS } from '../../../src/surfaces/labels.js';
import { linkTo } from '../address.js';
import type { Download, FileAnswer } from '../engine/assessFile.js';
import { ASSESS_STATUSES, ASSESS_WORDS } from '../words/assessWords.js';
import { useSpeak, useTexts } from '../words/language.js';
import { shownMoney } from '../words/numbers.js';
import { DownloadLink } from './DownloadLink.js';
import { Panel } from './Panel.js';
import { SummaryTables } from './SummaryTables.js';
import { type Column, Table, tableRow } from './Table.js';

const counted = (count: number): string => count.toLocaleString('en');

/** The entries with the largest preference unused, each with its arithmetic. */
function Unused({ entries }: { readonly entries: RowsReport['largestUnused'] }) {
  const words = useTexts(ASSESS_WORDS);
  const speak = useSpeak();
  if (entries.length === 0) return <p>{words.noUnused}</p>;
  const columns: Column[] = [
    { label: words.entry },
    { label: speak(LABELS.line) },
    { label: speak(LABELS.value), kind: 'number' },
    { label: words.claim },
    { label: words.best },
    { label: speak(LABELS.claimedDue), kind: 'number' },
    { label: speak(LABELS.bestDue), kind: 'number' },
    { label: speak(LABELS.unusedPreference), kind: 'number' },
  ];
  const rows = entries.map(({ entry, id, importer, code, origin, date, claim, best, ...money }) =>
    tableRow(
      String(entry),
      id ?? entry,
      <>
        <a
          className="code-text"
          href={linkTo('duty', { code, from: origin, to: importer, on: date, value: money.value })}
        >
          {code}
        </a>{' '}
        {origin} → {importer}, {date}
      </>,
      shownMoney(money.value),
      claim,
      best,
      shownMoney(money.claimedDue),
      shownMoney(money.bestDue),
      <strong>{shownMoney(money.unused)}</strong>,
    ),
  );
  return <Table caption={`${words.unused} (${words.unusedNote})`} columns={columns} rows={rows} />;
}

/** Rows that are no entries, with the reasons. */
function RefusedRows({ refused }: { readonly refused: RowsReport['refused'] }) {
  const words = useTexts(ASSESS_WORDS);
  const { rows, first } = refused;
  const caption = `${words.refused} (${words.refusedNote(counted(first.length), counted(rows))})`;
  const columns: Column[] = [{ label: words.row }, { label: words.why }, { label: words.says, kind: 'says' }];
  const rowsOf = first.map(({ entry, line, why, row }) =>
    tableRow(
      `${entry} ${line}`,
      entry === null ? `${words.line} ${line}` : entry,
      <span lang="en">{why}</span>,
      row,
    ),
  );
  return <Table caption={caption} columns={columns} rows={rowsOf} />;
}

const Taken = ({ label, file }: { readonly label: string; readonly file: Download }) => (
  <DownloadLink label={label} name={file.name} text={file.text} href={file.href} />
);

/** What came of a file. */
export function AssessedFile({ name, answer }: { readonly name: string; readonly answer: FileAnswer }) {
  const words = useTexts(ASSESS_WORDS);
  const speak = useSpeak();
  const { report, refusedRows, rows, result, refused } = answer;
  const { summary, columns } = report;
  const read = columns.filter(({ as }) => as !== null);
  const unread = columns.filter(({ as }) => as === null);
  return (
    <>
      <p role="status" className="lead">
        {words.done(name, counted(report.entries), counted(refusedRows))}
      </p>
      <p>
        {summary.statuses
          .map(
            ({ status, entries }) =>
              `${speak(ASSESS_STATUSES[status as keyof typeof ASSESS_STATUSES])}: ${counted(entries)}`,
          )
          .join(' · ')}
      </p>
      <div className="toolbar no-print">
        <Taken label={words.result} file={result} />
        {refused && <Taken label={words.refusedFile} file={refused} />}
      </div>
      <SummaryTables summary={summary} />
      <h2>{words.unused}</h2>
      {rows ? <Unused entries={rows.largestUnused} /> : <p>{words.onlyInFile}</p>}
      {rows && rows.refused.rows > 0 && (
        <>
          <h2>{words.refused}</h2>
          <RefusedRows refused={rows.refused} />
        </>
      )}
      <Panel title={words.columnsRead}>
        <ul>
          {read.map(({ column, as }) => (
            <li key={column}>{column === as ? column : `${column} ${words.readAs} ${as}`}</li>
          ))}
        </ul>
        {unread.length > 0 && (
          <p>
            {words.notRead}: {unread.map(({ column }) => column).join(', ')}
          </p>
        )}
      </Panel>
    </>
  );
}
