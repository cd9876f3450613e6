import { exact } from '../../base/index.js';
import { type Citation, type Evidence, lowerEvidence } from '../determination.js';
import { percentOf } from '../percent.js';
import type { Category, Level } from './category.js';
import type { KnownLadder } from './family.js';

type LadderStep = { readonly year: number } & (
  | { readonly rate: string; readonly percentOfBase?: never }
  | { readonly percentOfBase: string; readonly rate?: never }
);

/** A ladder that is known for its products whatever the schedule shows, as `facts/staging/ladders.yaml` has it. */
export interface LadderFacts {
  readonly id: string;
  /** the agreements that use it */
  readonly instruments: readonly string[];
  /** those of them that the source does not speak of: for them the ladder is an inference */
  readonly byAnalogy?: readonly string[];
  /** beginnings of codes, digits only */
  readonly products: readonly string[];
  /** only for numbers of this measure: set when the steps name fixed rates */
  readonly measure?: string;
  readonly steps: readonly LadderStep[];
  readonly evidence: Evidence;
  readonly citation: Citation;
  readonly note?: string;
}

const levelOf = (step: LadderStep): Level =>
  step.rate === undefined
    ? { kind: 'share', of: percentOf(step.percentOfBase) }
    : { kind: 'rate', rate: exact(step.rate) };

const categoryOf = (
  { id, measure, steps, byAnalogy = [], evidence: own, citation }: LadderFacts,
  instrument: string,
): Category => {
  const inferred = byAnalogy.includes(instrument);
  const evidence = inferred ? lowerEvidence(own, 'reconstructed') : own;
  return {
    id,
    ...(measure !== undefined && { measure }),
    steps: steps.map((step) => ({ year: step.year, to: levelOf(step) })),
    source: { evidence, citation, inferred },
  };
};

/** The ladders known for an agreement, in the order of the facts. */
export const laddersOf = (ladders: readonly LadderFacts[], instrument: string): KnownLadder[] =>
  ladders
    .filter(({ instruments }) => instruments.includes(instrument))
    .map((ladder) => ({ category: categoryOf(ladder, instrument), products: ladder.products }));
