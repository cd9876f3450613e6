import { quote, unquote } from '../split.js';
import type { ConditionKind } from './kind.js';

/** The good is of a named description, in Kanzei’s own words. */
export interface Product {
  readonly kind: 'product';
  readonly name: string;
}

export const product: ConditionKind<Product> = {
  kind: 'product',
  describes: true,
  read(text) {
    const name = text.startsWith('product ') ? unquote(text.slice(8)) : undefined;
    return name === undefined ? undefined : { kind: 'product', name };
  },
  print: (condition) => `product ${quote(condition.name)}`,
  test: () => 'asked',
  asks: (condition) => `the good is: ${condition.name}`,
};
