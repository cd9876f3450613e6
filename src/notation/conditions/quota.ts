import { quote, unquote } from '../split.js';
import type { ConditionKind } from './kind.js';

/** Inside or outside a tariff-rate quota; the quota is named where the schedule names it. */
export interface Quota {
  readonly kind: 'quota';
  readonly side: 'in' | 'out';
  readonly name?: string;
}

const PATTERN = /^(in|out of) quota(?: ("[^"]+"))?$/;

export const quota: ConditionKind<Quota> = {
  kind: 'quota',
  read(text) {
    const match = PATTERN.exec(text);
    if (!match) return undefined;
    const side = match[1] === 'in' ? 'in' : 'out';
    const name = match[2] === undefined ? undefined : unquote(match[2]);
    return name === undefined ? { kind: 'quota', side } : { kind: 'quota', side, name };
  },
  print(condition) {
    const side = condition.side === 'in' ? 'in quota' : 'out of quota';
    return condition.name === undefined ? side : `${side} ${quote(condition.name)}`;
  },
  /**
   * Outside the line's own quota needs no certificate: it is what a shipment pays that shows none. Outside a quota that
   * the cell names is a way of importing of its own, which the importer must show.
   */
  test: (condition) => (condition.side === 'in' || condition.name !== undefined ? 'asked' : 'yes'),
  side: (condition) => condition.side,
  asks: ({ side, name }) =>
    side === 'in'
      ? `a certificate that the shipment is within the quota${name === undefined ? '' : ` ${name}`}`
      : `import outside the quota ${name ?? ''}, on the terms of the agreement`,
};
