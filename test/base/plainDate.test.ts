import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, date, dayOfYearKey, inSeason, nextAnniversary, parseDate } from '../../src/base/index.js';

const DAY = 86_400_000;
const first = Date.UTC(1900, 0, 1) / DAY;
const last = Date.UTC(2199, 11, 31) / DAY;
const iso = (days: number) => new Date(days * DAY).toISOString().slice(0, 10);
const day = fc.integer({ min: first, max: last });

describe('plain dates', () => {
  test.each(['2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('reads %s', (text) => {
    expect(parseDate(text)).toBe(text);
    expect(date(text)).toBe(text);
  });

  test.each([
    ['2023-02-29', 'days 01 to 28'],
    ['1900-02-29', 'days 01 to 28'],
    ['2026-04-31', 'days 01 to 30'],
    ['2026-13-01', '01 to 12'],
    ['2026-00-10', '01 to 12'],
    ['2026-01-00', 'days 01 to 31'],
    ['0000-00-00', 'out of range'],
    ['1899-12-31', 'out of range'],
    ['2200-01-01', 'out of range'],
    ['2026-4-1', 'not a date'],
    ['20260401', 'not a date'],
    ['2026-04-01T00:00', 'not a date'],
    ['', 'not a date'],
  ])('refuses "%s" and says why', (text, reason) => {
    expect(parseDate(text)).toBeUndefined();
    expect(() => date(text)).toThrow(
      expect.objectContaining({ kind: 'invalidInput', message: expect.stringContaining(reason) }),
    );
  });

  test('adds days as the calendar of the platform does', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(addDays(date(iso(a)), b - a)).toBe(iso(b));
      }),
    );
    expect(addDays(date('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(date('2026-01-01'), -1)).toBe('2025-12-31');
    expect(() => addDays(date('2199-12-31'), 1)).toThrow('outside 1900 to 2199');
  });

  test('compare as text', () => {
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(date(iso(a)) < date(iso(b))).toBe(a < b);
      }),
    );
  });
});

describe('seasons', () => {
  test.each([
    ['2026-04-01', '04-01', '11-30', true],
    ['2026-11-30', '04-01', '11-30', true],
    ['2026-12-01', '04-01', '11-30', false],
    ['2026-03-31', '04-01', '11-30', false],
    // over the new year, to the last day of February
    ['2026-12-01', '12-01', '02-29', true],
    ['2026-01-01', '12-01', '02-29', true],
    ['2026-02-28', '12-01', '02-29', true],
    ['2024-02-29', '12-01', '02-29', true],
    ['2026-03-01', '12-01', '02-29', false],
    ['2026-11-30', '12-01', '02-29', false],
    ['2026-07-09', '07-09', '07-09', true],
  ])('%s in %s to %s: %s', (on, from, to, expected) => {
    expect(inSeason(date(on), from, to)).toBe(expected);
  });

  test('a season that wraps and the rest of the year share no day and leave none out', () => {
    fc.assert(
      fc.property(day, (a) => {
        const on = date(iso(a));
        expect(inSeason(on, '12-01', '05-31')).toBe(!inSeason(on, '06-01', '11-30'));
      }),
    );
  });
});

describe('the next anniversary', () => {
  test.each([
    ['2026-03-31', '04-01', '2026-04-01'],
    ['2026-04-01', '04-01', '2027-04-01'],
    ['2026-12-31', '01-01', '2027-01-01'],
    ['2026-01-01', '02-29', '2026-02-28'],
    ['2027-03-01', '02-29', '2028-02-29'],
  ])('after %s of %s is %s', (after, monthDay, expected) => {
    expect(nextAnniversary(date(after), monthDay)).toBe(expected);
  });

  test('is later, by at most a year and a day', () => {
    fc.assert(
      fc.property(fc.integer({ min: first, max: last - 800 }), day, (a, b) => {
        const after = date(iso(a));
        const monthDay = dayOfYearKey(date(iso(b)));
        const found = nextAnniversary(after, monthDay);
        expect(found > after).toBe(true);
        expect(found <= addDays(after, 366)).toBe(true);
      }),
    );
  });

  test.each([
    ['2026-01-01', '02-30'],
    ['2026-01-01', '13-01'],
    ['2199-06-01', '04-01'],
  ])('none after %s for %s', (after, monthDay) => {
    expect(() => nextAnniversary(date(after), monthDay)).toThrow('no day');
  });
});
