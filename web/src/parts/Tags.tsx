import type { Evidence, Status } from '../../../src/kanzei.js';
import { GRADE_MEANINGS, GRADES, STATUSES } from '../../../src/surfaces/labels.js';
import { useSpeak } from '../words/language.js';

const SIGNS: Readonly<Record<Status, string>> = {
  available: '✓',
  conditional: '?',
  notCovered: '–',
  notApplicable: '–',
  notComputed: '!',
};

/** A status with its sign: colour alone says nothing. */
export function StatusTag({ status }: { readonly status: Status }) {
  const speak = useSpeak();
  return (
    <span className={`tag tag-${status}`}>
      <span aria-hidden="true">{SIGNS[status]}</span> {speak(STATUSES[status])}
    </span>
  );
}

/** A grade of evidence; what it means is its title. */
export function EvidenceTag({ evidence }: { readonly evidence: Evidence }) {
  const speak = useSpeak();
  const meaning = evidence === 'published' ? undefined : speak(GRADE_MEANINGS[evidence]);
  return (
    <span className={`grade grade-${evidence}`} title={meaning}>
      {speak(GRADES[evidence])}
    </span>
  );
}
