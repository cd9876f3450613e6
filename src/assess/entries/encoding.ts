import { Problem } from '../../base/index.js';

/** Encodings that a file of entries may be in. */
export const ENCODINGS = ['utf-8', 'shift_jis', 'euc-jp', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** By how many bytes of its beginning the encoding of a file is told. */
export const SAMPLE = 4 * 1024 * 1024;

/** Whether bytes can be read in an encoding; a character cut off at the end does not count. */
function fits(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** How many bytes or characters of a sample are not plain ASCII, of several kinds. */
function countHigh(bytes: Uint8Array): { sequences: number; stray: number; together: number; high: number } {
  const count = { sequences: 0, stray: 0, together: 0, high: 0 };
  const isHigh = (at: number): boolean => (bytes[at] ?? 0) >= 0x80;
  const follows = (at: number): boolean => ((bytes[at] ?? 0) & 0xc0) === 0x80;
  for (let at = 0; at < bytes.length; at += 1) {
    if (!isHigh(at)) continue;
    count.high += 1;
    if (isHigh(at - 1) || isHigh(at + 1)) count.together += 1;
  }
  for (let at = 0; at < bytes.length; at += 1) {
    if (!isHigh(at)) continue;
    const first = bytes[at] as number;
    const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : first >= 0xc2 ? 1 : 0;
    const whole = more > 0 && Array.from({ length: more }, (_, i) => at + 1 + i).every(follows);
    if (whole) count.sequences += 1;
    else count.stray += 1;
    if (whole) at += more;
  }
  return count;
}

/** Zero bytes are every other one in UTF-16 where digits and commas are. */
function wideEncoding(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] as number) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (even + odd < bytes.length / 8) return undefined;
  return even > odd ? 'utf-16be' : 'utf-16le';
}

/** Sequences of UTF-8 for each byte that is in none, from which the text is UTF-8 with some broken rows. */
const MOSTLY = 4;

/**
 * The encoding of a file by its mark, or by its first four megabytes. A file that is UTF-8 but for some bytes is UTF-8.
 * Letters of Japanese come together, those of western languages alone.
 */
export function encodingOf(bytes: Uint8Array): Encoding {
  const wide = wideEncoding(bytes);
  if (wide) return wide;
  if (fits(bytes, 'utf-8')) return 'utf-8';
  const { sequences, stray, together, high } = countHigh(bytes);
  if (sequences >= MOSTLY * stray) return 'utf-8';
  if (together <= high / 2) return 'windows-1252';
  return (['euc-jp', 'shift_jis'] as const).find((each) => fits(bytes, each)) ?? fewestUnknown(bytes);
}

function fewestUnknown(bytes: Uint8Array): Encoding {
  const unknown = (each: Encoding): number => new TextDecoder(each).decode(bytes).split('\ufffd').length;
  return unknown('euc-jp') < unknown('shift_jis') ? 'euc-jp' : 'shift_jis';
}

/** An encoding by its name. Throws Problem `usage` with those there are. */
export function parseEncoding(text: string): Encoding {
  const name = text.toLowerCase();
  const found = ENCODINGS.find(
    (each) => each === name || each.replace(/[-_]/g, '') === name.replace(/[-_]/g, ''),
  );
  if (found) return found;
  throw new Problem('usage', `"${text}" is not an encoding that is read; use one of ${ENCODINGS.join(', ')}`);
}
