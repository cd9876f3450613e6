import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addDays, date, daysBetween, exact, type PlainDate } from '../../../src/base/index.js';
import {
  assessQuota,
  type Fill,
  forecastFromFigures,
  forecastFromYears,
  type PastYear,
  type QuotaFacts,
} from '../../../src/law/quota/index.js';
import { quantileT } from '../../../src/law/quota/studentT.js';
import { seeded } from '../../helpers/random.js';

const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const SOURCE = { evidence: 'secondary', citation: { title: 'synthetic', locator: 'test' } } as const;
const year = { from: date('2021-01-01'), to: date('2021-12-31') };
const VOLUME = 65_005;

const figure = (to: PlainDate, volume: number): Fill => ({ ...SOURCE, to, volume: exact(volume.toFixed(3)) });

describe('Student’s t', () => {
  it.each([
    [0.95, 1, 12.706],
    [0.95, 2, 4.303],
    [0.95, 5, 2.571],
    [0.9, 10, 1.812],
    [0.8, 4, 1.533],
    [0.8, 30, 1.31],
    [0.99, 120, 2.617],
  ])('the %d quantile with %i degrees is %d', (probability, degrees, value) => {
    expect(quantileT(probability, degrees)).toBeCloseTo(value, 3);
  });
});

describe('forecast from the figures of the year', () => {
  it('needs three figures', () => {
    const fills = [figure(date('2021-01-07'), 1000), figure(date('2021-01-14'), 2000)];
    expect(forecastFromFigures(fills, year, exact('65005'), 0.8)).toBeUndefined();
  });

  it('an even pace is forecast to the day', () => {
    const fills = [1, 2, 3, 4].map((week) => figure(addDays(date('2020-12-31'), 7 * week), 7000 * week));
    const forecast = forecastFromFigures(fills, year, exact('65000'), 0.8);
    // 1,000 t a day: the 65th day of the year
    expect(forecast).toMatchObject({
      expected: '2021-03-06',
      earliest: '2021-03-06',
      latest: '2021-03-06',
      basedOn: 4,
      evidence: 'secondary',
    });
  });

  it('a slow year gives no latest day', () => {
    const fills = [100, 250, 260, 500].map((drawn, i) => figure(addDays(year.from, 7 * i + 6), drawn));
    expect(forecastFromFigures(fills, year, exact('65005'), 0.8)).toBeUndefined();
    expect(forecastFromFigures(fills, year, exact('6000'), 0.8)).toMatchObject({ latest: null });
  });

  it.each([
    ['even draws', 0.8, (random: () => number) => 400 + 60 * normal(random)],
    ['even draws', 0.95, (random: () => number) => 400 + 60 * normal(random)],
    ['skewed draws', 0.8, (random: () => number) => 400 * Math.exp(0.5 * normal(random) - 0.125)],
    ['skewed draws', 0.95, (random: () => number) => 400 * Math.exp(0.5 * normal(random) - 0.125)],
  ])('%s: the interval at %d holds the day as often as it says', (_, coverage, draw) => {
    const random = seeded(20260106);
    const runs = 1500;
    let held = 0;
    for (let run = 0; run < runs; run += 1) {
      const weeks = 4 + (run % 9);
      const fills: Fill[] = [];
      let sum = 0;
      let filled: PlainDate | undefined;
      for (let day = 0; day < 365 && !filled; day += 1) {
        sum += Math.max(0, draw(random));
        const on = addDays(year.from, day);
        if (fills.length < weeks && day % 7 === 6) fills.push(figure(on, sum));
        if (sum >= VOLUME) filled = on;
      }
      if (!filled) throw new Error('the synthetic year does not fill');
      const forecast = forecastFromFigures(fills, year, exact(String(VOLUME)), coverage);
      if (!forecast) throw new Error('no forecast');
      if (forecast.earliest <= filled && (forecast.latest === null || filled <= forecast.latest)) held += 1;
    }
    const share = held / runs;
    // three standard errors of 1,500 runs, and the rounding to whole days, which can only widen
    expect(share).toBeGreaterThan(coverage - 0.031);
    expect(share).toBeLessThan(coverage + 0.05);
  });
});

