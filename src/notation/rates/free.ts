import { ZERO } from '../../base/exact.js';
import { NOTHING_DUE } from '../form.js';
import type { RateKind } from './kind.js';

/** No duty. Not the same as 0 %, an unknown rate or no commitment. */
export interface Free {
  readonly kind: 'free';
}

const WORDS = { canonical: 'free', US: 'Free', JP: '無税' };

export const free: RateKind<Free> = {
  kind: 'free',
  read: (text, notation) => (text === WORDS[notation] ? { kind: 'free' } : undefined),
  print: (_rate, notation) => WORDS[notation],
  evaluate(_rate, base) {
    base.step('free', 'free', base.money(ZERO));
    return ZERO;
  },
  compare: () => 0,
  form: () => NOTHING_DUE,
};
