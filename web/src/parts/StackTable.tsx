import type { Charge, Treatment } from '../../../src/kanzei.js';
import { LABELS } from '../../../src/surfaces/labels.js';
import { ask } from '../address.js';
import { useLanguage, useSpeak, useWords } from '../words/language.js';
import { Panel } from './Panel.js';
import { Sources } from './Sources.js';
import { Steps } from './Steps.js';
import { EvidenceTag, StatusTag } from './Tags.js';
import { moneyOrDash } from './treatments.js';

const reasonText = (reason: Charge['reason'], language: 'en' | 'ja'): string | undefined =>
  typeof reason === 'object' ? (reason as Record<'en' | 'ja', string>)[language] : reason;

/** Declares an answer in place of one that was given. */
function declare(answers: readonly string[], question: string, answer: boolean): void {
  const others = answers.filter((each) => each.split('=')[0] !== question);
  ask({ declare: [...others, answer ? question : `${question}=no`].join(';') });
}

interface StackTableProps {
  readonly treatment: Treatment;
  readonly answers: readonly string[];
}

/** What lies on top of a duty: each charge, the sums, and the questions that only the importer can answer. */
export function StackTable({ treatment, answers }: StackTableProps) {
  const words = useWords();
  const speak = useSpeak();
  const language = useLanguage();
  const { stack, duty } = treatment;
  if (!stack) return null;
  const due = stack.charges.filter(({ status }) => status !== 'notApplicable');
  const away = stack.charges.filter(({ status }) => status === 'notApplicable');
  return (
    <>
      <div className="scroll">
        <table className="usa-table usa-table--borderless">
          <caption>{words.onTop}</caption>
          <thead>
            <tr>
              <th scope="col">{speak(LABELS.charge)}</th>
              <th scope="col">{speak(LABELS.rate)}</th>
              <th scope="col">{speak(LABELS.status)}</th>
              <th scope="col" className="number">
                {speak(LABELS.amount)}
              </th>
              <th scope="col">{speak(LABELS.evidence)}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{speak(LABELS.duty)}</th>
              <td />
              <td />
              <td className="number">{moneyOrDash(duty, language)}</td>
              <td />
            </tr>
            {due.map((charge) => (
              <tr key={charge.id}>
                <th scope="row">
                  {speak(charge.name)}
                  {charge.reason && <p className="note">{reasonText(charge.reason, language)}</p>}
                </th>
                <td>{charge.rate}</td>
                <td>
                  <StatusTag status={charge.status} />
                </td>
                <td className="number">{moneyOrDash(charge.amount, language)}</td>
                <td>
                  <EvidenceTag evidence={charge.evidence} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{speak(LABELS.allCharges)}</th>
              <td />
              <td />
              <td className="number">
                <strong>{moneyOrDash(stack.total, language)}</strong>
              </td>
              <td>
                <EvidenceTag evidence={stack.evidence} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      {stack.otherwise.length > 0 && (
        <fieldset className="usa-fieldset otherwise no-print">
          <legend className="usa-legend">{words.otherwise}</legend>
          <p className="usa-hint">{words.otherwiseHint}</p>
          <ul>
            {stack.otherwise.map(({ question, label, answer, total }) => (
              <li key={question}>
                <span>{speak(label)}:</span> <strong>{answer ? words.no : words.yes}</strong>{' '}
                <button
                  type="button"
                  className="usa-button usa-button--outline small"
                  onClick={() => declare(answers, question, answer)}
                >
                  {answer ? words.yes : words.no} → {moneyOrDash(total, language)}
                </button>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      {answers.length > 0 && (
        <p className="answers no-print">
          {words.declare}: {answers.join(', ')}{' '}
          <button type="button" className="plain" onClick={() => ask({ declare: undefined })}>
            ×
          </button>
        </p>
      )}
      {due.map((charge) =>
        charge.steps.length + charge.citations.length === 0 ? null : (
          <Panel key={charge.id} title={`${speak(charge.name)}: ${speak(LABELS.arithmetic)}`}>
            <Steps steps={charge.steps} />
            <Sources citations={charge.citations} />
          </Panel>
        ),
      )}
      {away.length > 0 && (
        <Panel title={`${speak(LABELS.notDue)} (${away.length})`}>
          <ul>
            {away.map((charge) => (
              <li key={charge.id}>
                {speak(charge.name)}: {reasonText(charge.reason, language)}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
