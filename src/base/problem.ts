/** The kinds of failure Kanzei tells apart; a surface maps them to exit codes or HTTP statuses. */
export type ProblemKind = 'usage' | 'notFound' | 'invalidInput' | 'brokenData' | 'interrupted';

/**
 * An error meant for the person who asked: says what was given, why it cannot be used and what to try.
 */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly suggestions: readonly string[];

  constructor(kind: ProblemKind, message: string, suggestions: readonly string[] = []) {
    super(message);
    this.name = 'Problem';
    this.kind = kind;
    this.suggestions = suggestions;
  }
}
