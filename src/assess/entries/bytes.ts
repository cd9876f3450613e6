/** Room for bytes; where there are Buffers one of these, whose searches are faster. */
const room = (length: number): Uint8Array =>
  globalThis.Buffer === undefined ? new Uint8Array(length) : Buffer.alloc(length);

/** Bytes one after the other. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = room(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Whether some bytes stand in others, in their order. */
export function holds(bytes: Uint8Array, sought: Uint8Array): boolean {
  const first = sought[0] as number;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (sought.every((byte, place) => bytes[at + place] === byte)) return true;
  }
  return false;
}
