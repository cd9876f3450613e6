import { compare } from '../../base/index.js';
import { holdsOn } from '../calendar/days.js';
import { lowerEvidence } from '../determination.js';
import type { CountingYear } from './countingYear.js';
import type { Trigger } from './facts.js';
import { importsBefore } from './previousYears.js';
import { scheduledTrigger } from './triggers.js';
import type { SafeguardInput, Threshold } from './types.js';

/**
 * Beef: until 31 December 2022 U.S. imports above the USJTA trigger are enough. From 1 January 2023 (protocol of 2 June
 * 2022) three conditions must hold at once: U.S. imports above the USJTA trigger; U.S. and original CPTPP parties'
 * imports above the CPTPP trigger; U.S. imports above those of the previous year, the last only through JFY2027
 * (facts/safeguards/beef.yaml, `conditions`). The Japanese wording puts the third otherwise: the previous year's imports,
 * if higher, take the place of the U.S. trigger. Both give the same days; this is the trigger in that wording.
 */
export function effectiveTrigger(own: Trigger, year: CountingYear, input: SafeguardInput): Threshold {
  const { triggerOverride } = input.facts;
  const scheduled = scheduledTrigger(own, year, input);
  if (!triggerOverride || !holdsOn(triggerOverride, year.to) || 'missing' in scheduled) return scheduled;
  const previous = importsBefore(own.counted, year, 1, input);
  if ('missing' in previous) {
    const note = `or the previous year's imports if they were higher: ${previous.missing}`;
    return { known: { ...scheduled.known, note } };
  }
  if (compare(previous.known.value, scheduled.known.value) <= 0) return scheduled;
  const evidence = lowerEvidence(triggerOverride.evidence, previous.known.evidence);
  return {
    known: { value: previous.known.value, evidence, citation: triggerOverride.citation, note: OVERRIDDEN },
  };
}

const OVERRIDDEN = "the previous year's imports, which were above the scheduled trigger";
