import type { Correspondence } from '../law/index.js';
import type { ConcordancePair } from './lawFacts.js';

const REVERSED: Readonly<Record<string, string>> = { 'n:1': '1:n', '1:n': 'n:1' };

interface Entry {
  codes: string[];
  relation: string;
  others: number;
}

function put(index: Map<string, Entry>, from: string, to: string, relation: string, others: number): void {
  const known = index.get(from);
  if (!known) index.set(from, { codes: to === '' ? [] : [to], relation, others });
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
  private readonly backward = new Map<string, Entry>();
  private readonly forward = new Map<string, Entry>();

  constructor(pairs: readonly ConcordancePair[]) {
    for (const [hs2022, hs2017, relation, others] of pairs) {
      put(this.backward, hs2022, hs2017, relation, others);
      if (hs2017 !== '') put(this.forward, hs2017, hs2022, REVERSED[relation] ?? relation, 0);
    }
  }

  of(from: 'HS2017' | 'HS2022', subheading: string): Correspondence {
    const found = (from === 'HS2022' ? this.backward : this.forward).get(subheading);
    if (!found) return { codes: [subheading], relation: '1:1', others: 0 };
    if (from === 'HS2022') return found;
    // the tables name no principal in this direction: the nearest by its digits stands first
    const codes = [...found.codes].sort((a, b) => shared(b, subheading) - shared(a, subheading));
    return { ...found, codes };
  }
}
