import { type LandedRequest, landed, type TariffRecord } from '../../../src/kanzei.js';
import { LABELS } from '../../../src/surfaces/labels.js';
import { ask, useAddress } from '../address.js';
import { useLaterAnswer } from '../engine/useAnswer.js';
import { dutyRequest } from '../views/dutyQuestion.js';
import { useLanguage, useSpeak, useWords } from '../words/language.js';
import { CodePanel, commandLine, requestLine } from './CodePanel.js';
import { SelectField, TextField } from './Field.js';
import { RefusedNotice } from './Notice.js';
import { Panel } from './Panel.js';
import { Steps } from './Steps.js';
import { type Column, type Row, Table, tableRow } from './Table.js';
import { EvidenceTag } from './Tags.js';
import { Term } from './Term.js';
import { instrumentName, moneyOrDash } from './treatments.js';

const TERMS = ['EXW', 'FCA', 'FAS', 'FOB', 'CFR', 'CIF', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP'];
const FIELDS = ['freight', 'insurance', 'inland', 'delivery'] as const;

type Asked = Readonly<Record<string, string>>;

/** The question for the landed cost; undefined until a price is given. */
function landedRequest(asked: Asked): LandedRequest | undefined {
  const price = asked.price?.trim();
  if (!price) return undefined;
  const { value: _, ...shipment } = dutyRequest(asked);
  const given = (name: string): string | undefined => asked[name]?.trim() || undefined;
  return {
    ...shipment,
    price,
    incoterm: asked.term ?? 'FOB',
    ...Object.fromEntries(FIELDS.map((name) => [name, given(name)])),
    rates: given('rate') ? [given('rate') as string] : [],
    exported: given('exported'),
  };
}

function LandedAnswerView({
  request,
  record,
}: {
  readonly request: LandedRequest;
  readonly record: TariffRecord;
}) {
  const words = useWords();
  const speak = useSpeak();
  const language = useLanguage();
  const outcome = useLaterAnswer(landed, request, record);
  if (outcome.status === 'asking') return <p>{words.working}</p>;
  if (outcome.status === 'refused') return <RefusedNotice problem={outcome.problem} />;
  const { answer } = outcome;
  const [line] = answer.lines;
  const options = [
    ['from', request.from],
    ['to', request.to],
    ['on', request.on],
    ['price', request.price],
    ['incoterm', request.incoterm],
    ...FIELDS.map((name) => [name, request[name]] as const),
    ['rate', request.rates?.[0]],
    ['exported', request.exported],
  ] as const;
  const columns: Column[] = [
    { label: speak(LABELS.treatment) },
    { label: speak(LABELS.duty), kind: 'number' },
    { label: speak(LABELS.allCharges), kind: 'number' },
    { label: words.landed, kind: 'number' },
    { label: speak(LABELS.evidence) },
  ];
  const rows = (line?.treatments ?? [])
    .filter((each) => each.landed || each.duty)
    .map((each): Row => {
      const side = each.quota && (each.quota === 'in' ? LABELS.inQuota : LABELS.outOfQuota);
      return {
        ...tableRow(
          `${each.instrument} ${each.quota ?? ''}`,
          [instrumentName(each.instrument, record, language), side && speak(side)].filter(Boolean).join(', '),
          moneyOrDash(each.duty, language),
          moneyOrDash(each.charges, language),
          <strong>{moneyOrDash(each.landed, language)}</strong>,
          <EvidenceTag evidence={each.evidence} />,
        ),
        className: each.instrument === line?.best ? 'best' : undefined,
      };
    });
  return (
    <>
      <p>
        <Term id="customs-value">{speak(LABELS.value)}</Term>:{' '}
        <strong>{moneyOrDash(answer.customsValue.amount, language)}</strong>{' '}
        <EvidenceTag evidence={answer.customsValue.evidence} />
      </p>
      <Steps steps={answer.customsValue.steps} />
      {[...answer.customsValue.needs, ...answer.needs].map(({ id, label }) => (
        <p className="note" key={id}>
          {speak(LABELS.needs)}: {speak(label)}
        </p>
      ))}
      {line && <Table caption={words.landed} columns={columns} rows={rows} cards />}
      {answer.notes.map((note) => (
        <p className="note" key={note.en}>
          {speak(note)}
        </p>
      ))}
      <CodePanel
        command={commandLine(['landed', request.code], options)}
        request={requestLine('landed', [
          ['code', request.code],
          ...options.map(([name, value]) => [name === 'rate' ? 'rates' : name, value] as const),
        ])}
        library={`import { landed, openRecord } from 'kanzei';\n\nawait landed(${JSON.stringify(request, null, 2)}, openRecord());`}
      />
    </>
  );
}

/** What goods cost landed, from the price of the sale. */
export function LandedPanel({ record }: { readonly record: TariffRecord }) {
  const words = useWords();
  const { asked } = useAddress();
  const request = landedRequest(asked);
  const field = (name: (typeof FIELDS)[number]) => (
    <TextField
      key={name}
      label={words[name]}
      value={asked[name] ?? ''}
      onChange={(text) => ask({ [name]: text })}
    />
  );
  return (
    <div className={request ? undefined : 'no-print'}>
      <Panel title={words.landed} open={request !== undefined}>
        <p>
          <Term id="landed-cost">{words.landedHint}</Term>
        </p>
        <div className="question no-print">
          <TextField
            label={words.price}
            hint={words.priceHint}
            value={asked.price ?? ''}
            onChange={(price) => ask({ price })}
          />
          <SelectField
            label={words.incoterm}
            hint={<Term id="incoterms">{words.incotermHint}</Term>}
            value={asked.term ?? 'FOB'}
            choices={TERMS.map((term) => [term, term] as const)}
            onChange={(term) => ask({ term })}
          />
          {FIELDS.map(field)}
          <TextField
            label={words.rate}
            hint={words.rateHint}
            value={asked.rate ?? ''}
            onChange={(rate) => ask({ rate })}
          />
          <TextField
            label={words.exported}
            type="date"
            value={asked.exported ?? ''}
            onChange={(exported) => ask({ exported })}
          />
        </div>
        {request && <LandedAnswerView request={request} record={record} />}
      </Panel>
    </div>
  );
}
