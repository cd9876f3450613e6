import type { Correspondence } from '../law/index.js';
import type { ConcordancePair } from './lawFacts.js';

const REVERSED: Readonly<Record<string, string>> = { 'n:1': '1:n', '1:n': 'n:1' };

function put(
  index: Map<string, { codes: string[]; relation: string }>,
  from: string,
  to: string,
  relation: string,
): void {
  const known = index.get(from);
  if (!known) index.set(from, { codes: [to], relation });
  else if (!known.codes.includes(to)) {
    known.codes.push(to);
    if (known.relation !== relation) known.relation = 'n:n';
  }
}

const shared = (a: string, b: string): number => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
};

/** The correspondence of HS2022 and HS2017, both ways. A subheading that the pairs do not name is the same in both. */
export class Concordance {
  private readonly backward = new Map<string, { codes: string[]; relation: string }>();
  private readonly forward = new Map<string, { codes: string[]; relation: string }>();

  constructor(pairs: readonly ConcordancePair[]) {
    for (const [hs2022, hs2017, relation] of pairs) {
      put(this.backward, hs2022, hs2017, relation);
      put(this.forward, hs2017, hs2022, REVERSED[relation] ?? relation);
    }
  }

  of(from: 'HS2017' | 'HS2022', subheading: string): Correspondence {
    const found = (from === 'HS2022' ? this.backward : this.forward).get(subheading);
    if (!found) return { codes: [subheading], relation: '1:1' };
    if (from === 'HS2022') return found;
    // the tables name no principal in this direction: the nearest by its digits stands first
    const codes = [...found.codes].sort((a, b) => shared(b, subheading) - shared(a, subheading));
    return { codes, relation: found.relation };
  }
}
