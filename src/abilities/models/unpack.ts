import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

const GZIP = [0x1f, 0x8b];
const MOST_BYTES = 16 * 1024 ** 3;

/** Whether a file is packed by gzip, by its first bytes. */
export const isGzip = (bytes: Uint8Array): boolean => GZIP.every((byte, place) => bytes[place] === byte);

/** Unpacks a file; one that ends before its end is refused, which the database would read as if it were whole. */
export async function unpack(file: string, folder: string, signal: AbortSignal | undefined): Promise<string> {
  const path = join(folder, 'unpacked.csv');
  let bytes = 0;
  const bound = new Transform({
    transform(chunk: Uint8Array, _, done) {
      bytes += chunk.length;
      done(bytes > MOST_BYTES ? new Error(`it unpacks to more than ${MOST_BYTES} bytes`) : null, chunk);
    },
  });
  const parts = [createReadStream(file), createGunzip(), bound, createWriteStream(path)] as const;
  await pipeline(...parts, signal ? { signal } : {});
  return path;
}
