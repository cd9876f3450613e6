import { resolve } from 'node:path';
import { compileFacts } from '../../src/record/facts.js';
import { nodeCodec, openContainer, TariffRecord } from '../../src/record/index.js';

const facts = resolve(import.meta.dirname, '../../facts');
let record: TariffRecord | undefined;

/** The record compiled from the facts of this checkout, once a test process. */
export function factsRecord(): TariffRecord {
  if (record) return record;
  const bytes = compileFacts(facts, nodeCodec);
  const container = openContainer(
    'facts',
    (offset, length) => bytes.subarray(offset, offset + length),
    nodeCodec,
  );
  record = new TariffRecord([container]);
  return record;
}
