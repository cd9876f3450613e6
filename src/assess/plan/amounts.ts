import { convert, divide, type Exact, ONE, type PlainDate, parseUnit } from '../../base/index.js';
import { holdsOn } from '../../law/calendar/days.js';
import { type Evidence, lowerEvidence } from '../../law/determination.js';
import type { LawRecord } from '../../law/index.js';
import type { FormBase } from '../../notation/index.js';

/** The amounts of an entry that duties are worked out from, beside its quantities and parts. */
export const VALUE = 'value';
export const DECLARED = 'declared';
export const DUTY = 'duty';
export const ORDINARY = 'ordinary';

/** The name of a quantity: its dimension, in the base unit of which it is counted, and what it is a quantity of. */
export function quantityName(unit: string, of?: string): { name: string; perUnit: Exact } | undefined {
  const known = parseUnit(unit);
  if (!known) return undefined;
  const name = of === undefined ? known.dimension : `${known.dimension} of ${of}`;
  return { name, perUnit: divide(ONE, known.factor) };
}

export const partName = (name: string): string => `part: ${name}`;

/** Names the amounts of the rates on one day, and finds the standard import prices of the day. */
export class DayAmounts implements FormBase {
  readonly value = VALUE;
  readonly declared = DECLARED;
  readonly quantity = quantityName;
  readonly part = partName;
  /** the lowest grade of the prices asked for */
  evidence: Evidence = 'published';

  constructor(
    private readonly record: LawRecord,
    private readonly date: PlainDate,
  ) {}

  gate(name: string, unit: string): Exact | undefined {
    const price = this.record.standardImportPrices.find(
      (entry) => entry.name === name && holdsOn(entry, this.date),
    );
    if (!price || price.amount === null) return undefined;
    this.evidence = lowerEvidence(this.evidence, price.evidence);
    return convert(price.amount, unit, price.unit);
  }
}
