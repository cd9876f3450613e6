import { exact } from '../base/index.js';
import type { Assessed } from './assessOne.js';
import { hundredths } from './plan/hundredths.js';
import { LARGEST_DUE } from './plan/planTables.js';

/** An amount as the tables have it. */
export const tabled = (text: string | null): bigint | null =>
  text === null ? null : hundredths(exact(text));

export const TOO_LARGE = 'an amount has more digits than a result has room for';

/** An entry with a duty that a result has no room for. */
export const NO_ROOM: Assessed = {
  status: 'open',
  best: null,
  bestDue: null,
  claimedStatus: null,
  claimedDue: null,
  layersKnown: false,
  evidence: null,
  treatments: [],
};

/** Whether a result has room for every amount of an entry. */
export const hasRoom = ({ treatments }: Assessed): boolean =>
  treatments.every(({ duty, whole }) =>
    [duty, whole].every((amount) => (tabled(amount) ?? 0n) < LARGEST_DUE),
  );

/** The best due, the due under the claim and the preference unused, in hundredths. */
export function amountsOf({ bestDue, claimedDue }: Assessed): (bigint | null)[] {
  const [best, claimed] = [tabled(bestDue), tabled(claimedDue)];
  return [best, claimed, best === null || claimed === null ? null : claimed - best];
}
