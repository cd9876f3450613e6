import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, date, daysBetween, type PlainDate } from '../../../src/base/index.js';
import {
  addMonths,
  agreementCalendars,
  agreementYearOf,
  agreementYearsOf,
  businessDayAfter,
  calendarOf,
  endOfMonth,
  isBusinessDay,
  japaneseFiscalYear,
  japaneseFiscalYearOf,
  nextTenDayPeriod,
  quotaYearOf,
  tenDayPeriodOf,
  tenDayPeriodsOf,
  weekdayOf,
} from '../../../src/law/calendar/index.js';

const day = fc.integer({ min: 0, max: 8300 }).map((n) => addDays(date('2018-01-01'), n));

describe('days', () => {
  it.each([
    ['2021-03-10', 'Wednesday'],
    ['2020-02-29', 'Saturday'],
    ['2026-11-23', 'Monday'],
    ['1900-01-01', 'Monday'],
    ['2199-12-31', 'Tuesday'],
  ])('%s is a %s', (on, weekday) => expect(weekdayOf(date(on))).toBe(weekday));

  it.each([
    ['2024-02-10', '2024-02-29'],
    ['2023-02-10', '2023-02-28'],
    ['2026-12-31', '2026-12-31'],
  ])('the month of %s ends on %s', (on, end) => expect(endOfMonth(date(on))).toBe(end));

  it.each([
    ['2026-10-31', 4, '2027-02-28'],
    ['2027-10-31', 4, '2028-02-29'],
    ['2026-09-15', 4, '2027-01-15'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-08-31', 0, '2026-08-31'],
  ])('%s and %i months is %s', (on, months, sum) => expect(addMonths(date(on), months)).toBe(sum));

  it('counts days as addDays does, and weekdays repeat every seven days', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -1000, max: 1000 }), (on, days) => {
        expect(daysBetween(on, addDays(on, days))).toBe(days);
        expect(weekdayOf(addDays(on, 7))).toBe(weekdayOf(on));
        expect(weekdayOf(addDays(on, 1))).not.toBe(weekdayOf(on));
      }),
    );
  });
});

describe('Japanese fiscal year', () => {
  it('runs from 1 April to 31 March', () => {
    expect(japaneseFiscalYear(2020)).toEqual({
      year: 2020,
      name: 'JFY2020',
      from: '2020-04-01',
      to: '2021-03-31',
    });
    expect(japaneseFiscalYearOf(date('2021-03-31')).name).toBe('JFY2020');
    expect(japaneseFiscalYearOf(date('2021-04-01')).name).toBe('JFY2021');
    expect(japaneseFiscalYearOf(date('2020-02-29')).name).toBe('JFY2019');
  });
});

describe('ten-day periods', () => {
  it.each([
    ['2021-03-10', '2021-03-01', '2021-03-10'],
    ['2021-03-11', '2021-03-11', '2021-03-20'],
    ['2024-02-29', '2024-02-21', '2024-02-29'],
    ['2023-02-28', '2023-02-21', '2023-02-28'],
    ['2026-12-31', '2026-12-21', '2026-12-31'],
  ])('%s lies in %s to %s', (on, from, to) => expect(tenDayPeriodOf(date(on))).toMatchObject({ from, to }));

  it('holds every date, and the next period begins the day after', () => {
    fc.assert(
      fc.property(day, (on) => {
        const period = tenDayPeriodOf(on);
        expect(period.from <= on && on <= period.to).toBe(true);
        const length = daysBetween(period.from, period.to) + 1;
        expect(length).toBeGreaterThanOrEqual(8);
        expect(length).toBeLessThanOrEqual(11);
        expect(nextTenDayPeriod(period).from).toBe(addDays(period.to, 1));
      }),
    );
  });

  it('a fiscal year has 36; a short first year is cut to it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2018, max: 2039 }), (year) => {
        const periods = tenDayPeriodsOf(japaneseFiscalYear(year));
        expect(periods).toHaveLength(36);
        periods.slice(1).forEach((period, i) => {
          expect(period.from).toBe(addDays((periods[i] as { to: PlainDate }).to, 1));
        });
      }),
    );
    const first = tenDayPeriodsOf({ from: date('2018-12-30'), to: date('2019-03-31') });
    expect(first[0]).toEqual({ third: 3, from: '2018-12-30', to: '2018-12-31' });
    expect(first).toHaveLength(10);
  });
});

