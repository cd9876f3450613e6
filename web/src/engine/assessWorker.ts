import { type AssessRowsRequest, assessRows, type RowsReport } from '../../../src/kanzei.js';
import { theRecord } from './record.js';
import { type Refused, toRefused } from './useAnswer.js';

/** What the worker says of its work. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly all: number }
  | { readonly kind: 'done'; readonly report: RowsReport }
  | { readonly kind: 'refused'; readonly problem: Refused };

const say = (message: FromWorker): void => self.postMessage(message);

self.onmessage = async ({ data }: MessageEvent<AssessRowsRequest>) => {
  try {
    const record = await theRecord();
    const report = await assessRows(data, record, (done, all) => say({ kind: 'progress', done, all }));
    say({ kind: 'done', report });
  } catch (error) {
    say({ kind: 'refused', problem: toRefused(error) });
  }
};
