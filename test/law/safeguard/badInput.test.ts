import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { date, Problem } from '../../../src/base/index.js';
import {
  checkSafeguardFacts,
  coverageOf,
  type SafeguardFacts,
  type VolumeRow,
  volumeRowsOf,
} from '../../../src/law/safeguard/index.js';
import { ask, beefRows, factsOf, fullYear, readVolumes, row } from './helper.js';

const beef = factsOf('beef');
const reading =
  (rows: readonly VolumeRow[], everyPeriod = true) =>
  () =>
    readVolumes(rows, beef, { everyPeriod });
const year = fullYear(beef, '2021-06-01', '2022-02-10', 240_000, 250_000);
const period = (from: string, to: string, volume: string) =>
  row(beef, to, volume, { from, measure: 'period' });

describe('volumes that cannot be used', () => {
  it.each<[string, readonly VolumeRow[], RegExp]>([
    [
      'a count that falls',
      [row(beef, '2021-04-10', '500'), row(beef, '2021-04-20', '499')],
      /falls from 500 .* to 499/,
    ],
    [
      'a period given twice',
      [row(beef, '2021-04-10', '1'), row(beef, '2021-04-10', '1')],
      /2021-04-10 is given twice/,
    ],
    [
      'a missing period',
      year.filter(({ to }) => to !== '2021-08-20'),
      /ten-day period ended 2021-08-20 is missing/,
    ],
    ['a missing first period', year.slice(1), /ten-day period ended 2021-04-10 is missing/],
    [
      'an unknown unit',
      [row(beef, '2021-04-10', '1', { unit: 'lorries' })],
      /unit "lorries", which Kanzei does not know/,
    ],
    ['a ton that may be short or long', [row(beef, '2021-04-10', '1', { unit: 'ton' })], /unit "ton"/],
    ['a unit of another kind', [row(beef, '2021-04-10', '1', { unit: 'head' })], /cannot be turned into t/],
    ['no number', [row(beef, '2021-04-10', 'many')], /"many", which is not a number/],
    ['below zero', [row(beef, '2021-04-10', '-5')], /below zero/],
    [
      'a day that ends no period',
      [row(beef, '2021-04-12', '1')],
      /does not end a ten-day period.*2021-04-10, 2021-04-20/,
    ],
    [
      'a cumulative count from another day',
      [row(beef, '2021-04-20', '1', { from: '2021-04-11' })],
      /counts from 2021-04-01/,
    ],
    [
      'a date before the agreement',
      [row(beef, '2019-04-10', '1', { from: '2019-04-01' })],
      /before the agreement/,
    ],
    ['an end before the start', [row(beef, '2021-04-10', '1', { from: '2021-05-01' })], /after its end/],
    ['a day that does not exist', [row(beef, '2021-04-10', '1', { from: '2021-02-30' })], /does not exist/],
    [
      'a year that is none',
      [row(beef, '2021-12-31', '1', { from: '2021-01-01', measure: 'annual' })],
      /a year runs from 2021-04-01/,
    ],
    [
      'both kinds of volume',
      [row(beef, '2021-04-10', '1'), period('2021-04-11', '2021-04-20', '1')],
      /both cumulative volumes and volumes of single periods/,
    ],
    [
      'single periods with a gap',
      [period('2021-04-01', '2021-04-10', '1'), period('2021-04-21', '2021-04-30', '1')],
      /ten-day period ended 2021-04-20 is missing/,
    ],
    [
      'a single period given twice',
      [period('2021-04-01', '2021-04-10', '1'), period('2021-04-01', '2021-04-10', '1')],
      /given twice/,
    ],
  ])('%s', (_, rows, message) => {
    expect(reading(rows)).toThrow(message);
    try {
      reading(rows)();
    } catch (error) {
      expect(error).toBeInstanceOf(Problem);
      expect((error as Problem).kind).toBe('invalidInput');
    }
  });

  it('a cumulative count may have holes when every period is not asked for', () => {
    expect(reading(beefRows(), false)).not.toThrow();
    expect(reading(beefRows(), true)).toThrow(/is missing/);
  });

  it('kilograms count as well, in any order of rows', () => {
    const rows = [row(beef, '2021-04-20', '2500000', { unit: 'kg' }), row(beef, '2021-04-10', '1,000')];
    const figures = readVolumes(rows, beef, { everyPeriod: true }).figures('US', 'JFY2021');
    expect(figures.map(({ to, volume }) => [to, Number(volume.n) / Number(volume.d)])).toEqual([
      ['2021-04-10', 1000],
      ['2021-04-20', 2500],
    ]);
  });

  it('single periods add up to the same answer as cumulative volumes', () => {
    const volumes = fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 36, maxLength: 36 });
    fc.assert(
      fc.property(volumes, fc.integer({ min: 0, max: 35 }), (each, at) => {
        let sum = 0;
        const cumulative = year.map((it, i) => {
          sum += each[i] as number;
          return { ...it, volume: String(sum) };
        });
        const starts = year.map(({ to }, i) => (i === 0 ? '2021-04-01' : next(year[i - 1]?.to ?? to)));
        const periods = year.map((it, i) => period(starts[i] as string, it.to, String(each[i])));
        const on = (year[at] as VolumeRow).to;
        expect(ask(beef, readVolumes(periods, beef), on)).toEqual(
          ask(beef, readVolumes(cumulative, beef), on),
        );
      }),
      { numRuns: 40 },
    );
  });
});

