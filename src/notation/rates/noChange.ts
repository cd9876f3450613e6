import type { RateKind } from './kind.js';

/** "No change": a provision of chapters 98 and 99 that leaves the rate of the good's own line as it is. */
export interface NoChange {
  readonly kind: 'noChange';
}

const WORDS = { canonical: 'no change', US: 'No change', JP: undefined };

export const noChange: RateKind<NoChange> = {
  kind: 'noChange',
  amountless: true,
  read: (text, notation) => (text === WORDS[notation] ? { kind: 'noChange' } : undefined),
  print: (_rate, notation) => WORDS[notation] ?? WORDS.canonical,
  evaluate: (_rate, base) =>
    base.refuse('the provision leaves the rate of the good’s own line unchanged; ask for that line'),
  compare: () => 0,
};
