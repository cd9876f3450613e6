import { Problem } from '../../base/index.js';

const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, place) => bytes[place] === byte);

const PARQUET = [0x50, 0x41, 0x52, 0x31];

/** Whether a file is Parquet by its name or its first bytes. */
export const isParquet = (path: string, bytes: Uint8Array): boolean =>
  /\.(parquet|pq)$/i.test(path) || startsWith(bytes, PARQUET);

const PACKED: readonly (readonly [string, readonly number[]])[] = [
  ['compressed (gzip); unpack it first', [0x1f, 0x8b]],
  ['compressed (zstd); unpack it first', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a workbook or a zip file; save its table as CSV', [0x50, 0x4b, 0x03, 0x04]],
  ['a workbook of old; save its table as CSV', [0xd0, 0xcf, 0x11, 0xe0]],
];

/** Throws Problem `invalidInput` for a file that is no text by its first bytes. */
export function requireText(path: string, bytes: Uint8Array): void {
  const found = PACKED.find(([, mark]) => startsWith(bytes, mark));
  if (found) throw new Problem('invalidInput', `${path} is ${found[0]}`);
}
