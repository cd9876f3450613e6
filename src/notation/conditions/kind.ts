import type { Exact } from '../../base/exact.js';
import type { PlainDate } from '../../base/plainDate.js';
import type { Condition } from '../condition.js';

/** What is known of a shipment when a condition is tested. */
export interface Situation {
  readonly origin: string;
  readonly date: PlainDate;
  /** customs value per unit of quantity, when both are given */
  unitValue(unit: string): Exact | undefined;
  gate(name: string, unit: string): Exact | undefined;
}

/**
 * `yes` and `no` are settled by the shipment; `asked` holds only if the importer shows it (a quota certificate, a
 * use, a description of the product); `missing` cannot be settled without a value and a quantity.
 */
export type Answer = 'yes' | 'no' | 'asked' | 'missing';

export type ConditionNotation = 'canonical' | 'JP';

export interface ConditionKind<C extends Condition> {
  readonly kind: C['kind'];
  /** set for kinds that tell goods or their use apart, so that exactly one of several such branches fits */
  readonly describes?: true;
  /** undefined when the text is not a condition of this kind */
  read(text: string): C | undefined;
  print(condition: C): string;
  test(condition: C, situation: Situation): Answer;
  /** the side of a quota it names; absent for kinds that name none */
  side?(condition: C): 'in' | 'out';
  /** days of the year, MM-DD, on which its answer may change; absent for kinds that the date does not decide */
  changes?(condition: C): readonly string[];
  /** what the importer must show, in words */
  asks(condition: C): string;
  /** the condition with what it refers to worked out for a situation; the canonical text when absent */
  explain?(condition: C, situation: Situation): string;
}