const next = (day: string): string => {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(y, m - 1, d + 1)).toISOString().slice(0, 10);
};

describe('a table of volumes', () => {
  const own = { evidence: 'unverified', citation: { title: 'my file', locator: '' } } as const;
  const record = { counted: 'US', from: '2021-04-01', to: '2021-04-10', volume: '5', unit: 't' };

  it('names its rows, their source and their grade', () => {
    expect(volumeRowsOf([record], own)).toEqual([
      {
        ...record,
        measure: 'cumulative',
        evidence: 'unverified',
        citation: { title: 'my file', locator: 'row 1 of the volumes' },
      },
    ]);
    expect(beefRows()[3]).toMatchObject({
      volume: '242229',
      evidence: 'secondary',
      citation: { title: expect.stringContaining('Drovers') },
    });
  });

  it.each([
    [{ ...record, counted: 'Mars' }, /row 1 of the volumes: counted is "Mars"; use one of US, CPTPP/],
    [{ ...record, measure: 'daily' }, /measure is "daily"/],
    [{ ...record, unit: undefined }, /row 1 of the volumes has no column "unit"/],
    [{ ...record, evidence: 'sure' }, /evidence is "sure"/],
  ])('refuses %o', (bad, message) => expect(() => volumeRowsOf([bad], own)).toThrow(message));
});

describe('products', () => {
  it.each([
    ['020130010', 'yes', 'secondary'],
    ['020610020', 'unknown', 'unverified'],
    ['020610011', 'no', 'secondary'],
  ])('%s: %s', (code, covered, evidence) => expect(coverageOf(beef, code)).toEqual({ covered, evidence }));
});

describe('any year of figures', () => {
  it('a measure begins after its period, never before the trigger is passed, and ends by its rule', () => {
    const facts = { ...beef, taken: [] };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 35 }),
        fc.integer({ min: 246_841, max: 400_000 }),
        (at, above) => {
          const passes = (year[at] as VolumeRow).to;
          const rows = fullYear(facts, '2021-06-01', passes, 240_000, above);
          const volumes = readVolumes(rows, facts, { everyPeriod: true });
          const [measure] = ask(facts, volumes, '2022-03-31').measures;
          expect(measure?.exceededIn.to).toBe(passes);
          if (!measure?.to) throw new Error('no measure');
          expect(measure.from > passes).toBe(true);
          expect(measure.to >= measure.from).toBe(true);
          const during = (on: string) => ask(facts, volumes, on).status;
          expect(during(measure.from)).toBe('inForce');
          expect(during(measure.to)).toBe('inForce');
          expect(during(passes)).toBe('triggered');
          const before = date(year[at - 1]?.to ?? '2021-04-05');
          expect(during(before)).toBe(
            at === 0 ? 'unknown' : before < '2021-05-20' ? during(before) : 'notTriggered',
          );
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('facts', () => {
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../facts/schema/safeguard.schema.json'), 'utf8'),
  );
  const validate = new Ajv2020.default({
    allErrors: true,
    strict: false,
    formats: { date: /^\d{4}-\d\d-\d\d$/ },
  }).compile(schema);
  const ids = readdirSync(join(import.meta.dirname, '../../../facts/safeguards')).map((it) =>
    it.replace('.yaml', ''),
  );

  it('there are six', () => {
    expect(ids.sort()).toEqual(['beef', 'oranges', 'pork', 'processed-pork', 'race-horses', 'whey']);
  });

  it.each(ids)('%s keeps to its schema and has no overlapping spans', (id) => {
    const facts = factsOf(id as SafeguardFacts['id']);
    expect(validate(facts), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(() => checkSafeguardFacts(facts)).not.toThrow();
  });

  it.each<[string, (facts: SafeguardFacts) => SafeguardFacts, RegExp]>([
    [
      'two triggers of one year',
      (it) => ({
        ...it,
        triggers: it.triggers.map((trigger) => ({
          ...trigger,
          years: [...trigger.years, ...trigger.years.slice(0, 1)],
        })),
      }),
      /trigger us from 2020-01-01 overlaps/,
    ],
    [
      'two rates of one day',
      (it) => ({ ...it, rates: [...it.rates, ...it.rates] }),
      /rate during a measure .*overlaps/,
    ],
    [
      'no such trigger',
      (it) => ({ ...it, triggers: it.triggers.slice(0, 1) }),
      /name the trigger "us-and-cptpp"/,
    ],
    [
      'a measure before its trigger',
      (it) => ({ ...it, taken: it.taken.map((each) => ({ ...each, from: date('2021-03-10') })) }),
      /begins before its trigger was passed/,
    ],
  ])('broken facts: %s', (_, change, message) => {
    expect(() => checkSafeguardFacts(change(beef))).toThrow(message);
  });
});
