import type { Branch, Cell } from './cell.js';
import { joinsLine, printConditionWords, readConditionWords } from './japan/conditions.js';
import { choosesAcrossUnits } from './japan/contradiction.js';
import { joinLine, normaliseJapanese, splitLine } from './japan/normalise.js';
import { allInParentheses, hasRemarkSign, refusal, whyRefused } from './japan/refusal.js';
import { unifyJapaneseWording } from './japan/wording.js';
import { printRate, type Rate, readRate } from './rate.js';
import type { Refusal } from './rates/refused.js';
import { enclosed } from './split.js';

export { normaliseJapanese } from './japan/normalise.js';
export { findSeason } from './japan/season.js';
export { unifyJapaneseWording } from './japan/wording.js';

/** Decimals without trailing zeros, as the canonical notation has them: "8.50円/kg" to "8.5円/kg". */
const plainDecimals = (text: string): string =>
  text.replace(/\.(\d*?)0*(?!\d)/g, (_all, decimals: string) => (decimals === '' ? '' : `.${decimals}`));

const readBody = (text: string): Rate | undefined => readRate(plainDecimals(text), 'JP');

const refused = (reason: Refusal, text: string): Pick<Branch, 'rate' | 'applied'> => ({
  rate: refusal(reason, text),
  applied: !allInParentheses(text),
});

function readRateWords(text: string): Pick<Branch, 'rate' | 'applied'> {
  if (hasRemarkSign(text)) return refused('remark-sign', text);
  const shown = enclosed(text);
  const rate = readBody(shown ?? text);
  if (rate && choosesAcrossUnits(rate)) return refused('schedule-error', text);
  return rate ? { rate, applied: shown === undefined } : refused(whyRefused(text), text);
}

const refusedCell = (reason: Refusal, text: string, stars = 0): Cell => ({
  branches: [{ when: [], rate: refusal(reason, text.replaceAll('\n', ' / ')), applied: true }],
  stars,
});

/**
 * Reads one cell of Japan Customs' schedule, of any column. What is not one rate, or carries a sign whose remark is
 * not in the data, becomes a refused branch; words outside the vocabulary refuse the whole cell.
 */
export function readJapaneseCell(text: string): Cell {
  const normalised = normaliseJapanese(text);
  if (normalised === '') return { branches: [], stars: 0 };
  const stars = (/^\**/.exec(normalised) as RegExpExecArray)[0].length;
  // a rate that ran into the condition after it
  if (/^無税世界貿易機関/.test(normalised)) return refusedCell('schedule-error', normalised);
  const branches: Branch[] = [];
  for (const line of unifyJapaneseWording(normalised.slice(stars)).split('\n')) {
    const [head, body] = splitLine(line);
    const conditions = readConditionWords(head, branches);
    if (!conditions) return refusedCell('unknown-wording', normalised.slice(stars), stars);
    const rate = readRateWords(body);
    for (const when of conditions) branches.push({ when, ...rate });
  }
  const astray = branches.some(({ when }, i) => (i === 0 ? when[0]?.kind === 'other' : when.length === 0));
  const unreachable = branches.length > 1 && branches[0]?.when.length === 0;
  return astray || unreachable
    ? refusedCell('unknown-wording', normalised.slice(stars), stars)
    : { branches, stars };
}

function printBody({ rate, applied }: Branch): string {
  const text = printRate(rate, 'JP');
  return applied || rate.kind === 'refused' ? text : `(${text})`;
}

/**
 * Prints a cell in the official notation, typography normalised. For a cell that `readJapaneseCell` read this is
 * `unifyJapaneseWording(normaliseJapanese(text))`.
 */
export function printJapaneseCell(cell: Cell): string {
  const lines: Branch[][] = [];
  for (const branch of cell.branches) {
    const line = lines.at(-1);
    if (line && joinsLine(branch, line.at(-1)) && printBody(branch) === printBody(line[0] as Branch))
      line.push(branch);
    else lines.push([branch]);
  }
  const texts = lines.map((line) =>
    joinLine(printConditionWords(line, cell.branches), printBody(line[0] as Branch)),
  );
  return '*'.repeat(cell.stars) + texts.join('\n');
}
