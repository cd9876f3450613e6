import { duty, type TariffRecord } from '../../../src/kanzei.js';
import { ask, useAddress } from '../address.js';
import { useAnswer } from '../engine/useAnswer.js';
import { CodePanel } from '../parts/CodePanel.js';
import { CountryField } from '../parts/CountryField.js';
import { DeterminationView } from '../parts/DeterminationView.js';
import { SelectField, TextField } from '../parts/Field.js';
import { HowPanel } from '../parts/HowPanel.js';
import { LandedPanel } from '../parts/LandedPanel.js';
import { LinesTable } from '../parts/LinesTable.js';
import { RefusedNotice } from '../parts/Notice.js';
import { Panel } from '../parts/Panel.js';
import { ProductBox } from '../parts/ProductBox.js';
import { Toolbar } from '../parts/Toolbar.js';
import { useWords } from '../words/language.js';
import { dutyInCode, dutyRequest } from './dutyQuestion.js';

/** The question: goods, where from and to, when, how much. */
function Question({ record }: { readonly record: TariffRecord }) {
  const words = useWords();
  const { asked } = useAddress();
  const request = dutyRequest(asked);
  const to = request.to === 'US' ? 'US' : 'JP';
  return (
    <form className="question no-print" onSubmit={(event) => event.preventDefault()}>
      <ProductBox
        record={record}
        code={request.code}
        importer={to}
        on={request.on}
        onChoose={(code) => ask({ code })}
      />
      <CountryField label={words.from} value={request.from} onChange={(from) => ask({ from })} />
      <SelectField
        label={words.to}
        value={to}
        choices={[
          ['JP', words.japan],
          ['US', words.unitedStates],
        ]}
        onChange={(next) =>
          ask({
            to: next,
            from: request.from === next ? (next === 'JP' ? 'US' : 'JP') : request.from,
            value: undefined,
          })
        }
      />
      <TextField label={words.on} type="date" value={request.on} onChange={(on) => ask({ on })} />
      <TextField
        label={words.value}
        hint={to === 'JP' ? words.valueHintJP : words.valueHintUS}
        inputMode="decimal"
        value={asked.value ?? ''}
        onChange={(value) => ask({ value })}
      />
      <TextField
        label={words.quantity}
        hint={words.quantityHint}
        value={asked.quantity ?? ''}
        onChange={(quantity) => ask({ quantity })}
      />
      <Panel title={words.more} open={Boolean(asked.part || asked.claim)}>
        <div className="question">
          <TextField
            label={words.parts}
            hint={words.partsHint}
            value={asked.part ?? ''}
            onChange={(part) => ask({ part })}
          />
          <SelectField
            label={words.claim}
            value={asked.claim ?? ''}
            choices={[
              ['', words.anything],
              ...record.instruments
                .filter(({ columns }) => columns.some(({ importer }) => importer === to))
                .map(({ id }) => [id, id] as const),
            ]}
            onChange={(claim) => ask({ claim })}
          />
        </div>
      </Panel>
    </form>
  );
}

/** What a shipment pays, what else it could claim, and why. */
export function Duty({ record }: { readonly record: TariffRecord }) {
  const words = useWords();
  const { asked } = useAddress();
  const request = dutyRequest(asked);
  const outcome = useAnswer(duty, request, record);
  const answer = outcome.status === 'answered' ? outcome.answer : undefined;
  const [first] = answer?.determinations ?? [];
  const only = answer && answer.determinations.length === 1 ? first : undefined;
  return (
    <>
      <h1>{words.duty}</h1>
      <Question record={record} />
      <section aria-live="polite" aria-atomic="false" className="answer">
        {outcome.status === 'refused' && <RefusedNotice problem={outcome.problem} />}
        {only && (
          <DeterminationView
            key={only.line.code}
            determination={only}
            record={record}
            answers={request.declared ?? []}
          />
        )}
        {answer && !only && <LinesTable answer={answer} record={record} />}
      </section>
      {answer && (
        <>
          <LandedPanel record={record} />
          <HowPanel answer={answer} />
          <CodePanel {...dutyInCode(request)} />
          <Toolbar answer={{ file: 'duty', json: answer }} />
        </>
      )}
    </>
  );
}
