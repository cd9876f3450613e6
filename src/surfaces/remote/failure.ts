import { Problem, type ProblemKind } from '../../base/index.js';
import { printable } from '../printable.js';

/** What went wrong, as a surface tells it: never where in the program. */
export interface Failure {
  readonly kind: ProblemKind | 'internal';
  /** what was given and why it cannot be used */
  readonly detail: string;
  /** what to try */
  readonly suggestions: readonly string[];
}

/** What a failure says to the one who asked. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Problem)) {
    return {
      kind: 'internal',
      detail: 'an error inside Kanzei; please report it with the question you asked',
      suggestions: [],
    };
  }
  return {
    kind: error.kind,
    detail: printable(error.message),
    suggestions: error.suggestions.map(printable),
  };
}
