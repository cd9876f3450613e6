import type { ConditionKind } from './kind.js';

/** The good originates in one of the named parties. */
export interface Origin {
  readonly kind: 'origin';
  /** ISO 3166-1 alpha-2 */
  readonly countries: readonly string[];
}

const PATTERN = /^origin ([A-Z]{2}(?:, [A-Z]{2})*)$/;

export const origin: ConditionKind<Origin> = {
  kind: 'origin',
  read(text) {
    const match = PATTERN.exec(text);
    return match ? { kind: 'origin', countries: (match[1] as string).split(', ') } : undefined;
  },
  print: (condition) => `origin ${condition.countries.join(', ')}`,
  test: (condition, situation) => (condition.countries.includes(situation.origin) ? 'yes' : 'no'),
  asks: (condition) => `origin in ${condition.countries.join(', ')}`,
};
