import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../words/language.js';
import '../styles/files.scss';
import { ask, useAddress } from '../address.js';
import { assessChosen, type FileState, type Reading } from '../engine/assessFile.js';
import { EXAMPLE } from '../engine/exampleEntries.js';
import { AssessedFile } from '../parts/AssessedFile.js';
import { commandLine } from '../parts/CodePanel.js';
import { CopyButton } from '../parts/CopyButton.js';
import { DropFile } from '../parts/DropFile.js';
import { SelectField, TextField } from '../parts/Field.js';
import { Notice, RefusedNotice } from '../parts/Notice.js';
import { Panel } from '../parts/Panel.js';
import { ASSESS_WORDS } from '../words/assessWords.js';
import { useWords } from '../words/language.js';
import { readingOf } from './assessReading.js';

/** How the file is to be read, in the address. */
function Options() {
  const words = useTexts(ASSESS_WORDS);
  const titles = useWords();
  const { asked } = useAddress();
  const { to = '', from = '', decimal = 'point', columns = '', declared = '' } = asked;
  return (
    <Panel title={words.options} open={Boolean(asked.to || asked.from || asked.columns || asked.declared)}>
      <div className="question">
        <SelectField
          label={words.to}
          value={to}
          choices={[
            ['', words.inFile],
            ['JP', titles.japan],
            ['US', titles.unitedStates],
          ]}
          onChange={(next) => ask({ to: next })}
        />
        <TextField
          label={words.from}
          hint={words.inFile}
          value={from}
          onChange={(next) => ask({ from: next })}
        />
        <SelectField
          label={words.decimal}
          value={decimal}
          choices={[
            ['point', words.point],
            ['comma', words.comma],
          ]}
          onChange={(next) => ask({ decimal: next === 'comma' ? next : undefined })}
        />
        <TextField
          label={words.columns}
          hint={words.columnsHint}
          value={columns}
          onChange={(next) => ask({ columns: next })}
        />
        <TextField
          label={words.declared}
          hint={words.declaredHint}
          value={declared}
          onChange={(next) => ask({ declared: next })}
        />
      </div>
    </Panel>
  );
}

/** The same on the command line. */
function Command({ name, reading }: { readonly name: string; readonly reading: Reading }) {
  const words = useWords();
  const { to, from, decimal, columns = [], declared = [] } = reading;
  const command = commandLine(
    ['assess', name],
    [
      ['out', 'assessed.csv'],
      ['to', to],
      ['from', from],
      ['decimal', decimal],
      ...columns.map((each) => ['map', each] as const),
      ...declared.map((each) => ['declare', each] as const),
    ],
  );
  return (
    <div className="code">
      <pre>
        <code>{command}</code>
      </pre>
      <CopyButton label={words.copy} text={() => command} />
    </div>
  );
}

function Working({
  state,
  onCancel,
}: {
  readonly state: Extract<FileState, { kind: 'working' }>;
  readonly onCancel: () => void;
}) {
  const words = useTexts(ASSESS_WORDS);
  const { done, all, onServer } = state;
  const text = onServer
    ? words.onServer
    : all === 0
      ? words.reading
      : words.working(done.toLocaleString('en'), all.toLocaleString('en'));
  return (
    <div className="progress-row">
      <p role="status">{all === 0 || onServer ? text : words.reading}</p>
      <progress max={all || undefined} value={all === 0 ? undefined : done} aria-label={text} />
      <span aria-hidden="true">{all === 0 ? '' : text}</span>
      <button type="button" className="usa-button usa-button--outline small" onClick={onCancel}>
        {words.cancel}
      </button>
    </div>
  );
}

/** A file of entries: what was due on each, and which preference was left unused. */
export default function Assess() {
  const words = useTexts(ASSESS_WORDS);
  const titles = useWords();
  const { asked } = useAddress();
  const reading = readingOf(asked);
  const [chosen, setChosen] = useState<File>();
  const [state, setState] = useState<FileState>({ kind: 'none' });
  const [cancelled, setCancelled] = useState(false);
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  const start = (file: File): void => {
    stop.current?.();
    setCancelled(false);
    setChosen(file);
    stop.current = assessChosen(file, reading, setState);
  };
  const cancel = (): void => {
    stop.current?.();
    setState({ kind: 'none' });
    setCancelled(true);
  };
  return (
    <>
      <h1>{titles.assess}</h1>
      <p className="lead">{words.lead}</p>
      <div className="no-print">
        <DropFile
          label={words.file}
          hint={words.fileHint}
          accept=".csv,.txt,.tsv,.parquet,text/csv"
          onChoose={start}
        />
        <div className="toolbar">
          <button
            type="button"
            className="usa-button usa-button--outline small"
            onClick={() => start(new File([EXAMPLE], 'example.csv', { type: 'text/csv' }))}
          >
            {words.example}
          </button>
          <span className="usa-hint">{words.exampleHint}</span>
        </div>
        <Options />
        {chosen && state.kind !== 'working' && (
          <button type="button" className="usa-button small" onClick={() => start(chosen)}>
            {words.again}
          </button>
        )}
      </div>
      <section className="answer" aria-label={words.result}>
        {cancelled && <p role="status">{words.cancelled}</p>}
        {state.kind === 'working' && <Working state={state} onCancel={cancel} />}
        {state.kind === 'refused' && <RefusedNotice problem={state.problem} />}
        {state.kind === 'tooLarge' && (
          <>
            <Notice kind="warning">{words.tooLarge(state.name)}</Notice>
            <Command name={state.name} reading={reading} />
          </>
        )}
        {state.kind === 'done' && <AssessedFile name={state.name} answer={state.answer} />}
      </section>
      {chosen && state.kind === 'done' && (
        <Panel title={words.command}>
          <Command name={chosen.name} reading={reading} />
        </Panel>
      )}
    </>
  );
}
