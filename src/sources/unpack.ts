import { gunzipSync } from 'node:zlib';
import { Problem } from '../base/index.js';

const LARGEST_BYTES = 100_000_000;

/** The bytes of an official file, unzipped when gzipped. Throws Problem `invalidInput` when broken or too large. */
export function unpack(file: string, bytes: Uint8Array): Buffer {
  const packed = bytes[0] === 0x1f && bytes[1] === 0x8b;
  try {
    const data = packed ? gunzipSync(bytes, { maxOutputLength: LARGEST_BYTES }) : Buffer.from(bytes);
    if (data.length <= LARGEST_BYTES) return data;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') {
      throw new Problem('invalidInput', `${file} cannot be unpacked: ${(error as Error).message}`);
    }
  }
  throw new Problem(
    'invalidInput',
    `${file} is larger than ${LARGEST_BYTES} bytes unpacked; give one edition`,
  );
}
