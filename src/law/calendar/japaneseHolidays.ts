import { addDays, type PlainDate, Problem, yearOf } from '../../base/index.js';
import type { Evidence, Label } from '../determination.js';
import { dateOf, weekdayNumber } from './days.js';

/** The years encoded here: one more than rates are worked out for, to count business days over the end of 2042. */
export const FIRST_HOLIDAY_YEAR = 2018;
export const LAST_HOLIDAY_YEAR = 2043;

export type HolidayBasis =
  /** article 2 of the act, or a special act for one year */
  | 'day'
  /** article 3(2): a holiday on a Sunday moves a rest day to the next day that is no holiday */
  | 'substitute'
  /** article 3(3): a day between two holidays */
  | 'between';

/** A day of rest under the Act on National Holidays (国民の祝日に関する法律, Act No. 178 of 1948). */
export interface Holiday {
  readonly date: PlainDate;
  readonly name: Label;
  readonly basis: HolidayBasis;
  /** equinoxes are computed: the official gazette fixes them each February for the following year */
  readonly evidence: Evidence;
}

interface Rule {
  readonly en: string;
  readonly ja: string;
  readonly on: (year: number) => readonly [month: number, day: number] | undefined;
  readonly evidence?: Evidence;
}

const fixed = (month: number, day: number) => (): readonly [number, number] => [month, day];

/** The nth Monday of a month. */
const monday = (month: number, nth: number) => (year: number) => {
  const offset = (7 - weekdayNumber(dateOf(year, month, 1))) % 7;
  return [month, 1 + offset + 7 * (nth - 1)] as const;
};

/** In the years listed the day was moved by a special act; otherwise the rule stands. */
const moved =
  (days: Readonly<Record<number, readonly [number, number]>>, rule: Rule['on']): Rule['on'] =>
  (year) =>
    days[year] ?? rule(year);

const only = (year: number, month: number, day: number) => (asked: number) =>
  asked === year ? ([month, day] as const) : undefined;

/**
 * The day of an equinox in Japan by the usual approximation day = floor(a + 0.242194 (y − 1980) − floor((y − 1980)/4)),
 * a = 20.8431 for March and 23.2488 for September, valid 1980 to 2099 (in millionths here, so that it stays whole).
 */
const equinox = (month: number, millionths: number) => (year: number) => {
  const since = year - 1980;
  return [month, Math.floor((millionths + 242_194 * since) / 1_000_000) - Math.floor(since / 4)] as const;
};

const RULES: readonly Rule[] = [
  { en: "New Year's Day", ja: '元日', on: fixed(1, 1) },
  { en: 'Coming of Age Day', ja: '成人の日', on: monday(1, 2) },
  { en: 'National Foundation Day', ja: '建国記念の日', on: fixed(2, 11) },
  // 23 February from 2020; 23 December until 2018; none in 2019 (Act No. 63 of 2017)
  { en: "Emperor's Birthday", ja: '天皇誕生日', on: (year) => (year >= 2020 ? [2, 23] : undefined) },
  { en: "Emperor's Birthday", ja: '天皇誕生日', on: (year) => (year <= 2018 ? [12, 23] : undefined) },
  { en: 'Vernal Equinox Day', ja: '春分の日', on: equinox(3, 20_843_100), evidence: 'computed' },
  { en: 'Showa Day', ja: '昭和の日', on: fixed(4, 29) },
  { en: 'Constitution Memorial Day', ja: '憲法記念日', on: fixed(5, 3) },
  { en: 'Greenery Day', ja: 'みどりの日', on: fixed(5, 4) },
  { en: "Children's Day", ja: 'こどもの日', on: fixed(5, 5) },
  // 2020 and 2021: special measures for the Olympic and Paralympic Games (Act No. 33 of 2015 as amended)
  { en: 'Marine Day', ja: '海の日', on: moved({ 2020: [7, 23], 2021: [7, 22] }, monday(7, 3)) },
  { en: 'Mountain Day', ja: '山の日', on: moved({ 2020: [8, 10], 2021: [8, 8] }, fixed(8, 11)) },
  { en: 'Respect for the Aged Day', ja: '敬老の日', on: monday(9, 3) },
  { en: 'Autumnal Equinox Day', ja: '秋分の日', on: equinox(9, 23_248_800), evidence: 'computed' },
  {
    en: 'Health and Sports Day',
    ja: '体育の日',
    on: (year) => (year < 2020 ? monday(10, 2)(year) : undefined),
  },
  {
    en: 'Sports Day',
    ja: 'スポーツの日',
    on: moved({ 2020: [7, 24], 2021: [7, 23] }, (year) => (year < 2020 ? undefined : monday(10, 2)(year))),
  },
  { en: 'Culture Day', ja: '文化の日', on: fixed(11, 3) },
  { en: 'Labor Thanksgiving Day', ja: '勤労感謝の日', on: fixed(11, 23) },
  // Act No. 99 of 2018, for 2019 only; both count as national holidays for article 3
  { en: 'Accession of the Emperor', ja: '天皇の即位の日', on: only(2019, 5, 1) },
  { en: 'Enthronement Ceremony', ja: '即位礼正殿の儀の行われる日', on: only(2019, 10, 22) },
];

