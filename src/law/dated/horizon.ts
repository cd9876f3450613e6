import { date, type PlainDate } from '../../base/index.js';

/** The days for which rates are worked out beyond the editions: the last holds the end of the longest staging (RCEP). */
export const FIRST_DAY: PlainDate = date('2018-01-01');
export const LAST_DAY: PlainDate = date('2042-12-31');

/** Why a date is too far from the editions; undefined when it is not. */
export const beyondHorizon = (on: PlainDate): string | undefined =>
  on < FIRST_DAY || on > LAST_DAY
    ? `rates beyond the published editions are worked out for ${FIRST_DAY} to ${LAST_DAY}`
    : undefined;
