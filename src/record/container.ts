import { Problem } from '../base/index.js';

/**
 * The file a record is kept in: eight bytes of magic, the length of the header as four bytes (little-endian), the
 * header (deflated JSON), then one deflated JSON segment a chapter. The header names where each segment lies, so a
 * single chapter is read without the rest.
 */
export const MAGIC = 'KANZEI1\n';

export interface ContainerHeader {
  /** anything that is not a chapter: editions, instruments, groups, rules */
  readonly content: unknown;
  /** segment name ("JP/02") to its offset after the header and its length, both in bytes */
  readonly index: Readonly<Record<string, readonly [number, number]>>;
  /** sha-256 of the bytes after the header, hexadecimal */
  readonly digest: string;
}

/** How bytes are compressed and summed; given by the platform. */
export interface Codec {
  deflate(bytes: Uint8Array): Uint8Array;
  inflate(bytes: Uint8Array): Uint8Array;
  digest(bytes: Uint8Array): string;
}

const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const decode = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

/** Packs a header and named segments. */
export function packContainer(
  content: unknown,
  segments: ReadonlyMap<string, unknown>,
  codec: Codec,
): Uint8Array {
  const index: Record<string, [number, number]> = {};
  const parts: Uint8Array[] = [];
  let offset = 0;
  for (const [name, segment] of segments) {
    const bytes = codec.deflate(encode(segment));
    index[name] = [offset, bytes.length];
    offset += bytes.length;
    parts.push(bytes);
  }
  const body = concatenate(parts);
  const head = codec.deflate(
    encode({ content, index, digest: codec.digest(body) } satisfies ContainerHeader),
  );
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, head.length, true);
  return concatenate([new TextEncoder().encode(MAGIC), length, head, body]);
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

const isPlace = (place: unknown): boolean =>
  Array.isArray(place) &&
  place.length === 2 &&
  place.every((part) => Number.isSafeInteger(part) && part >= 0);

function toHeader(value: unknown): ContainerHeader {
  const header = value as ContainerHeader;
  const whole =
    header.content !== undefined &&
    typeof header.digest === 'string' &&
    Object.values(header.index).every(isPlace);
  if (!whole) throw new TypeError('not a header');
  return header;
}

/** An opened container: its content, and its segments read when asked for. */
export interface Container {
  /** what it was opened from, for messages */
  readonly file: string;
  readonly content: unknown;
  readonly names: readonly string[];
  /** sha-256 of the header, which holds that of the rest: tells one record from another */
  stamp(): string;
  segment(name: string): unknown;
  /** reads everything and compares the digest; throws Problem `brokenData` when it differs */
  verify(): void;
}

/**
 * Opens a container. `read(offset, length)` gives bytes of the file, fewer when it ends early.
 * Throws Problem `brokenData` naming the file when it is not a whole container.
 */
export function openContainer(
  file: string,
  read: (offset: number, length: number) => Uint8Array,
  codec: Codec,
): Container {
  const broken = (message: string): Problem =>
    new Problem('brokenData', `${file} ${message}`, [
      'run npm run build to compile the embedded record anew, or import the official file again',
    ]);
  const start = read(0, MAGIC.length + 4);
  if (new TextDecoder().decode(start.slice(0, MAGIC.length)) !== MAGIC || start.length < MAGIC.length + 4) {
    throw broken('is not a Kanzei record');
  }
  const length = new DataView(start.buffer, start.byteOffset + MAGIC.length, 4).getUint32(0, true);
  const bodyStart = MAGIC.length + 4 + length;
  const bytes = read(MAGIC.length + 4, length);
  let stamp: string | undefined;
  let head: ContainerHeader;
  try {
    head = toHeader(decode(codec.inflate(bytes)));
  } catch {
    throw broken('has a header that cannot be read');
  }
  return {
    file,
    content: head.content,
    names: Object.keys(head.index),
    stamp() {
      stamp ??= codec.digest(bytes);
      return stamp;
    },
    segment(name) {
      const place = head.index[name];
      if (!place) return undefined;
      try {
        return decode(codec.inflate(read(bodyStart + place[0], place[1])));
      } catch {
        throw broken(`has a segment ${name} that cannot be read`);
      }
    },
    verify() {
      const size = Object.values(head.index).reduce(
        (end, [offset, bytes]) => Math.max(end, offset + bytes),
        0,
      );
      const body = read(bodyStart, size);
      if (body.length !== size || codec.digest(body) !== head.digest)
        throw broken('does not match its digest');
    },
  };
}
