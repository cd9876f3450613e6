import { type Answer, bestTreatment, type TariffRecord } from '../../../src/kanzei.js';
import { LABELS } from '../../../src/surfaces/labels.js';
import { ask } from '../address.js';
import { useLanguage, useSpeak, useWords } from '../words/language.js';
import { Panel } from './Panel.js';
import { EvidenceTag } from './Tags.js';
import { amountText, nameOfLine, rateText, treatmentName } from './treatments.js';

/** More rows than these are not drawn: a longer code is what helps. */
const MOST = 200;

/** Every line under a code, its best treatment at a glance. */
export function LinesTable({ answer, record }: { readonly answer: Answer; readonly record: TariffRecord }) {
  const words = useWords();
  const speak = useSpeak();
  const language = useLanguage();
  const { determinations, skipped } = answer;
  return (
    <>
      <p>
        {determinations.length} {words.chooseLine}
      </p>
      <div className="scroll">
        <table className="usa-table usa-table--borderless">
          <thead>
            <tr>
              <th scope="col">{speak(LABELS.line)}</th>
              <th scope="col">{speak(LABELS.best)}</th>
              <th scope="col">{speak(LABELS.rate)}</th>
              <th scope="col" className="number">
                {speak(LABELS.duty)}
              </th>
              <th scope="col">{speak(LABELS.evidence)}</th>
            </tr>
          </thead>
          <tbody>
            {determinations.slice(0, MOST).map((determination) => {
              const { line } = determination;
              const best = bestTreatment(determination);
              return (
                <tr key={`${line.code} ${line.seq}`}>
                  <th scope="row">
                    <button
                      type="button"
                      className="plain code-text"
                      onClick={() => ask({ code: line.code })}
                    >
                      {line.code}
                    </button>{' '}
                    {nameOfLine(line, language)}
                    {line.when && (
                      <p className="note">
                        {speak(LABELS.only)} {line.when}
                      </p>
                    )}
                  </th>
                  <td>{best ? treatmentName(best, record, language) : '–'}</td>
                  <td>{best ? rateText(best, language) : '–'}</td>
                  <td className="number">{best ? amountText(best, language) : '–'}</td>
                  <td>{best && <EvidenceTag evidence={best.evidence} />}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {determinations.length > MOST && <p className="note">{`… + ${determinations.length - MOST}`}</p>}
      {skipped.length > 0 && (
        <Panel title={words.skipped}>
          <ul>
            {skipped.map(({ code, seq, reason }) => (
              <li key={`${code} ${seq}`}>
                <span className="code-text">{code}</span> {reason}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
