const HEAD = 300;
const TAIL = 200;
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** One printable line: control and direction characters are shown by their number, a very long text is cut. */
export function printable(text: string): string {
  const visible = text.replace(UNPRINTABLE, (letter) => `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`);
  return visible.length > HEAD + TAIL + 20 ? `${visible.slice(0, HEAD)} … ${visible.slice(-TAIL)}` : visible;
}
