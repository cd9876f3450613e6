import { unzlibSync, zlibSync } from 'fflate';
import recordAddress from '../../../dist/record/kanzei.record?url';
import { openBytes, type TariffRecord } from '../../../src/kanzei.js';

const codec = {
  inflate: (bytes: Uint8Array) => unzlibSync(bytes),
  deflate: (bytes: Uint8Array) => zlibSync(bytes),
  digest: (): string => {
    throw new Error('the digest of a record is not computed in a browser');
  },
};

/** The record that ships with the page. Rejects where it cannot be fetched or is not whole. */
async function load(): Promise<TariffRecord> {
  const response = await fetch(recordAddress);
  if (!response.ok) throw new Error(`kanzei.record: ${response.status} ${response.statusText}`);
  return openBytes('kanzei.record', new Uint8Array(await response.arrayBuffer()), codec);
}

let loading: Promise<TariffRecord> | undefined;

/** The record, fetched once. */
export const theRecord = (): Promise<TariffRecord> => {
  loading ??= load();
  return loading;
};
