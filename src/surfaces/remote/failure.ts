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

/** The folders of a path: where files lie on a machine is nobody else's business. */
const FOLDERS = /(?:[A-Za-z]:)?[\\/](?:[^\s\\/"]+[\\/])+/g;

/** What a failure says to the one who asked. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Problem)) {
    return {
      kind: 'internal',
      detail: 'an error inside Kanzei; please report it with the question you asked',
      suggestions: [],
    };
  }
  const { kind } = error;
  const tell = (text: string): string => printable(kind === 'brokenData' ? text.replace(FOLDERS, '') : text);
  return { kind, detail: tell(error.message), suggestions: error.suggestions.map(tell) };
}
