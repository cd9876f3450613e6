import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../../base/index.js';

/** Encodings that a file of entries may be in. */
export const ENCODINGS = ['utf-8', 'shift_jis', 'euc-jp', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

const SAMPLE = 4 * 1024 * 1024;

async function firstBytes(path: string): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array(SAMPLE);
    const { bytesRead } = await file.read(bytes, 0, SAMPLE, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Whether bytes can be read in an encoding; a character cut off at the end does not count. */
function fits(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The encoding of a file by its mark or its first four megabytes; UTF-8 where that fits. */
export async function encodingOf(path: string): Promise<Encoding> {
  const bytes = await firstBytes(path);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return (['utf-8', 'shift_jis', 'euc-jp', 'windows-1252'] as const).find((each) => fits(bytes, each)) ?? 'utf-8';
}

/** An encoding by its name. Throws Problem `usage` with those there are. */
export function parseEncoding(text: string): Encoding {
  const name = text.toLowerCase();
  const found = ENCODINGS.find((each) => each === name || each.replace(/[-_]/g, '') === name.replace(/[-_]/g, ''));
  if (found) return found;
  throw new Problem('usage', `"${text}" is not an encoding that is read; use one of ${ENCODINGS.join(', ')}`);
}

/** Writes a file anew in UTF-8; a byte that is no character becomes U+FFFD, so that its row is found and refused. */
export async function toUtf8(path: string, encoding: Encoding, target: string): Promise<void> {
  const decoder = new TextDecoder(encoding);
  const decode = async function* (chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
    for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  };
  await pipeline(Readable.from(decode(createReadStream(path))), createWriteStream(target));
}
