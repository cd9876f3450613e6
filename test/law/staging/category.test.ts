import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, date, exact, formatExact, fraction } from '../../../src/base/index.js';
import {
  type Category,
  cutThenEqual,
  cutThenHold,
  equalStages,
  holdThenEqual,
  japanSchedules,
  ladder,
  levelAt,
  partialCut,
  roundMeasure,
  roundStage,
  type StagingSchedule,
  stagingYear,
  startOfYear,
  unitedStatesSchedule,
} from '../../../src/law/staging/index.js';
import { factsLadders } from '../../helpers/ladders.js';

const JAPAN = japanSchedules(factsLadders());

const scheduleOf = (column: string): StagingSchedule =>
  JAPAN.find((schedule) => schedule.column === column) as StagingSchedule;

const categoryOf = (schedule: StagingSchedule, id: string): Category => {
  const found = schedule.family.find(({ category }) => category.id === id);
  if (!found) throw new Error(`no category ${id}`);
  return found.category;
};

/** The rates of a base under a category on dates, as the schedule publishes them. */
const ratesOn = (schedule: StagingSchedule, category: Category, base: string, dates: readonly string[]) =>
  dates.map((on) => {
    const year = stagingYear(schedule.years, date(on));
    return formatExact(roundMeasure(levelAt(category, exact(base), year), 'percent', schedule.roundings));
  });

const aprils = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => `${first + i}-04-01`);

describe('the beef ladder', () => {
  it('gives the rates of USJTA from entry into force to JFY2033', () => {
    const usjta = scheduleOf('usjta');
    expect(ratesOn(usjta, categoryOf(usjta, 'beef'), '38.5', ['2020-01-01', ...aprils(2020, 2033)])).toEqual(
      '26.6 25.8 25 24.1 23.3 22.5 21.6 20.8 20 18.1 16.3 14.5 12.6 10.8 9'.split(' '),
    );
  });

  it('is the ladder of CPTPP one rung later, and rounded to the nearest tenth in EU–Japan', () => {
    const cptpp = scheduleOf('epa_cptpp');
    expect(
      ratesOn(cptpp, categoryOf(cptpp, 'beef'), '38.5', ['2018-12-30', '2019-04-01', '2025-04-01']),
    ).toEqual(['27.5', '26.6', '21.6']);
    const eu = scheduleOf('epa_eu');
    expect(ratesOn(eu, categoryOf(eu, 'beef'), '38.5', ['2025-04-01'])).toEqual(['21.7']);
  });

  it('falls by 6, 1 and 1 points and then equally for chilled beef of Australia', () => {
    const australia = scheduleOf('epa_au');
    const dates = ['2015-01-15', '2015-04-01', '2016-04-01', '2017-04-01', '2025-04-01', '2029-04-01'];
    expect(ratesOn(australia, categoryOf(australia, 'beef, chilled'), '38.5', dates)).toEqual(
      '32.5 31.5 30.5 29.9 25.3 23.5'.split(' '),
    );
  });
});

describe('ladders printed in the notes to Japan’s TPP schedule', () => {
  const cptpp = scheduleOf('epa_cptpp');
  // levelAt takes the lesser of start and level: a ladder of fixed rates needs a base above its first rate
  const fixed = (id: string, measure: string, years: number) => {
    const category = categoryOf(cptpp, id);
    return Array.from({ length: years }, (_, i) =>
      formatExact(roundMeasure(levelAt(category, exact('100000'), i + 1), measure, cptpp.roundings)),
    );
  };

  it('pork cuts and carcasses', () => {
    expect(fixed('pork cuts', 'JPY/kg', 10)).toEqual('125 125 125 125 70 66 62 58 54 50'.split(' '));
    expect(fixed('pork carcasses', 'JPY/kg', 10)).toEqual(
      '93.75 93.75 93.75 93.75 52.5 49.5 46.5 43.5 40.5 37.5'.split(' '),
    );
    expect(fixed('pork, percentage', 'percent', 10)).toEqual(
      '2.2 1.9 1.7 1.4 1.2 0.9 0.7 0.4 0.2 0'.split(' '),
    );
  });

  it('processed pork', () => {
    expect(fixed('processed pork, percentage', 'percent', 11)).toEqual(
      '4.3 3.7 3.2 2.7 2.2 1.8 1.4 1.1 0.7 0.3 0'.split(' '),
    );
    const amounts = fixed('processed pork, amount', 'price', 11);
    expect([amounts[0], amounts[4], amounts[7], amounts[8], amounts[10]]).toEqual(
      '307.87 154.38 77.19 51.46 0'.split(' '),
    );
  });
});

