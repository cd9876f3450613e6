const WIDE_SPACE = '\u3000';

/** Half-width signs, no stray spaces: one spelling of what the official page writes in several. */
function compact(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[−–—‐‑]/g, '-')
    .replace(/[~∼]/g, '〜')
    .replace(/(?<![A-Za-z0-9]) +| +(?![A-Za-z0-9])/g, '')
    .replace(/(?<=\/|\d)m2(?![0-9A-Za-z])/g, '㎡');
}

const grouped = (digits: string): string => digits.replace(/\B(?=(?:\d{3})+$)/g, ',');

/** Thousands apart, and sen in two digits: "1159円" to "1,159円", "8.8円" to "8.80円", "24.00円" to "24円". */
const regroup = (text: string): string =>
  text.replace(/([\d,]*\d)(\.\d+)?(?=万?円)/g, (_all, whole: string, decimals = '') => {
    const sen = (decimals as string).length === 2 ? `${decimals}0` : decimals;
    return grouped(whole.replaceAll(',', '')) + (sen === '.00' ? '' : sen);
  });

const rateText = (text: string): string =>
  regroup(compact(text))
    .replace(/ *(◆\d+)/g, ' $1')
    .trim();

/** Where the condition of a line ends: at its last wide space, or at spaces after もの. */
function split(line: string): [string, string] | undefined {
  const at = line.lastIndexOf(WIDE_SPACE);
  if (at > 0) return [line.slice(0, at), line.slice(at + 1)];
  const match = /^(.*もの) +(\S.*)$/.exec(line);
  return match ? [match[1] as string, match[2] as string] : undefined;
}

/**
 * A cell of Japan Customs' schedule in one typography: half-width digits, signs and parentheses, no space but the
 * wide one between condition and rate, one line for each branch. The words stay as they are.
 */
export function normaliseJapanese(text: string): string {
  const lines: { head: string; body: string }[] = [];
  for (const raw of text.split(/[\r\n]+/)) {
    const line = raw.trim().replace(/\s*◆/g, ' ◆');
    if (line === '') continue;
    const parts = split(line);
    const last = lines.at(-1);
    if (parts) lines.push({ head: compact(parts[0]), body: parts[1] });
    else if (last) last.body += line;
    else lines.push({ head: '', body: line });
  }
  return lines
    .map(({ head, body }) => (head === '' ? rateText(body) : `${head}${WIDE_SPACE}${rateText(body)}`))
    .join('\n');
}

/** The condition and the rate of one normalised line; the condition is empty when there is none. */
export function splitLine(line: string): [string, string] {
  const at = line.lastIndexOf(WIDE_SPACE);
  return at < 0 ? ['', line] : [line.slice(0, at), line.slice(at + 1)];
}

export const joinLine = (head: string, body: string): string =>
  head === '' ? body : `${head}${WIDE_SPACE}${body}`;
