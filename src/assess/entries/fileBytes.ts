import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Encoding, SAMPLE } from './encoding.js';

/** The first four megabytes of a file, or all of it. */
export async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array(SAMPLE);
    let length = 0;
    while (length < SAMPLE) {
      const { bytesRead } = await file.read(bytes, length, SAMPLE - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return bytes.subarray(0, length);
  } finally {
    await file.close();
  }
}

const AT_ONCE = 512 * 1024;

/** The bytes of a file in UTF-8; a byte that is no letter of the encoding becomes U+FFFD. */
export async function* inUtf8(
  path: string,
  encoding: Encoding,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const chunks = createReadStream(path, { highWaterMark: AT_ONCE, ...(signal && { signal }) });
  if (encoding === 'utf-8') {
    yield* chunks;
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk as Uint8Array, { stream: true }));
  yield Buffer.from(decoder.decode());
}
