import type { ConditionKind } from './kind.js';

/** What none of the branches before it covers. */
export interface Other {
  readonly kind: 'other';
}

export const other: ConditionKind<Other> = {
  kind: 'other',
  describes: true,
  read: (text) => (text === 'other' ? { kind: 'other' } : undefined),
  print: () => 'other',
  /** Reached only when no earlier branch is certain; the law asks for it when an earlier one is open. */
  test: () => 'yes',
  asks: () => 'none of the descriptions before it fits',
};
