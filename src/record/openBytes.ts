import type { Codec } from './container.js';
import { openContainer } from './container.js';
import { TariffRecord } from './record.js';

/**
 * Opens a record held in memory, as a browser has it. Throws Problem `brokenData` naming the file when it is not whole.
 *
 * @param file what to call it in messages
 * @param inflate undoes zlib's compression; throws where the bytes are not whole
 */
export function openBytes(file: string, bytes: Uint8Array, codec: Codec): TariffRecord {
  const read = (offset: number, length: number): Uint8Array => bytes.subarray(offset, offset + length);
  return new TariffRecord([openContainer(file, read, codec)]);
}
