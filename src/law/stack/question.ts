import type { Label } from '../determination.js';

/** Something only the importer can say. */
export interface Question {
  readonly id: string;
  readonly label: Label;
  /** the answer that is taken where the importer gives none */
  readonly assumed: boolean;
  /** so rare that nothing is called conditional for it */
  readonly quiet?: boolean;
}

/** A question as the facts have it, of goods of any code. */
export interface QuestionFacts extends Question {
  /** beginnings of codes for which the other answer is taken */
  readonly otherwiseFor?: readonly string[];
}

/** Whether a code begins with one of these. */
export const begins = (code: string, prefixes: readonly string[] | undefined): boolean =>
  prefixes?.some((prefix) => code.startsWith(prefix)) ?? false;

/** A question as it is asked of goods of a code, with the answer that is taken for them. */
export const questionFor = (
  { id, label, assumed, quiet, otherwiseFor }: QuestionFacts,
  code: string,
): Question => ({ id, label, assumed: assumed !== begins(code, otherwiseFor), quiet: quiet === true });
