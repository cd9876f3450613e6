import type { ConditionKind } from './kind.js';

/** The rate belongs to one or more U.S. special programmes, named by the symbols of General Note 3(c). */
export interface Programme {
  readonly kind: 'programme';
  readonly symbols: readonly string[];
}

const PATTERN = /^programme ([A-Z]{1,2}[*+]?(?:, [A-Z]{1,2}[*+]?)*)$/;

export const programme: ConditionKind<Programme> = {
  kind: 'programme',
  read(text) {
    const match = PATTERN.exec(text);
    return match ? { kind: 'programme', symbols: (match[1] as string).split(', ') } : undefined;
  },
  print: (condition) => `programme ${condition.symbols.join(', ')}`,
  test: () => 'asked',
  asks: (condition) => `claim under special programme ${condition.symbols.join(' or ')}`,
};
