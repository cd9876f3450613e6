import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type { Codec } from './container.js';

const INFLATED_LIMIT = 64 * 1024 * 1024;

/** Compression by Node's zlib, whose checksum tells damage; a segment may not inflate to more than 64 MiB. */
export const nodeCodec: Codec = {
  deflate: (bytes) => deflateSync(bytes, { level: 9 }),
  inflate: (bytes) => inflateSync(bytes, { maxOutputLength: INFLATED_LIMIT }),
  digest: (bytes) => createHash('sha256').update(bytes).digest('hex'),
};
