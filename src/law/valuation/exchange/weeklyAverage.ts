import { addDays, type PlainDate } from '../../../base/index.js';
import { type Span, weekdayNumber } from '../../calendar/days.js';
import type { ExchangeRuleKind } from './types.js';

/** The average of the market rate over a whole week, some weeks before. */
export interface WeeklyAverage {
  readonly kind: 'weeklyAverage';
  readonly weeksBefore: number;
}

/** The week from Sunday to Saturday in which a day lies. */
export function weekOf(on: PlainDate): Span {
  const from = addDays(on, -((weekdayNumber(on) + 1) % 7));
  return { from, to: addDays(from, 6) };
}

export const weeklyAverage: ExchangeRuleKind<WeeklyAverage> = {
  wanted({ weeksBefore }, currency, on) {
    const applies = weekOf(on);
    const taken = {
      from: addDays(applies.from, -7 * weeksBefore),
      to: addDays(applies.to, -7 * weeksBefore),
    };
    return {
      applies,
      taken,
      label: {
        en: `the weekly average of ${taken.from} to ${taken.to} for ${currency}, used from ${applies.from} to ${applies.to}`,
        ja: `${currency}の${taken.from}から${taken.to}までの週間平均値（適用期間${applies.from}から${applies.to}まで）`,
      },
    };
  },
};