const SUBSTITUTE: Label = { en: 'Substitute holiday', ja: '振替休日' };
const BETWEEN: Label = { en: "Citizens' holiday", ja: '国民の休日' };

const SUNDAY = 6;

function daysByRule(year: number): Map<PlainDate, Holiday> {
  const days = new Map<PlainDate, Holiday>();
  for (const { en, ja, on, evidence = 'published' } of RULES) {
    const found = on(year);
    if (!found) continue;
    const date = dateOf(year, ...found);
    days.set(date, { date, name: { en, ja }, basis: 'day', evidence });
  }
  return days;
}

function substitutes(days: ReadonlyMap<PlainDate, Holiday>): Holiday[] {
  const found: Holiday[] = [];
  for (const { date, evidence } of days.values()) {
    if (weekdayNumber(date) !== SUNDAY) continue;
    let next = addDays(date, 1);
    while (days.has(next)) next = addDays(next, 1);
    found.push({ date: next, name: SUBSTITUTE, basis: 'substitute', evidence });
  }
  return found;
}

function betweenHolidays(days: ReadonlyMap<PlainDate, Holiday>): Holiday[] {
  const found: Holiday[] = [];
  for (const { date, evidence } of days.values()) {
    const [middle, far] = [addDays(date, 1), addDays(date, 2)];
    const other = days.get(far);
    if (days.has(middle) || !other) continue;
    const computed = evidence === 'computed' || other.evidence === 'computed';
    found.push({ date: middle, name: BETWEEN, basis: 'between', evidence: computed ? 'computed' : evidence });
  }
  return found;
}

const memo = new Map<number, ReadonlyMap<PlainDate, Holiday>>();

function holidaysByDate(year: number): ReadonlyMap<PlainDate, Holiday> {
  if (!Number.isInteger(year) || year < FIRST_HOLIDAY_YEAR || year > LAST_HOLIDAY_YEAR) {
    throw new Problem(
      'invalidInput',
      `Japan's holidays are known here for ${FIRST_HOLIDAY_YEAR} to ${LAST_HOLIDAY_YEAR}, not for ${year}`,
    );
  }
  let known = memo.get(year);
  if (!known) {
    const days = daysByRule(year);
    const rest = new Map(days);
    for (const holiday of [...betweenHolidays(days), ...substitutes(days)]) rest.set(holiday.date, holiday);
    known = rest;
    memo.set(year, known);
  }
  return known;
}

/**
 * All holidays of a year in order of date, substitute and citizens' holidays included. Throws Problem('invalidInput')
 * outside 2018 to 2043. A later change of the law is not foreseen: years after the present are as the law now stands.
 */
export const japaneseHolidays = (year: number): readonly Holiday[] =>
  [...holidaysByDate(year).values()].sort((a, b) => (a.date < b.date ? -1 : 1));

/** The holiday on a date, if it is one. Throws Problem('invalidInput') outside 2018 to 2043. */
export const japaneseHolidayOn = (on: PlainDate): Holiday | undefined => holidaysByDate(yearOf(on)).get(on);
