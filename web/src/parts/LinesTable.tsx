import { type Answer, bestTreatment, type Determination, type TariffRecord } from '../../../src/kanzei.js';
import { LABELS } from '../../../src/surfaces/labels.js';
import { ask, useAddress } from '../address.js';
import { useLanguage, useSpeak, useWords } from '../words/language.js';
import { Panel } from './Panel.js';
import { type Column, type Row, Table, tableRow } from './Table.js';
import { EvidenceTag } from './Tags.js';
import { amountText, nameOfLine, ordinaryOf, rateText, treatmentName } from './treatments.js';

/** More rows than these are not drawn: a longer code is what helps. */
const MOST = 200;

/** Every line under a code, its best treatment at a glance. */
export function LinesTable({ answer, record }: { readonly answer: Answer; readonly record: TariffRecord }) {
  const words = useWords();
  const speak = useSpeak();
  const language = useLanguage();
  const { asked } = useAddress();
  const { determinations, skipped } = answer;
  const columns: Column[] = [
    { label: speak(LABELS.line) },
    { label: speak(LABELS.ordinaryRate) },
    { label: words.bestOf },
    { label: speak(LABELS.rate) },
    { label: speak(LABELS.duty), kind: 'number' },
    { label: speak(LABELS.evidence) },
  ];
  const rowOf = (determination: Determination): Row => {
    const { line } = determination;
    const best = bestTreatment(determination);
    const ordinary = ordinaryOf(determination);
    return tableRow(
      `${line.code} ${line.seq}`,
      <>
        <button type="button" className="plain code-text" onClick={() => ask({ code: line.code })}>
          {line.code}
        </button>{' '}
        {nameOfLine(line, language)}
        {line.when && (
          <p className="note">
            {speak(LABELS.only)} <span lang="en">{line.when}</span>
          </p>
        )}
      </>,
      ordinary ? rateText(ordinary, language) : '–',
      best ? treatmentName(best, record, language) : '–',
      best ? rateText(best, language) : '–',
      best ? amountText(best, language) : '–',
      best && <EvidenceTag evidence={best.evidence} />,
    );
  };
  return (
    <>
      <p>
        {determinations.length} {words.chooseLine}
      </p>
      {!asked.value && <p className="note">{words.noValue}</p>}
      <Table caption={words.lines} columns={columns} rows={determinations.slice(0, MOST).map(rowOf)} cards />
      {determinations.length > MOST && <p className="note">{`… + ${determinations.length - MOST}`}</p>}
      {skipped.length > 0 && (
        <Panel title={words.skipped}>
          <ul>
            {skipped.map(({ code, seq, reason }) => (
              <li key={`${code} ${seq}`}>
                <span className="code-text">{code}</span> <span lang="en">{reason}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
