import { quote } from '../split.js';
import type { RateKind } from './kind.js';

/** Why a cell is not read. The list is closed. */
export const REFUSALS = {
  'remark-sign': 'a sign points to a remark of the printed schedule that is not in the data',
  'range-by-product': 'a range by unspecified product is not one rate',
  'part-of-line': 'the rate covers an unspecified part of the line',
  'unknown-wording': 'the wording is not one this reader knows',
  'schedule-error': 'the published cell contradicts itself',
} as const;

export type Refusal = keyof typeof REFUSALS;

/** A cell, or one branch of it, that is not one rate. Refused rather than guessed. */
export interface Refused {
  readonly kind: 'refused';
  readonly reason: Refusal;
  /** the sign or rate text that was refused, typography normalised */
  readonly text: string;
}

const PATTERN = /^refused ([a-z-]+) ("[^"]*")$/;

export const refused: RateKind<Refused> = {
  kind: 'refused',
  amountless: true,
  read(text, notation) {
    const match = notation === 'canonical' ? PATTERN.exec(text) : undefined;
    if (!match || !((match[1] as string) in REFUSALS)) return undefined;
    return { kind: 'refused', reason: match[1] as Refusal, text: (match[2] as string).slice(1, -1) };
  },
  print: (rate, notation) =>
    notation === 'canonical' ? `refused ${rate.reason} ${quote(rate.text)}` : rate.text,
  evaluate: (rate, base) => base.refuse(`${REFUSALS[rate.reason]} (${rate.text})`),
  compare: (a, b) => (a.text === b.text ? 0 : undefined),
};
