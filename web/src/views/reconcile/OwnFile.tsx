import { useEffect, useRef, useState } from 'react';
import type { Reconciliation } from '../../../../src/kanzei.js';
import { pack, type Reconciled, unpack } from '../../engine/reconciled.js';
import { isServed, ServerRefusal, sendFile } from '../../engine/server.js';
import { type Refused, toRefused } from '../../engine/useAnswer.js';
import { commandLine } from '../../parts/CodePanel.js';
import { CopyButton } from '../../parts/CopyButton.js';
import { DropFile } from '../../parts/DropFile.js';
import { TextField } from '../../parts/Field.js';
import { Notice, RefusedNotice } from '../../parts/Notice.js';
import { today } from '../../today.js';
import { useTexts, useWords } from '../../words/language.js';
import { RECONCILE_WORDS } from '../../words/reconcileWords.js';

type State =
  | { readonly kind: 'none' | 'working' }
  | { readonly kind: 'notServed'; readonly command: string }
  | { readonly kind: 'refused'; readonly problem: Refused };

/** A file of the reader's own, reconciled on the server of the page. */
export function OwnFile({ onReport }: { readonly onReport: (report: Reconciled) => void }) {
  const words = useTexts(RECONCILE_WORDS);
  const { copy } = useWords();
  const [from, setFrom] = useState('JP');
  const [year, setYear] = useState('2024');
  const [state, setState] = useState<State>({ kind: 'none' });
  const work = useRef<AbortController>(undefined);
  useEffect(() => () => work.current?.abort(), []);
  const start = async (file: File): Promise<void> => {
    work.current?.abort();
    const controller = new AbortController();
    work.current = controller;
    setState({ kind: 'working' });
    const asked: [string, string][] = [
      ['from', from],
      ['year', year],
    ];
    try {
      if (!(await isServed())) {
        setState({ kind: 'notServed', command: commandLine(['reconcile', file.name], asked) });
        return;
      }
      const report = await sendFile<Reconciliation>('reconcile', file, asked, controller.signal);
      setState({ kind: 'none' });
      onReport(unpack(pack({ ...report, file: file.name }, today())));
    } catch (error) {
      if (controller.signal.aborted) return;
      const problem = error instanceof ServerRefusal ? error.refused : toRefused(error);
      setState({ kind: 'refused', problem });
    }
  };
  const cancel = (): void => {
    work.current?.abort();
    setState({ kind: 'none' });
  };
  return (
    <>
      <div className="question">
        <TextField label={words.ownFrom} value={from} onChange={setFrom} />
        <TextField label={words.ownYear} value={year} onChange={setYear} />
      </div>
      <DropFile label={words.ownFile} hint={words.ownHint} accept=".csv,.gz,text/csv" onChoose={start} />
      <div role="status">
        {state.kind === 'working' && (
          <p>
            {words.working}{' '}
            <button type="button" className="usa-button usa-button--outline small" onClick={cancel}>
              {words.cancel}
            </button>
          </p>
        )}
        {state.kind === 'notServed' && (
          <>
            <Notice kind="info">{words.notServed}</Notice>
            <div className="code">
              <pre>
                <code>{state.command}</code>
              </pre>
              <CopyButton label={copy} text={() => state.command} />
            </div>
          </>
        )}
      </div>
      {state.kind === 'refused' && <RefusedNotice problem={state.problem} />}
    </>
  );
}
