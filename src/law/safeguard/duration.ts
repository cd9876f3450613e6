import { addDays, inSeason, type PlainDate } from '../../base/index.js';
import type { CountingYear } from './countingYear.js';
import type { DurationRule } from './facts.js';
import { ASSUMED, missing, type Result } from './missing.js';
import type { Graded, SafeguardInput } from './types.js';

const graded = <T>(value: T, { evidence, citation, note }: DurationRule): Graded<T> => ({
  value,
  evidence,
  citation,
  ...(note === undefined ? {} : { note }),
});

/**
 * Last day of a measure, by the end of the period that passed the trigger. For beef: passed by 31 January, to 31 March;
 * in February, 45 days; in March, 30 days, each counted from the first day of the measure, that day included.
 */
export function endOfMeasure(
  periodEnd: PlainDate,
  start: PlainDate,
  year: CountingYear,
  input: SafeguardInput,
): Result<PlainDate> {
  const rule = input.facts.durations.find((it) => inSeason(periodEnd, it.exceededFrom, it.exceededTo));
  if (rule?.days !== undefined) return graded(addDays(start, rule.days - 1), rule);
  if (rule) return graded(year.to, rule);
  const lasts = input.assume?.lasts;
  if (lasts === 'toEndOfCount') return { ...ASSUMED, value: year.to };
  if (lasts !== undefined) return { ...ASSUMED, value: addDays(start, lasts - 1) };
  return missing(`how long a measure on ${input.facts.name.en} lasts is not in the facts`);
}
