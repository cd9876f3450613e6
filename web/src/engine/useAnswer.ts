import { useEffect, useRef, useState } from 'react';
import { Problem } from '../../../src/base/index.js';

/** What came of a question: an answer, or why there is none. */
export type Outcome<T> =
  | { readonly status: 'answered'; readonly answer: T }
  | { readonly status: 'refused'; readonly problem: Refused }
  | { readonly status: 'asking' };

/** Why a question has no answer, in words, and what to try. */
export interface Refused {
  readonly message: string;
  readonly tryNext: readonly string[];
}

export const toRefused = (error: unknown): Refused =>
  error instanceof Problem
    ? { message: error.message, tryNext: error.suggestions }
    : { message: error instanceof Error ? error.message : String(error), tryNext: [] };

function outcomeOf<T>(question: () => T): Outcome<T> {
  try {
    return { status: 'answered', answer: question() };
  } catch (error) {
    return { status: 'refused', problem: toRefused(error) };
  }
}

/**
 * The answer to a question that is answered at once.
 *
 * @param asked what the question depends on, as one text
 */
export function useAnswer<T>(question: () => T, asked: string): Outcome<T> {
  const [kept, setKept] = useState<{ asked: string; outcome: Outcome<T> }>();
  if (kept?.asked === asked) return kept.outcome;
  const outcome = outcomeOf(question);
  setKept({ asked, outcome });
  return outcome;
}

/** The answer to a question that takes a moment; the answer before stays until the next is there. */
export function useLaterAnswer<T>(question: () => Promise<T>, asked: string): Outcome<T> {
  const [outcome, setOutcome] = useState<Outcome<T>>({ status: 'asking' });
  const latest = useRef(question);
  latest.current = question;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question is a new function at every drawing
  useEffect(() => {
    let stale = false;
    latest.current().then(
      (answer) => !stale && setOutcome({ status: 'answered', answer }),
      (error) => !stale && setOutcome({ status: 'refused', problem: toRefused(error) }),
    );
    return () => {
      stale = true;
    };
  }, [asked]);
  return outcome;
}