describe('forecast from past years', () => {
  it('one year gives no interval', () => {
    const past: PastYear[] = [{ year: '2020', volume: exact('65005'), days: 60, evidence: 'secondary' }];
    expect(forecastFromYears(past, year, exact('65005'), 0.8)).toBeUndefined();
  });

  it.each([0.8, 0.95])('the interval at %d holds the day as often as it says', (coverage) => {
    const random = seeded(17);
    const runs = 3000;
    let held = 0;
    for (let run = 0; run < runs; run += 1) {
      const days = () => Math.max(1, Math.ceil(Math.exp(Math.log(90) + 0.25 * normal(random))));
      const past: PastYear[] = Array.from({ length: 2 + (run % 6) }, (_, i) => ({
        year: String(2000 + i),
        volume: exact('65005'),
        days: days(),
        evidence: 'secondary',
      }));
      const filled = addDays(year.from, Math.min(364, days() - 1));
      const forecast = forecastFromYears(past, year, exact('65005'), coverage);
      if (
        !forecast ||
        (forecast.earliest <= filled && (forecast.latest === null || filled <= forecast.latest))
      )
        held += 1;
    }
    const share = held / runs;
    expect(share).toBeGreaterThan(coverage - 0.025);
    expect(share).toBeLessThan(coverage + 0.04);
  });
});

describe('the U.S. beef quota of other countries', () => {
  const facts: QuotaFacts = parse(
    readFileSync(join(import.meta.dirname, '../../../facts/quotas/us-beef-other-countries.yaml'), 'utf8'),
  );
  const known = [
    ['2023', '2023-05-01', '2023-05-31'],
    ['2024', '2024-02-27', '2024-02-27'],
    ['2025', '2025-01-17', '2025-01-17'],
    ['2026', '2026-01-06', '2026-01-06'],
  ] as const;

  it('the known fill dates are in the facts', () => {
    const recorded = facts.filled.filter(({ from }) => from !== null);
    expect(recorded.map(({ year: of, from, to }) => [of, from, to])).toEqual(known);
    expect(recorded.every(({ evidence }) => evidence === 'secondary')).toBe(true);
  });

  it('each beside what was forecast on the first of January from the years before', () => {
    const rows = known.map(([of, from, to]) => {
      const { forecast } = assessQuota({ facts, fills: new Map(), on: date(`${of}-01-01`) });
      return {
        year: of,
        filled: from === to ? from : `${from}..${to}`,
        expected: forecast?.expected ?? null,
        earliest: forecast?.earliest ?? null,
        latest: forecast?.latest ?? null,
        basedOn: forecast?.basedOn ?? 0,
      };
    });
    expect(rows).toMatchInlineSnapshot(`
      [
        {
          "basedOn": 0,
          "earliest": null,
          "expected": null,
          "filled": "2023-05-01..2023-05-31",
          "latest": null,
          "year": "2023",
        },
        {
          "basedOn": 0,
          "earliest": null,
          "expected": null,
          "filled": "2024-02-27",
          "latest": null,
          "year": "2024",
        },
        {
          "basedOn": 2,
          "earliest": "2025-01-10",
          "expected": "2025-03-30",
          "filled": "2025-01-17",
          "latest": null,
          "year": "2025",
        },
        {
          "basedOn": 3,
          "earliest": "2026-01-05",
          "expected": "2026-02-10",
          "filled": "2026-01-06",
          "latest": null,
          "year": "2026",
        },
      ]
    `);
  });

  it('the pace of 2026 rests on three years that quicken; the interval says how little they tell', () => {
    const { forecast } = assessQuota({ facts, fills: new Map(), on: date('2026-01-01') });
    expect(forecast).toMatchObject({ method: 'pace of past years', coverage: 0.8, basedOn: 3 });
    expect(forecast?.evidence).toBe('secondary');
    expect(forecast && forecast.earliest <= date('2026-01-06')).toBe(true);
    expect(daysBetween(forecast?.earliest ?? date('2026-01-01'), date('2026-12-31'))).toBeGreaterThan(300);
  });
});