describe('rounding', () => {
  it('is up to the hundredth of a point on the U.S. side', () => {
    const category = categoryOf(unitedStatesSchedule, 'ten stages');
    expect(
      ratesOn(unitedStatesSchedule, category, '4', ['2020-01-01', '2024-01-01', '2025-01-01', '2029-01-01']),
    ).toEqual(['3.6', '2', '1.6', '0']);
    expect(ratesOn(unitedStatesSchedule, category, '4.5', ['2024-01-01', '2025-01-01'])).toEqual([
      '2.25',
      '1.8',
    ]);
    expect(formatExact(roundStage(fraction(10, 3), { decimals: 2, mode: 'up' }))).toBe('3.34');
    expect(formatExact(roundStage(exact('3.3'), { decimals: 2, mode: 'up' }))).toBe('3.3');
  });

  it('is to the nearest tenth, halves up, in EU–Japan (Annex 2-A, note 6) and down to the tenth in TPP', () => {
    const { roundings } = scheduleOf('epa_eu');
    expect(formatExact(roundMeasure(exact('0.05'), 'percent', roundings))).toBe('0.1');
    expect(formatExact(roundMeasure(exact('12.749'), 'percent', roundings))).toBe('12.7');
    expect(formatExact(roundMeasure(exact('0.005'), 'JPY/kg', roundings))).toBe('0.01');
    expect(formatExact(roundMeasure(exact('12.799'), 'percent', scheduleOf('usjta').roundings))).toBe('12.7');
  });

  it('is to the nearest hundredth of a yen for the amounts of CPTPP: 3/11 of 4.2 and of 2.7', () => {
    const { roundings } = scheduleOf('epa_cptpp');
    const third = (base: string) =>
      roundMeasure(levelAt(equalStages(11), exact(base), 8), 'JPY/kg', roundings);
    expect([third('4.2'), third('2.7')].map(formatExact)).toEqual(['1.15', '0.74']);
  });
});

describe('years', () => {
  it('has a short first year: 1 January to 31 March 2020 in USJTA, on the second rung of CPTPP', () => {
    const { years } = scheduleOf('usjta');
    expect(
      ['2019-12-31', '2020-01-01', '2020-03-31', '2020-04-01', '2026-04-01'].map((on) =>
        stagingYear(years, date(on)),
      ),
    ).toEqual([1, 2, 2, 3, 9]);
    expect([1, 2, 3, 16].map((year) => startOfYear(years, year))).toEqual([
      '2020-01-01',
      '2020-01-01',
      '2020-04-01',
      '2033-04-01',
    ]);
  });

  it('steps on 1 January on the U.S. side', () => {
    const { years } = unitedStatesSchedule;
    expect(
      ['2020-01-01', '2020-12-31', '2021-01-01', '2029-06-01'].map((on) => stagingYear(years, date(on))),
    ).toEqual([1, 1, 2, 10]);
  });
});

describe('categories', () => {
  it('B takes three points in year one and is free in year two', () => {
    const category = categoryOf(unitedStatesSchedule, 'B');
    expect([0, 1, 2, 3].map((year) => formatExact(levelAt(category, exact('5'), year)))).toEqual([
      '5',
      '2',
      '0',
      '0',
    ]);
    expect(formatExact(levelAt(category, exact('2.5'), 1))).toBe('0');
  });

  it('hold, cut, and stay', () => {
    const year = (category: Category, at: number) => formatExact(levelAt(category, exact('30'), at));
    expect([1, 2, 11].map((at) => year(holdThenEqual(1, 11), at))).toEqual(['30', '27', '0']);
    expect([1, 15, 16].map((at) => year(cutThenHold(50, 16), at))).toEqual(['15', '15', '0']);
    expect([1, 6, 20].map((at) => year(partialCut(40, 6), at))).toEqual(['27', '12', '12']);
    expect([1, 2, 11].map((at) => year(cutThenEqual(50, 11), at))).toEqual(['15', '13.5', '0']);
  });

  it('never rise, and give nothing below zero', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 25 }), fc.integer({ min: 0, max: 400 })), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 400 }), (list, base) => {
        const years = [...new Map(list)].sort(([a], [b]) => a - b);
        const category = ladder(
          'any',
          'percent',
          years.map(([year, rate]) => [year, `${rate / 10}`]),
        );
        const levels = Array.from({ length: 30 }, (_, year) => levelAt(category, fraction(base, 10), year));
        for (const [i, level] of levels.entries()) {
          expect(compare(level, exact('0'))).toBeGreaterThanOrEqual(0);
          if (i > 0) expect(compare(level, levels[i - 1] as typeof level)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});
