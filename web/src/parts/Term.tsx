import type { ReactNode } from 'react';
import { linkTo } from '../address.js';
import type { TermId } from '../words/glossaryTerms.js';

interface TermProps {
  readonly id: TermId;
  readonly children: ReactNode;
}

/** A word that the glossary explains. */
export function Term({ id, children }: TermProps) {
  return (
    <a className="term" href={linkTo('glossary', { term: id })}>
      {children}
    </a>
  );
}
