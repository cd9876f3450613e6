import { FIRST_DAY, LAST_DAY } from '../../../../src/kanzei.js';

type Asked = Readonly<Record<string, string>>;

/** What an address asks of the rates over the years. */
export interface PathQuestion {
  readonly code: string;
  readonly to: 'JP' | 'US';
  readonly origins: readonly string[];
  readonly since: string;
  readonly until: string;
}

/** Origins that compete in each market. */
export const RIVALS: Readonly<Record<'JP' | 'US', readonly string[]>> = {
  JP: ['US', 'AU', 'CA', 'DE', 'GB', 'CN'],
  US: ['JP', 'KR', 'MX', 'CA', 'AU'],
};

const MOST_ORIGINS = 10;
const START: Readonly<Record<'JP' | 'US', string>> = { JP: '0201.30-010', US: '8207.30.30' };

const YEAR = /^\d{4}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** A year or a day of an address as a day within the record. */
function dayOf(text: string | undefined, end: '01-01' | '12-31', absent: string): string {
  const day = text && YEAR.test(text) ? `${text}-${end}` : text && DAY.test(text) ? text : absent;
  const [, within = day] = [FIRST_DAY, day, LAST_DAY].sort();
  return within;
}

/** The question an address asks: boneless beef into Japan from its rivals where it says nothing. */
export function pathQuestion(asked: Asked): PathQuestion {
  const to = asked.to === 'US' ? 'US' : 'JP';
  const listed =
    asked.origins === undefined
      ? [...(asked.from ? [asked.from.trim().toUpperCase()] : []), ...RIVALS[to]]
      : asked.origins.split(',').map((each) => each.trim().toUpperCase());
  const origins = [...new Set(listed)].filter((each) => each !== '' && each !== to).slice(0, MOST_ORIGINS);
  const since = dayOf(asked.since, '01-01', FIRST_DAY);
  const until = dayOf(asked.until, '12-31', '2035-12-31');
  const [first = since, last = until] = [since, until].sort();
  return {
    code: asked.code?.trim() || START[to],
    to,
    origins,
    since: first,
    until: last,
  };
}
