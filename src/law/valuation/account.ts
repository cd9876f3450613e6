import { type Assumption, type Citation, type Evidence, lowerEvidence, type Step } from '../determination.js';
import type { Grounds } from '../grounds.js';

/** What a valuation rests on and how it comes about, as it is worked out. */
export class Account {
  readonly steps: Step[] = [];
  readonly assumptions: Assumption[] = [];
  readonly citations: Citation[] = [];
  evidence: Evidence = 'published';

  rest({ evidence, citation }: Grounds): void {
    this.evidence = lowerEvidence(this.evidence, evidence);
    this.citations.push(citation);
  }

  step(label: string, expression: string, result: string): void {
    this.steps.push({ label, expression, result });
  }
}
