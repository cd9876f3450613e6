import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { addDays, compare, date, exact, Problem } from '../../../src/base/index.js';
import {
  assessQuota,
  checkQuotaFacts,
  type FillRow,
  type QuotaFacts,
  readFills,
} from '../../../src/law/quota/index.js';

const folder = join(import.meta.dirname, '../../../facts');
const factsOf = (id: string): QuotaFacts => parse(readFileSync(join(folder, 'quotas', `${id}.yaml`), 'utf8'));
const ids = readdirSync(join(folder, 'quotas')).map((it) => it.replace('.yaml', ''));
const beef = factsOf('us-beef-other-countries');

const fill = (to: string, volume: string, change: Partial<FillRow> = {}): FillRow => ({
  to,
  volume,
  unit: 't',
  evidence: 'secondary',
  citation: { title: 'synthetic', locator: 'test' },
  ...change,
});

const ask = (facts: QuotaFacts, on: string, rows: readonly FillRow[] = [], more = {}) =>
  assessQuota({ facts, fills: readFills(rows, facts), on: date(on), ...more });

describe('volumes by year', () => {
  it.each([
    ['us-beef-other-countries', '2019-06-01', '64805', 'published'],
    ['us-beef-other-countries', '2025-12-31', '65005', 'published'],
    ['us-beef-other-countries', '2026-01-01', '52000', 'secondary'],
    ['usjta-whey', '2020-02-01', '5400', 'computed'],
    ['usjta-whey', '2026-11-23', '8200', 'computed'],
    ['usjta-whey', '2029-03-31', '9000', 'secondary'],
    ['usjta-processed-cheese', '2026-11-23', '150', 'published'],
    ['usjta-food-wheat', '2020-02-01', '120000', 'unverified'],
    ['usjta-food-wheat', '2026-11-23', '150000', 'secondary'],
  ])('%s on %s: %s t, %s', (id, on, volume, evidence) => {
    expect(ask(factsOf(id), on).volume).toMatchObject({ volume, unit: 't', evidence });
  });

  it.each([
    ['usjta-malt', '2026-11-23', 'year 8'],
    ['usjta-wheat-products', '2026-11-23', 'year 8'],
    ['usjta-glucose-fructose', '2026-11-23', 'year 8'],
    ['usjta-corn-starch', '2026-11-23', 'year 8'],
    ['usjta-potato-starch', '2026-11-23', 'year 8'],
    ['usjta-inulin', '2026-11-23', 'year 8'],
    ['usjta-food-wheat', '2021-06-01', 'year 3'],
    ['usjta-whey', '2029-04-01', 'year 11'],
    ['us-beef-other-countries', '2027-03-01', '2027'],
  ])('%s on %s has no volume in the facts: not computed', (id, on, year) => {
    const answer = ask(factsOf(id), on, [fill(on, '10')]);
    expect(answer).toMatchObject({
      status: 'unknown',
      volume: null,
      balance: null,
      fillRate: null,
      forecast: null,
      year: { name: year },
      evidence: 'unverified',
    });
    expect(answer.notComputed[0]).toContain(`the volume of ${year} for`);
  });

  it('the 2026 volume says that it is about', () => {
    expect(ask(beef, '2026-01-02').volume).toMatchObject({ approximate: true, evidence: 'secondary' });
  });

  it('rates inside and outside are quoted beside the schedule', () => {
    expect(ask(beef, '2026-01-02').rates).toMatchObject([
      { inQuota: '0.044 USD/kg', codes: ['0201.10.10', '0201.30.50', '0202.30.50'] },
      { outOfQuota: '26.4%' },
    ]);
  });
});

