import { describe, expect, it } from 'vitest';
import type { SafeguardId } from '../../../src/law/safeguard/index.js';
import { annual, ask, factsOf, fullYear, readVolumes, row } from './helper.js';

const none = (id: SafeguardId) => readVolumes([], factsOf(id));

describe('pork', () => {
  const pork = factsOf('pork');
  const past = [annual(2017, '250000'), annual(2018, '270000'), annual(2019, '260000')];

  it('the trigger is 112 % of the highest of the three years before', () => {
    const volumes = readVolumes([...past, row(pork, '2020-09-30', '150000')], pork);
    expect(ask(pork, volumes, '2020-09-30')).toMatchObject({
      trigger: { volume: '302400', evidence: 'secondary' },
      distance: '152400',
      share: { percent: '49.6' },
    });
  });

  it('with a year missing there is no trigger', () => {
    const answer = ask(pork, readVolumes(past.slice(1), pork), '2020-09-30');
    expect(answer).toMatchObject({ status: 'unknown', trigger: null });
    expect(answer.reason).toBe('the US imports of JFY2017 are not among the volumes');
  });

  it('from Year 4 the rule was not found', () => {
    expect(ask(pork, none('pork'), '2023-06-01')).toMatchObject({ status: 'unknown', trigger: null });
    expect(pork.triggers[0]?.years.find(({ name }) => name === 'JFY2022')?.evidence).toBe('unverified');
  });

  it('a synthetic year: passed in December; when a measure begins, how long and at what rate is not in the facts', () => {
    const volumes = readVolumes(
      [...past, ...fullYear(pork, '2020-06-01', '2020-12-31', 300_000, 303_000)],
      pork,
      {
        everyPeriod: true,
      },
    );
    expect(ask(pork, volumes, '2020-11-30').status).toBe('notTriggered');
    const answer = ask(pork, volumes, '2021-01-20');
    expect(answer).toMatchObject({
      status: 'triggered',
      exceededOn: { from: '2020-12-01', to: '2020-12-31' },
    });
    expect(answer.measures).toEqual([]);
    expect(answer.reason).toMatch(/when a measure on pork.* begins is not in the facts/);
    const assume = { startBusinessDays: 5, lasts: 'toEndOfCount', rate: '4.3%' } as const;
    expect(ask(pork, volumes, '2021-01-20', { assume })).toMatchObject({
      status: 'inForce',
      evidence: 'unverified',
      measures: [{ from: '2021-01-09', to: '2021-03-31', rate: '4.3%', evidence: 'unverified' }],
    });
  });
});

describe('processed pork, whey, race horses: nothing but their existence is known', () => {
  const assume = (unit: string) =>
    ({
      trigger: { volume: '1000', unit },
      startBusinessDays: 5,
      lasts: 'toEndOfCount',
      rate: '10%',
    }) as const;

  it.each(['processed-pork', 'whey', 'race-horses'] as const)('%s is unknown by its facts', (id) => {
    const facts = factsOf(id);
    const answer = ask(facts, none(id), '2021-06-01');
    expect(answer).toMatchObject({ status: 'unknown', trigger: null, measures: [], evidence: 'unverified' });
    expect(answer.notComputed[0]).toMatch(/the trigger of JFY2021 for .* is not in the facts/);
  });

  it.each([
    ['processed-pork', '2021-01-09', '2021-03-31'],
    ['whey', '2021-01-09', '2021-03-31'],
    ['race-horses', '2021-01-09', '2021-03-31'],
  ] as const)('%s on a synthetic year with what the facts lack assumed', (id, from, to) => {
    const facts = factsOf(id);
    const volumes = readVolumes(fullYear(facts, '2020-06-01', '2020-12-31', 900, 1001), facts, {
      everyPeriod: true,
    });
    const more = { assume: assume(facts.counting.unit) };
    expect(ask(facts, volumes, '2020-12-30', more).status).toBe('notTriggered');
    expect(ask(facts, volumes, '2021-01-05', more).status).toBe('triggered');
    const answer = ask(facts, volumes, '2021-02-01', more);
    expect(answer).toMatchObject({
      status: 'inForce',
      evidence: 'unverified',
      trigger: { volume: '1000', citation: { title: 'assumed by the person asking' } },
      measures: [{ from, to, rate: '10%', evidence: 'unverified' }],
    });
  });

  it('whey counts the United States alone to Year 4, with the CPTPP parties from Year 5', () => {
    const whey = factsOf('whey');
    const more = { assume: assume('t') };
    const rows = (to: string) => [row(whey, to, '600'), row(whey, to, '500', { counted: 'CPTPP' })];
    expect(ask(whey, readVolumes(rows('2022-12-31'), whey), '2022-12-31', more).conditions).toMatchObject([
      { met: 'no', volume: { volume: '600' } },
    ]);
    expect(ask(whey, readVolumes(rows('2023-12-31'), whey), '2023-12-31', more).conditions).toMatchObject([
      { met: 'yes', volume: { volume: '1100' }, share: { percent: '110.0' } },
    ]);
  });

  it('race horses are counted in heads, not in tonnes', () => {
    const horses = factsOf('race-horses');
    expect(() => readVolumes([row(horses, '2021-04-30', '3', { unit: 't' })], horses)).toThrow(
      /in t, which cannot be turned into head/,
    );
  });
});

describe('oranges', () => {
  const oranges = factsOf('oranges');
  const assume = { trigger: { volume: '30000', unit: 't' }, startBusinessDays: 5 } as const;

  it('the first season has the one trigger that was found', () => {
    expect(ask(oranges, none('oranges'), '2020-01-05')).toMatchObject({
      year: { from: '2020-01-01', to: '2020-03-31' },
      trigger: { volume: '26435', evidence: 'secondary' },
    });
  });

  it('a synthetic season: passed in January, 28 % for the rest of the season', () => {
    const volumes = readVolumes(fullYear(oranges, '2021-01-01', '2021-01-20', 25_000, 31_000), oranges, {
      everyPeriod: true,
    });
    expect(ask(oranges, volumes, '2021-02-01', { assume })).toMatchObject({
      status: 'inForce',
      year: { name: 'JFY2020', from: '2020-12-01', to: '2021-03-31' },
      measures: [{ from: '2021-01-28', to: '2021-03-31', rate: '28%', evidence: 'unverified' }],
    });
    expect(ask(oranges, volumes, '2021-04-01', { assume }).status).toBe('ended');
  });

  it('passed in the last days of the season: over before a measure could begin', () => {
    const volumes = readVolumes(fullYear(oranges, '2021-01-01', '2021-03-31', 25_000, 31_000), oranges);
    expect(ask(oranges, volumes, '2021-04-12', { assume })).toMatchObject({
      status: 'notTriggered',
      measures: [],
    });
  });

  it.each([
    ['2022-01-10', '28%'],
    ['2023-01-10', '20%'],
  ])('a season passed by %s pays %s', (passes, rate) => {
    const volumes = readVolumes(fullYear(oranges, passes, passes, 25_000, 31_000), oranges);
    expect(ask(oranges, volumes, `${passes.slice(0, 4)}-02-10`, { assume }).measures).toMatchObject([
      { rate },
    ]);
  });

  it('before the season nothing is counted; from 1 April 2025 the safeguard is gone', () => {
    expect(ask(oranges, none('oranges'), '2020-06-01').status).toBe('notTriggered');
    const gone = ask(oranges, none('oranges'), '2025-12-15');
    expect(gone).toMatchObject({ status: 'notTriggered', evidence: 'secondary' });
    expect(gone.reason).toMatch(/ended on 2025-03-31/);
  });
});
