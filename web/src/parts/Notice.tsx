import type { ReactNode } from 'react';
import type { Refused } from '../engine/useAnswer.js';
import { useWords } from '../words/language.js';

interface NoticeProps {
  readonly kind: 'info' | 'warning' | 'error';
  readonly children: ReactNode;
}

export function Notice({ kind, children }: NoticeProps) {
  return (
    <div
      className={`usa-alert usa-alert--${kind} usa-alert--slim`}
      role={kind === 'error' ? 'alert' : undefined}
    >
      <div className="usa-alert__body">
        <div className="usa-alert__text">{children}</div>
      </div>
    </div>
  );
}

/** Why there is no answer, and what to try. */
export function RefusedNotice({ problem }: { readonly problem: Refused }) {
  const words = useWords();
  return (
    <Notice kind="error">
      <p lang="en">{problem.message}</p>
      {problem.tryNext.length > 0 && (
        <p>
          {words.try}: <span lang="en">{problem.tryNext.join(' · ')}</span>
        </p>
      )}
    </Notice>
  );
}
