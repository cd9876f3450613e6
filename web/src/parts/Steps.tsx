import type { Step } from '../../../src/kanzei.js';
import { EvidenceTag } from './Tags.js';

/** The arithmetic, step by step. */
export function Steps({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ol className="steps">
      {steps.map(({ label, expression, result, evidence }) => (
        <li key={`${label} ${expression}`}>
          <span className="step-label" lang="en">
            {label}
          </span>
          <span className="step-sum">
            <span lang="en">
              {expression} <strong>= {result}</strong>
            </span>{' '}
            {evidence && <EvidenceTag evidence={evidence} />}
          </span>
        </li>
      ))}
    </ol>
  );
}
