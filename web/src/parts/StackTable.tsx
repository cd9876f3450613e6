import type { Charge, Treatment } from '../../../src/kanzei.js';
import { LABELS } from '../../../src/surfaces/labels.js';
import { ask } from '../address.js';
import type { TermId } from '../words/glossaryTerms.js';
import { useLanguage, useSpeak, useWords } from '../words/language.js';
import { Panel } from './Panel.js';
import { Sources } from './Sources.js';
import { Steps } from './Steps.js';
import { type Column, type Row, Table, tableRow } from './Table.js';
import { EvidenceTag, StatusTag } from './Tags.js';
import { Term } from './Term.js';
import { moneyOrDash, rateText } from './treatments.js';

/** What the glossary says of a charge, by its id. */
const TERM_OF: Readonly<Record<string, TermId>> = {
  'merchandise-processing-fee': 'mpf',
  'harbor-maintenance-fee': 'hmf',
  'consumption-tax': 'consumption-tax',
  'local-consumption-tax': 'consumption-tax',
  'ieepa-baseline': 'ieepa',
  'ieepa-japan': 'ieepa',
  'section-122': 'section-122',
};

/** The name of a charge, linked to what the glossary says of it. */
function ChargeName({ charge }: { readonly charge: Charge }) {
  const speak = useSpeak();
  const term = TERM_OF[charge.id];
  return term ? <Term id={term}>{speak(charge.name)}</Term> : speak(charge.name);
}

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
  const columns: Column[] = [
    { label: speak(LABELS.charge) },
    { label: speak(LABELS.rate) },
    { label: speak(LABELS.status) },
    { label: speak(LABELS.amount), kind: 'number' },
    { label: speak(LABELS.evidence) },
  ];
  const rows: Row[] = [
    tableRow(
      'duty',
      speak(LABELS.duty),
      rateText(treatment, language),
      <StatusTag status={treatment.status} />,
      moneyOrDash(duty, language),
      <EvidenceTag evidence={treatment.evidence} />,
    ),
    ...due.map((charge) =>
      tableRow(
        charge.id,
        <>
          <ChargeName charge={charge} />
          {charge.reason && <p className="note">{speak(charge.reason)}</p>}
        </>,
        <span lang="en">{charge.rate}</span>,
        <StatusTag status={charge.status} />,
        moneyOrDash(charge.amount, language),
        <EvidenceTag evidence={charge.evidence} />,
      ),
    ),
  ];
  const totals: Row[] = [
    {
      ...tableRow(
        'total',
        speak(LABELS.allCharges),
        '',
        '',
        moneyOrDash(stack.total, language),
        <EvidenceTag evidence={stack.evidence} />,
      ),
      className: 'total',
    },
  ];
  return (
    <>
      <Table
        caption={words.onTop}
        title={<Term id="layers">{words.onTop}</Term>}
        columns={columns}
        rows={rows}
        totals={totals}
        cards
      />
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
                {speak(charge.name)}: {charge.reason && speak(charge.reason)}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
