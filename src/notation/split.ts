/** Splits at a separator that stands outside parentheses and quoted names. */
export function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (c === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (c === '(') depth += 1;
    else if (c === ')') depth -= 1;
    else if (depth === 0 && text.startsWith(separator, i)) {
      parts.push(text.slice(start, i));
      start = i + separator.length;
      i = start - 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** The inside of a text that one pair of parentheses encloses as a whole, else undefined. */
export function enclosed(text: string): string | undefined {
  if (!text.startsWith('(') || !text.endsWith(')')) return undefined;
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (c === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (c === '(') depth += 1;
    else if (c === ')') {
      depth -= 1;
      if (depth === 0 && i < text.length - 1) return undefined;
    }
  }
  return depth === 0 ? text.slice(1, -1) : undefined;
}

/** A quoted name as the canonical notation writes it. Double quotes inside a name become single ones. */
export const quote = (name: string): string => `"${name.replaceAll('"', "'")}"`;

/** The name inside quotes, or undefined. */
export function unquote(text: string): string | undefined {
  return /^"[^"]*"$/.test(text) ? text.slice(1, -1) : undefined;
}
