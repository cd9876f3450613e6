import { exact } from '../../base/index.js';
import { within } from '../calendar/days.js';
import type { CountingYear } from './countingYear.js';
import type { Trigger, TriggerYear } from './facts.js';
import { ASSUMED, missing } from './missing.js';
import { shareOfHighest } from './pork.js';
import type { SafeguardInput, Threshold } from './types.js';
import { convertVolume } from './unit.js';

/** The row of a trigger for a counting year. */
export const triggerYear = (trigger: Trigger, year: CountingYear): TriggerYear | undefined =>
  trigger.years.find((it) => within(it, year.to));

/** The scheduled volume of a trigger in a counting year. */
export function scheduledTrigger(trigger: Trigger, year: CountingYear, input: SafeguardInput): Threshold {
  const row = triggerYear(trigger, year);
  if (row && row.volume !== null) {
    const { evidence, citation, note } = row;
    const value = convertVolume(exact(row.volume), row.unit, input.facts.counting.unit);
    return { known: { value, evidence, citation, ...(note === undefined ? {} : { note }) } };
  }
  const assumed = input.assume?.trigger;
  if (assumed) {
    const value = convertVolume(exact(assumed.volume), assumed.unit, input.facts.counting.unit);
    return { known: { ...ASSUMED, value } };
  }
  if (row?.share) return shareOfHighest(trigger, row, year, input);
  return missing(`the trigger of ${year.name} for ${input.facts.name.en} is not in the facts`);
}
