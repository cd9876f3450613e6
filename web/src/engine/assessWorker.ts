import { type AssessRowsRequest, assessRows } from '../../../src/kanzei.js';
import type { FromWorker } from './assessFile.js';
import { theRecord } from './record.js';
import { toRefused } from './useAnswer.js';

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
