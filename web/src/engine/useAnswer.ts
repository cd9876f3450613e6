import { useEffect, useMemo, useState } from 'react';
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

/** An ability: what answers a question from what it rests on. It must not be made anew at every drawing. */
type Ability<Q, R, T> = (question: Q, rest: R) => T;

/** The same question as long as it says the same. */
function useSame<Q>(question: Q): Q {
  const text = JSON.stringify(question);
  return useMemo(() => JSON.parse(text) as Q, [text]);
}

/** The answer to a question that is answered at once. The question is plain data. */
export function useAnswer<Q, R, T>(ability: Ability<Q, R, T>, question: Q, rest: R): Outcome<T> {
  const same = useSame(question);
  return useMemo(() => {
    try {
      return { status: 'answered', answer: ability(same, rest) };
    } catch (error) {
      return { status: 'refused', problem: toRefused(error) };
    }
  }, [ability, same, rest]);
}

/** The answer to a question that takes a moment; the answer before stays until the next is there. */
export function useLaterAnswer<Q, R, T>(
  ability: Ability<Q, R, Promise<T>>,
  question: Q,
  rest: R,
): Outcome<T> {
  const same = useSame(question);
  const [outcome, setOutcome] = useState<Outcome<T>>({ status: 'asking' });
  useEffect(() => {
    let stale = false;
    ability(same, rest).then(
      (answer) => !stale && setOutcome({ status: 'answered', answer }),
      (error) => !stale && setOutcome({ status: 'refused', problem: toRefused(error) }),
    );
    return () => {
      stale = true;
    };
  }, [ability, same, rest]);
  return outcome;
}
