import type { Citation, Evidence, Label } from '../law/index.js';

/** A value of the facts that rests on general knowledge only, or is not there. */
export interface UnverifiedFact {
  /** what the value is of */
  readonly fact: Label;
  /** where the source has it, or what is known of it */
  readonly about: string;
}

interface GradedFact {
  readonly evidence: Evidence;
  readonly citation: Citation;
  readonly note?: string;
}

/** Those of the facts that are unverified, in order; two that say the same are said once. */
export function unverifiedOf(facts: readonly (readonly [Label, GradedFact])[]): readonly UnverifiedFact[] {
  const found = new Map<string, UnverifiedFact>();
  for (const [fact, { evidence, citation, note }] of facts) {
    if (evidence !== 'unverified') continue;
    const about = note === undefined ? citation.locator : `${citation.locator} (${note})`;
    found.set(`${fact.en} ${about}`, { fact, about });
  }
  return [...found.values()];
}
