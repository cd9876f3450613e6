import { addDays, type PlainDate, yearOf } from '../../base/index.js';
import { dateOf, dayOf, earlier, endOfMonth, monthOf, type Span } from './days.js';

/** A ten-day period (旬): days 1 to 10, 11 to 20, 21 to the end of a month. */
export interface TenDayPeriod extends Span {
  /** first, second or third of its month (上旬, 中旬, 下旬) */
  readonly third: 1 | 2 | 3;
}

/** The ten-day period a date lies in. */
export function tenDayPeriodOf(on: PlainDate): TenDayPeriod {
  const [year, month, day] = [yearOf(on), monthOf(on), dayOf(on)];
  if (day <= 10) return { third: 1, from: dateOf(year, month, 1), to: dateOf(year, month, 10) };
  if (day <= 20) return { third: 2, from: dateOf(year, month, 11), to: dateOf(year, month, 20) };
  return { third: 3, from: dateOf(year, month, 21), to: endOfMonth(on) };
}

/** The ten-day period after a period. */
export const nextTenDayPeriod = (period: Span): TenDayPeriod => tenDayPeriodOf(addDays(period.to, 1));

/** All ten-day periods that touch a span, in order; the first and the last are cut to the span. */
export function tenDayPeriodsOf(span: Span): readonly TenDayPeriod[] {
  const periods: TenDayPeriod[] = [];
  for (let at = span.from; at <= span.to; ) {
    const period = tenDayPeriodOf(at);
    const to = earlier(period.to, span.to);
    periods.push({ third: period.third, from: at, to });
    at = addDays(to, 1);
  }
  return periods;
}
