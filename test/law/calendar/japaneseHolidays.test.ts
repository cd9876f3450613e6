import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, date, type PlainDate } from '../../../src/base/index.js';
import { japaneseHolidayOn, japaneseHolidays, weekdayOf } from '../../../src/law/calendar/index.js';

/** The holidays the Cabinet Office published for each year, substitute and citizens' holidays included. */
const PUBLISHED: Readonly<Record<number, string>> = {
  2018: '01-01 01-08 02-11 02-12 03-21 04-29 04-30 05-03 05-04 05-05 07-16 08-11 09-17 09-23 09-24 10-08 11-03 11-23 12-23 12-24',
  2019: '01-01 01-14 02-11 03-21 04-29 04-30 05-01 05-02 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-23 10-14 10-22 11-03 11-04 11-23',
  2020: '01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-23 07-24 08-10 09-21 09-22 11-03 11-23',
  2021: '01-01 01-11 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-22 07-23 08-08 08-09 09-20 09-23 11-03 11-23',
  2022: '01-01 01-10 02-11 02-23 03-21 04-29 05-03 05-04 05-05 07-18 08-11 09-19 09-23 10-10 11-03 11-23',
  2023: '01-01 01-02 01-09 02-11 02-23 03-21 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-23 10-09 11-03 11-23',
  2024: '01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 09-16 09-22 09-23 10-14 11-03 11-04 11-23',
  2025: '01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24',
  2026: '01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23',
};

const year = fc.integer({ min: 2018, max: 2040 });

describe('holidays of Japan', () => {
  it.each(Object.entries(PUBLISHED))('%s is as published', (of, days) => {
    expect(japaneseHolidays(Number(of)).map((it) => it.date.slice(5))).toEqual(days.split(' '));
  });

  it.each([
    ['2019-05-01', 'Accession of the Emperor', 'day'],
    ['2019-10-22', 'Enthronement Ceremony', 'day'],
    ['2019-04-30', "Citizens' holiday", 'between'],
    ['2019-05-02', "Citizens' holiday", 'between'],
    ['2019-10-14', 'Health and Sports Day', 'day'],
    ['2021-07-23', 'Sports Day', 'day'],
    ['2021-08-09', 'Substitute holiday', 'substitute'],
    ['2026-05-06', 'Substitute holiday', 'substitute'],
    ['2026-09-22', "Citizens' holiday", 'between'],
    ['2032-09-21', "Citizens' holiday", 'between'],
  ])('%s is %s', (on, name, basis) => {
    expect(japaneseHolidayOn(date(on))).toMatchObject({ name: { en: name }, basis });
  });

  it('has no Emperor’s birthday in 2019 and the old one until 2018', () => {
    expect(japaneseHolidayOn(date('2019-02-23'))).toBeUndefined();
    expect(japaneseHolidayOn(date('2019-12-23'))).toBeUndefined();
    expect(japaneseHolidayOn(date('2018-12-23'))?.name.ja).toBe('天皇誕生日');
  });

  it('grades an equinox, and the day between it and another holiday, as computed', () => {
    expect(japaneseHolidayOn(date('2026-09-23'))?.evidence).toBe('computed');
    expect(japaneseHolidayOn(date('2026-09-22'))?.evidence).toBe('computed');
    expect(japaneseHolidayOn(date('2026-05-06'))?.evidence).toBe('published');
  });

  it('refuses years it does not know, saying which it knows', () => {
    expect(() => japaneseHolidays(2017)).toThrow(/2018 to 2043, not for 2017/);
    expect(() => japaneseHolidayOn(date('2044-01-01'))).toThrow(/not for 2044/);
    expect(() => japaneseHolidays(2020.5)).toThrow(/2018 to 2043/);
  });

  it('leaves no Sunday without its rest day and no gap between two holidays', () => {
    fc.assert(
      fc.property(year, (of) => {
        const holidays = japaneseHolidays(of);
        const is = (on: PlainDate): boolean => japaneseHolidayOn(on) !== undefined;
        for (const { date: on, basis } of holidays) {
          if (basis === 'day' && weekdayOf(on) === 'Sunday') {
            let next = addDays(on, 1);
            while (japaneseHolidayOn(next)?.basis === 'day') next = addDays(next, 1);
            expect(is(next)).toBe(true);
          }
          const far = japaneseHolidayOn(addDays(on, 2));
          if (basis === 'day' && far?.basis === 'day') expect(is(addDays(on, 1))).toBe(true);
        }
        expect(new Set(holidays.map((it) => it.date)).size).toBe(holidays.length);
        expect(holidays.filter((it) => it.basis === 'day').length).toBe(of === 2019 ? 17 : 16);
      }),
    );
  });
});
