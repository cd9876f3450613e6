import type { RowsReport } from '../../../src/kanzei.js';
import { LABELS } from '../../../src/surfaces/labels.js';
import { linkTo } from '../address.js';
import type { Download, FileAnswer } from '../engine/assessFile.js';
import { ASSESS } from '../words/assessWords.js';
import { useLanguage, useSpeak } from '../words/language.js';
import { shownMoney } from '../words/numbers.js';
import { DownloadLink } from './DownloadLink.js';
import { Panel } from './Panel.js';
import { ScrollTable } from './ScrollTable.js';
import { SummaryTables } from './SummaryTables.js';

const counted = (count: number): string => count.toLocaleString('en');

/** The entries with the largest preference unused, each with its arithmetic. */
function Unused({ entries }: { readonly entries: RowsReport['largestUnused'] }) {
  const words = ASSESS[useLanguage()];
  const speak = useSpeak();
  if (entries.length === 0) return <p>{words.noUnused}</p>;
  const head = [
    { label: words.entry },
    { label: speak(LABELS.line) },
    { label: speak(LABELS.value), number: true },
    { label: words.claim },
    { label: words.best },
    { label: speak(LABELS.claimedDue), number: true },
    { label: speak(LABELS.bestDue), number: true },
    { label: speak(LABELS.unusedPreference), number: true },
  ];
  return (
    <ScrollTable caption={`${words.unused} (${words.unusedNote})`} head={head}>
      <tbody>
        {entries.map(({ entry, id, importer, code, origin, date, claim, best, ...money }) => (
          <tr key={entry}>
            <th scope="row">{id ?? entry}</th>
            <td>
              <a
                className="code-text"
                href={linkTo('duty', { code, from: origin, to: importer, on: date, value: money.value })}
              >
                {code}
              </a>{' '}
              {origin} → {importer}, {date}
            </td>
            <td className="number">{shownMoney(money.value)}</td>
            <td>{claim}</td>
            <td>{best}</td>
            <td className="number">{shownMoney(money.claimedDue)}</td>
            <td className="number">{shownMoney(money.bestDue)}</td>
            <td className="number">
              <strong>{shownMoney(money.unused)}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

/** Rows that are no entries, with the reasons. */
function RefusedRows({ refused }: { readonly refused: RowsReport['refused'] }) {
  const words = ASSESS[useLanguage()];
  const { rows, first } = refused;
  const caption = `${words.refused} (${words.refusedNote(counted(first.length), counted(rows))})`;
  return (
    <ScrollTable caption={caption} head={[{ label: words.row }, { label: words.why }, { label: words.says }]}>
      <tbody>
        {first.map(({ entry, line, why, row }) => (
          <tr key={`${entry} ${line}`}>
            <th scope="row">{entry === null ? `${words.line} ${line}` : entry}</th>
            <td>{why}</td>
            <td className="says">{row}</td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  );
}

const Taken = ({ label, file }: { readonly label: string; readonly file: Download }) => (
  <DownloadLink label={label} name={file.name} text={file.text} href={file.href} />
);

/** What came of a file. */
export function AssessedFile({ name, answer }: { readonly name: string; readonly answer: FileAnswer }) {
  const words = ASSESS[useLanguage()];
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
              `${words.status[status as keyof typeof words.status]}: ${counted(entries)}`,
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
