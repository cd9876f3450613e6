import type { AssessRowsRequest, RowsReport, RunReport } from '../../../src/kanzei.js';
import { isServed, ServerRefusal, sendFile } from './server.js';
import { type Refused, toRefused } from './useAnswer.js';

/** What the worker says of its work. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly all: number }
  | { readonly kind: 'done'; readonly report: RowsReport }
  | { readonly kind: 'refused'; readonly problem: Refused };

/** What a browser assesses by itself. */
export const MOST_BYTES = 5 * 1024 * 1024;
export const MOST_ROWS = 50_000;

/** How a file of entries is to be read. */
export type Reading = Pick<AssessRowsRequest, 'to' | 'from' | 'columns' | 'decimal' | 'declared'>;

/** A file to take away: its text, or where a server keeps it. */
export interface Download {
  readonly name: string;
  readonly text?: string;
  readonly href?: string;
}

/** What came of a file. */
export interface FileAnswer {
  readonly report: Pick<RunReport, 'columns' | 'entries' | 'oneByOne' | 'summary'>;
  readonly refusedRows: number;
  /** known where the page did the work */
  readonly rows: Pick<RowsReport, 'largestUnused' | 'refused'> | undefined;
  readonly result: Download;
  readonly refused: Download | undefined;
}

export type FileState =
  | { readonly kind: 'none' }
  | { readonly kind: 'working'; readonly done: number; readonly all: number; readonly onServer: boolean }
  | { readonly kind: 'tooLarge'; readonly name: string }
  | { readonly kind: 'refused'; readonly problem: Refused }
  | { readonly kind: 'done'; readonly name: string; readonly answer: FileAnswer };

const NEWLINE = 10;
const RETURN = 13;

/** How many lines bytes have at most. */
export function countLines(bytes: Uint8Array): number {
  const count = (sought: number): number => {
    let lines = 0;
    for (let at = bytes.indexOf(sought); at >= 0; at = bytes.indexOf(sought, at + 1)) lines += 1;
    return lines;
  };
  return Math.max(count(NEWLINE), count(RETURN));
}

/** The name of a result beside the name of its entries. */
export const resultName = (name: string): string =>
  `${name.replace(/\.[^.]*$/, '') || 'entries'}.assessed.csv`;

type Tell = (state: FileState) => void;

/** Assesses a file: in the page, or on the server that the page came from. Gives what stops the work. */
export function assessChosen(file: File, reading: Reading, tell: Tell): () => void {
  const stops: (() => void)[] = [];
  let stopped = false;
  const tellGoing: Tell = (state) => {
    if (!stopped) tell(state);
  };
  assessSomewhere(file, reading, tellGoing, (stop) => stops.push(stop)).catch((error) => {
    const problem = error instanceof ServerRefusal ? error.refused : toRefused(error);
    tellGoing({ kind: 'refused', problem });
  });
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}

async function assessSomewhere(
  file: File,
  reading: Reading,
  tell: Tell,
  stopBy: (stop: () => void) => void,
): Promise<void> {
  tell({ kind: 'working', done: 0, all: 0, onServer: false });
  if (file.size <= MOST_BYTES && !/\.(parquet|pq)$/i.test(file.name)) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (countLines(bytes) <= MOST_ROWS + 1) {
      inPage({ ...reading, name: file.name, bytes }, tell, stopBy);
      return;
    }
  }
  if (!(await isServed())) {
    tell({ kind: 'tooLarge', name: file.name });
    return;
  }
  tell({ kind: 'working', done: 0, all: 0, onServer: true });
  await onServer(file, reading, tell, stopBy);
}

function inPage(request: AssessRowsRequest, tell: Tell, stopBy: (stop: () => void) => void): void {
  const worker = new Worker(new URL('./assessWorker.ts', import.meta.url), { type: 'module' });
  stopBy(() => worker.terminate());
  const end = (state: FileState): void => {
    worker.terminate();
    tell(state);
  };
  worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
    if (data.kind === 'progress') tell({ ...data, kind: 'working', onServer: false });
    else if (data.kind === 'refused') end({ kind: 'refused', problem: data.problem });
    else end({ kind: 'done', name: request.name, answer: ofRows(request.name, data.report) });
  };
  worker.onerror = ({ message }) => end({ kind: 'refused', problem: { message, tryNext: [] } });
  worker.postMessage(request, [request.bytes.buffer]);
}

function ofRows(name: string, report: RowsReport): FileAnswer {
  const out = resultName(name);
  const { refused, refusedTable } = report;
  return {
    report,
    refusedRows: refused.rows,
    rows: report,
    result: { name: out, text: report.result },
    refused: refused.rows > 0 ? { name: `${out}.refused.csv`, text: refusedTable } : undefined,
  };
}

async function onServer(
  file: File,
  { to, from, columns = [], decimal, declared = [] }: Reading,
  tell: Tell,
  stopBy: (stop: () => void) => void,
): Promise<void> {
  const controller = new AbortController();
  stopBy(() => controller.abort());
  const given = [
    ['to', to],
    ['from', from],
    ['decimal', decimal],
  ].filter((pair): pair is [string, string] => pair[1] !== undefined);
  const asked: [string, string][] = [
    ['out', 'assessed.csv'],
    ...given,
    ...columns.map((each): [string, string] => ['columns', each]),
    ...declared.map((each): [string, string] => ['declared', each]),
  ];
  const report = await sendFile<RunReport>('assess', file, asked, controller.signal);
  const out = resultName(file.name);
  const { refused } = report;
  tell({
    kind: 'done',
    name: file.name,
    answer: {
      report,
      refusedRows: refused.rows,
      rows: undefined,
      result: { name: out, href: report.out },
      refused: refused.file === null ? undefined : { name: `${out}.refused.csv`, href: refused.file },
    },
  });
}