describe('status', () => {
  it.each([
    ['30000', 'open', '35005', '46.2'],
    ['58504', 'open', '6501', '90.0'],
    ['58504.5', 'critical', '6500.5', '90.0'],
    ['65004', 'critical', '1', '100.0'],
    ['65005', 'exhausted', '0', '100.0'],
    ['70000', 'exhausted', '0', '107.7'],
  ])('drawn %s t: %s, %s t left', (drawn, status, balance, fillRate) => {
    expect(ask(beef, '2021-02-01', [fill('2021-01-25', drawn)])).toMatchObject({
      status,
      balance,
      fillRate,
      over: drawn === '70000' ? '4995' : null,
      evidence: 'secondary',
    });
  });

  it('figures after the date are not used, and without one it is unknown', () => {
    const rows = [fill('2021-03-01', '65005')];
    expect(ask(beef, '2021-02-28', rows)).toMatchObject({ status: 'unknown', drawn: null, balance: null });
    expect(ask(beef, '2021-03-01', rows).status).toBe('exhausted');
  });

  it.each([
    ['2024-02-26', 'open', null],
    ['2024-02-27', 'exhausted', '0'],
    ['2025-01-17', 'exhausted', '0'],
    ['2026-01-05', 'open', null],
    ['2026-01-06', 'exhausted', '0'],
    ['2023-04-30', 'open', null],
    ['2023-05-15', 'unknown', null],
    ['2023-06-01', 'exhausted', '0'],
  ])('the recorded fills: %s is %s', (on, status, balance) => {
    expect(ask(beef, on)).toMatchObject({ status, balance });
  });

  it('says that it filled later, where a figure of the day is missing', () => {
    expect(ask(beef, '2024-02-26').reason).toBe('it filled later, on 2024-02-27');
    expect(ask(beef, '2024-02-20', [fill('2024-02-19', '64000')])).toMatchObject({ status: 'critical' });
  });

  it('says why a day in the month of the fill is unknown', () => {
    expect(ask(beef, '2023-05-15').reason).toBe(
      'it filled between 2023-05-01 and 2023-05-31; the day is not in the facts',
    );
  });

  it('another critical share can be asked for', () => {
    const more = { criticalPercent: '50' };
    expect(ask(beef, '2021-02-01', [fill('2021-01-25', '33000')], more).status).toBe('critical');
  });

  it('a balance is never below zero, and a later figure never raises it', () => {
    const draws = fc.array(fc.integer({ min: 0, max: 20_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(draws, (each) => {
        let sum = 0;
        const rows = each.map((draw, i) => {
          sum += draw;
          return fill(addDays(date('2021-01-04'), 7 * i), String(sum));
        });
        let before = exact('65005');
        for (const { to } of rows) {
          const left = exact(ask(beef, to, rows).balance ?? 'none');
          expect(compare(left, exact('0'))).not.toBe(-1);
          expect(compare(left, before)).not.toBe(1);
          before = left;
        }
      }),
    );
  });
});

describe('bad input', () => {
  it.each<[string, readonly FillRow[], RegExp]>([
    ['a fill that falls', [fill('2021-01-04', '5'), fill('2021-01-11', '4')], /falls from 5 .* to 4/],
    ['a day given twice', [fill('2021-01-04', '5'), fill('2021-01-04', '5')], /2021-01-04 is given twice/],
    [
      'an unknown unit',
      [fill('2021-01-04', '5', { unit: 'crates' })],
      /"crates", which Kanzei does not know/,
    ],
    ['another kind of unit', [fill('2021-01-04', '5', { unit: 'L' })], /cannot be turned into t/],
    ['no number', [fill('2021-01-04', 'half')], /not a number/],
    ['below zero', [fill('2021-01-04', '-1')], /below zero/],
    ['before the order', [fill('2016-12-31', '1')], /outside the life of the quota/],
  ])('%s', (_, rows, message) => {
    expect(() => readFills(rows, beef)).toThrow(message);
    expect(() => readFills(rows, beef)).toThrow(Problem);
  });

  it('a date before the agreement', () => {
    expect(() => ask(factsOf('usjta-whey'), '2019-12-31')).toThrow(
      /outside the life of the quota on whey.*2020-01-01/,
    );
  });

  it('kilograms are turned into tonnes; a new year starts from nothing', () => {
    const rows = [fill('2021-12-27', '1000000', { unit: 'kg' }), fill('2022-01-03', '10')];
    expect(ask(beef, '2021-12-31', rows).drawn).toMatchObject({ volume: '1000', to: '2021-12-27' });
    expect(ask(beef, '2022-01-03', rows).drawn).toMatchObject({ volume: '10' });
  });
});

describe('facts', () => {
  const schema = JSON.parse(readFileSync(join(folder, 'schema/quota.schema.json'), 'utf8'));
  const validate = new Ajv2020.default({
    allErrors: true,
    strict: false,
    formats: { date: /^\d{4}-\d\d-\d\d$/ },
  }).compile(schema);

  it('Japan’s nine USJTA quotas and the U.S. beef quota', () => expect(ids).toHaveLength(10));

  it.each(ids)('%s keeps to its schema', (id) => {
    const facts = factsOf(id);
    expect(facts.id).toBe(id);
    expect(validate(facts), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
    expect(() => checkQuotaFacts(facts)).not.toThrow();
  });

  it('refuses overlapping volumes, a fill in another year or recorded twice', () => {
    expect(() => checkQuotaFacts({ ...beef, volumes: [...beef.volumes, ...beef.volumes] })).toThrow(
      /overlaps/,
    );
    const [first] = beef.filled.filter(({ from }) => from !== null);
    if (!first) throw new Error('no recorded fill');
    expect(() => checkQuotaFacts({ ...beef, filled: [{ ...first, year: '2020' }] })).toThrow(
      /in another year/,
    );
    expect(() => checkQuotaFacts({ ...beef, filled: [first, first] })).toThrow(/recorded twice/);
    expect(() => checkQuotaFacts({ ...beef, filled: [{ ...first, to: null }] })).toThrow(/one end only/);
  });
});