describe('agreement years', () => {
  const year = (instrument: string, importer: string, on: string) => {
    const calendar = agreementCalendars.find(
      (it) => it.instrument === instrument && it.importer === importer,
    );
    return calendar && agreementYearOf(calendar, date(on));
  };

  it.each([
    ['usjta', 'JP', '2020-01-01', 1, '2020-01-01', '2020-03-31', 'published'],
    ['usjta', 'JP', '2020-04-01', 2, '2020-04-01', '2021-03-31', 'published'],
    ['usjta', 'JP', '2023-04-01', 5, '2023-04-01', '2024-03-31', 'published'],
    ['usjta', 'JP', '2034-03-31', 15, '2033-04-01', '2034-03-31', 'published'],
    ['usjta', 'US', '2020-12-31', 1, '2020-01-01', '2020-12-31', 'computed'],
    ['usjta', 'US', '2024-01-01', 5, '2024-01-01', '2024-12-31', 'computed'],
    ['cptpp', 'JP', '2018-12-30', 1, '2018-12-30', '2019-03-31', 'secondary'],
    ['cptpp', 'JP', '2027-04-01', 10, '2027-04-01', '2028-03-31', 'secondary'],
    ['eu-japan', 'JP', '2019-02-01', 1, '2019-02-01', '2019-03-31', 'secondary'],
    ['eu-japan', 'JP', '2026-11-23', 9, '2026-04-01', '2027-03-31', 'secondary'],
    ['uk-japan', 'JP', '2021-03-31', 1, '2021-01-01', '2021-03-31', 'secondary'],
    ['rcep', 'JP', '2022-04-01', 2, '2022-04-01', '2023-03-31', 'secondary'],
    ['japan-australia', 'JP', '2018-06-01', 5, '2018-04-01', '2019-03-31', 'secondary'],
  ])('%s into %s on %s is year %i', (instrument, importer, on, number, from, to, evidence) => {
    expect(year(instrument, importer, on)).toMatchObject({ year: number, from, to, evidence });
  });

  it('there is none before entry into force', () => {
    expect(year('usjta', 'JP', '2019-12-31')).toBeUndefined();
    expect(agreementYearsOf(date('2018-12-29')).map((it) => it.instrument)).toEqual(['japan-australia']);
  });

  it('years follow one another without a hole', () => {
    fc.assert(
      fc.property(fc.constantFrom(...agreementCalendars), day, (calendar, on) => {
        const found = agreementYearOf(calendar, on);
        if (!found) {
          expect(on < calendar.inForce).toBe(true);
          return;
        }
        expect(found.from <= on && on <= found.to).toBe(true);
        const next = agreementYearOf(calendar, addDays(found.to, 1));
        expect(next).toMatchObject({ year: found.year + 1, from: addDays(found.to, 1) });
      }),
    );
  });
});

describe('business days of Japan Customs', () => {
  it.each([
    ['2021-03-10', true],
    ['2021-03-13', false],
    ['2021-03-20', false],
    ['2020-12-28', true],
    ['2020-12-29', false],
    ['2021-01-03', false],
    ['2021-01-04', true],
    ['2019-05-02', false],
    ['2019-05-07', true],
  ])('%s: %s', (on, open) => expect(isBusinessDay(date(on))).toBe(open));

  it.each([
    ['2021-03-10', 5, '2021-03-17'],
    ['2020-09-30', 5, '2020-10-07'],
    ['2019-04-26', 1, '2019-05-07'],
    ['2020-12-28', 1, '2021-01-04'],
  ])('from %s the business day number %i is %s', (on, nth, found) =>
    expect(businessDayAfter(date(on), nth)).toBe(found),
  );

  it('the nth business day is open and has n − 1 open days before it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 8300 }).map((n) => addDays(date('2018-01-01'), n)),
        fc.integer({ min: 1, max: 12 }),
        (on, nth) => {
          const found = businessDayAfter(on, nth);
          let open = 0;
          for (let at = addDays(on, 1); at < found; at = addDays(at, 1)) open += isBusinessDay(at) ? 1 : 0;
          expect(isBusinessDay(found)).toBe(true);
          expect(open).toBe(nth - 1);
        },
      ),
    );
  });
});

describe('quota years and the whole calendar', () => {
  it('Japan’s USJTA quotas follow the agreement’s years, the U.S. beef quota the calendar year', () => {
    const usjta = { instrument: 'usjta', importer: 'JP' as const };
    expect(quotaYearOf('agreementYear', date('2020-02-29'), usjta)).toMatchObject({
      name: 'year 1',
      to: '2020-03-31',
    });
    expect(quotaYearOf('agreementYear', date('2019-12-31'), usjta)).toBeUndefined();
    expect(quotaYearOf('calendarYear', date('2024-02-29'))).toMatchObject({ name: '2024', to: '2024-12-31' });
    expect(quotaYearOf('japaneseFiscalYear', date('2024-02-29'))).toMatchObject({ name: 'JFY2023' });
  });

  it('shows a date in every calendar', () => {
    expect(calendarOf(date('2026-05-06'))).toMatchObject({
      weekday: 'Wednesday',
      japaneseFiscalYear: { name: 'JFY2026' },
      tenDayPeriod: { from: '2026-05-01', to: '2026-05-10' },
      holiday: { basis: 'substitute' },
      businessDay: false,
      nextBusinessDay: '2026-05-07',
      quotaYears: [{ name: 'year 8' }, { name: '2026' }],
    });
    expect(calendarOf(date('2026-05-06')).agreementYears).toHaveLength(7);
    expect(calendarOf(date('2019-06-03'))).toMatchObject({ holiday: null, businessDay: true });
    expect(calendarOf(date('2042-12-31')).nextBusinessDay).toBe('2043-01-05');
    expect(() => calendarOf(date('2017-12-31'))).toThrow(/2018 to 2043/);
  });
});
