import type { Answer, ConditionKind, Situation } from './conditions/kind.js';
import { type Origin, origin } from './conditions/origin.js';
import { type Other, other } from './conditions/other.js';
import { type Product, product } from './conditions/product.js';
import { type Programme, programme } from './conditions/programme.js';
import { type Quota, quota } from './conditions/quota.js';
import { type Season, season } from './conditions/season.js';
import { type Use, use } from './conditions/use.js';
import { type ValueBand, valueBand } from './conditions/valueBand.js';

/** When a branch of a cell, or a line, applies. Each kind answers for itself under `conditions/`. */
export type Condition = Origin | Programme | Quota | Season | Use | Product | Other | ValueBand;

const KINDS = [
  origin,
  programme,
  quota,
  season,
  use,
  product,
  other,
  valueBand,
] as unknown as readonly ConditionKind<Condition>[];

const BY_KIND = Object.fromEntries(KINDS.map((kind) => [kind.kind, kind])) as Record<
  Condition['kind'],
  ConditionKind<Condition>
>;

/** Reads one condition in the canonical notation; undefined when it is none. */
export function readCondition(text: string): Condition | undefined {
  for (const kind of KINDS) {
    const condition = kind.read(text);
    if (condition) return condition;
  }
  return undefined;
}

export const printCondition = (condition: Condition): string => BY_KIND[condition.kind].print(condition);

export const testCondition = (condition: Condition, situation: Situation): Answer =>
  BY_KIND[condition.kind].test(condition, situation);

/** What the importer must show for the condition to hold, in words. */
export const conditionAsks = (condition: Condition): string => BY_KIND[condition.kind].asks(condition);

/** The condition with its bounds worked out: "value above 64.53 JPY/kg to not above ≈ 523.998 JPY/kg". */
export const explainCondition = (condition: Condition, situation: Situation): string =>
  BY_KIND[condition.kind].explain?.(condition, situation) ?? printCondition(condition);

/** Whether the condition tells goods or their use apart. */
export const describesGoods = (condition: Condition): boolean => BY_KIND[condition.kind].describes === true;

/** The side of a quota that the condition names, if it names one. */
export const quotaSide = (condition: Condition): 'in' | 'out' | undefined =>
  BY_KIND[condition.kind].side?.(condition);

/** Days of the year, MM-DD, on which the answer of a condition may change. */
export const changingDays = (condition: Condition): readonly string[] =>
  BY_KIND[condition.kind].changes?.(condition) ?? [];
