import { divide, exact, formatExact, parseExact, parseUnit } from '../../base/index.js';
import type { Condition } from '../../notation/index.js';

type Season = Extract<Condition, { kind: 'season' }>;
type ValueBand = Extract<Condition, { kind: 'valueBand' }>;

const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const ORDER = MONTHS.split('|');
const SPAN = new RegExp(
  `(?:(${MONTHS}) (\\d\\d?)),?(?: in any year,?)? to (?:(?:the following )?(${MONTHS}) (\\d\\d?)|the last day of the following February)`,
  'g',
);
const PERIOD = /entered (?:for consumption )?(?:during|in) the period/;
const ONLY_PERIOD = /^If entered (?:during|in) the period\b[^;]*$/;
const REMAINDER = /^(?:Other|If entered at any other time):?$/;

const monthDay = (month: string, day: string): string =>
  `${String(ORDER.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;

/** The seasons a description names ("If entered during the period from March 1 to July 14, inclusive, or ..."). */
export function seasonsOf(description: string): Season[] {
  if (!PERIOD.test(description)) return [];
  return [...description.matchAll(SPAN)].map(([, month, day, toMonth, toDay]) => ({
    kind: 'season',
    from: monthDay(month as string, day as string),
    to: toMonth === undefined ? '02-29' : monthDay(toMonth, toDay as string),
  }));
}

/** Whether the season is all that tells the description from its siblings, and counts from entry. */
export const isOnlySeason = (description: string): boolean => ONLY_PERIOD.test(description);

/** "Other" or "If entered at any other time". */
export const isRemainder = (description: string): boolean => REMAINDER.test(description);

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function neighbour(day: string, step: 1 | -1): string {
  const [month, date] = day.split('-').map(Number) as [number, number];
  const length = LENGTHS[month - 1] as number;
  if (step === 1 && date < length) return `${day.slice(0, 3)}${String(date + 1).padStart(2, '0')}`;
  if (step === -1 && date > 1) return `${day.slice(0, 3)}${String(date - 1).padStart(2, '0')}`;
  const next = (month - 1 + step + 12) % 12;
  return monthDay(ORDER[next] as string, String(step === 1 ? 1 : LENGTHS[next]));
}

/** The seasons of the year that none of the given ones covers. */
export function otherSeasons(seasons: readonly Season[]): Season[] {
  const sorted = [...seasons].sort((a, b) => (a.from < b.from ? -1 : 1));
  const rest: Season[] = [];
  for (const [i, { to }] of sorted.entries()) {
    const next = sorted[(i + 1) % sorted.length] as Season;
    const from = neighbour(to, 1);
    if (from !== next.from) rest.push({ kind: 'season', from, to: neighbour(next.from, -1) });
  }
  return rest;
}

const PRICE = /^(?:\$([\d,.]*\d)|([\d.]*\d) ?(?:¢|cents))$/;
const BAND =
  /^(?:Other, )?(?:(each) )?valued (.+?)(?:(?: ?\/ ?| per )([a-z .]+?)(?: pieces(?: or parts)?)?|( each))?:?$/i;
type Side = 'above' | 'from' | 'upTo' | 'below';
const BOUNDS: readonly (readonly [RegExp, Side])[] = [
  [/^not over (.+)$/, 'upTo'],
  [/^(?:under|less than) (.+)$/, 'below'],
  [/^(.+) or (?:over|more)$/, 'from'],
  [/^over (.+)$/, 'above'],
];

function readPrice(text: string): NonNullable<ValueBand['above']> | undefined {
  const match = PRICE.exec(text);
  const number = match && parseExact((match[1] ?? match[2]) as string);
  if (!match || !number) return undefined;
  const dollars = match[1] === undefined ? divide(number, exact('100')) : number;
  return { of: 'money', amount: exact(formatExact(dollars)) };
}

/** A band of unit value that is the whole of a description ("Valued over $2.50 but not over $5 each"). */
export function valueBandOf(description: string): ValueBand | undefined {
  const plain = description
    .replace(/¢(?=kg|liter)/g, '¢/')
    .replace(/^(Valued \S+)(\/(?:kg|liters?)) or more$/, '$1 or more$2');
  const match = BAND.exec(plain);
  if (!match) return undefined;
  const unit = (match[1] ?? match[4]) ? 'number' : parseUnit(match[3] ?? '')?.id;
  if (unit === undefined) return undefined;
  const bounds: { [side in Side]?: NonNullable<ValueBand['above']> } = {};
  for (const part of (match[2] as string).replaceAll(`/${match[3]}`, '').split(' but ')) {
    const side = BOUNDS.find(([pattern]) => pattern.test(part));
    const price = side && readPrice((side[0].exec(part) as RegExpExecArray)[1] as string);
    if (!side || !price) return undefined;
    bounds[side[1]] = price;
  }
  return { kind: 'valueBand', ...bounds, currency: 'USD', unit };
}

const NOTE_15 =
  /\bdescribed in general note 15 of the tariff schedule and entered pursuant to its provisions\b/i;
/** Words run together or left out as some rows have them: "chapterand entered", "note 8 to chapter pursuant". */
const QUOTA_NOTE =
  /\bdescribed in additional U\.S\. ?note \d+ to (?:this chapter|chapter(?: \d+)?)(?: ?and ?entered)? pursuant to its provisions\b/i;

/** What a description demands of the way its goods are entered: within the quota of a note, or under general note 15. */
export function entryConditionsOf(description: string): Condition[] {
  if (NOTE_15.test(description)) return [{ kind: 'use', name: 'entered under general note 15' }];
  return QUOTA_NOTE.test(description) ? [{ kind: 'quota', side: 'in' }] : [];
}
