import { quote, unquote } from '../split.js';
import type { ConditionKind } from './kind.js';

/** The good is put to a named use ("manufacture of tomato ketchup"). */
export interface Use {
  readonly kind: 'use';
  readonly name: string;
}

export const use: ConditionKind<Use> = {
  kind: 'use',
  describes: true,
  read(text) {
    const name = text.startsWith('use ') ? unquote(text.slice(4)) : undefined;
    return name === undefined ? undefined : { kind: 'use', name };
  },
  print: (condition) => `use ${quote(condition.name)}`,
  test: () => 'asked',
  asks: (condition) => `use: ${condition.name}`,
};
