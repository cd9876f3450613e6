import { describe, expect, it } from 'vitest';
import { date } from '../../../src/base/index.js';
import type { Met } from '../../../src/law/safeguard/types.js';
import { annual, ask, beefRows, factsOf, fullYear, readVolumes, row } from './helper.js';

const beef = factsOf('beef');
const recorded = readVolumes(beefRows(), beef);
/** The same rules without the record of the measure of 2021. */
const byRule = { ...beef, taken: [] };

describe('JFY2020 as it was', () => {
  it('30 September 2020: 55.3 % of the trigger, 108,055 t left', () => {
    const answer = ask(beef, recorded, '2020-09-30');
    expect(answer).toMatchObject({
      status: 'notTriggered',
      year: { name: 'JFY2020', from: '2020-04-01', to: '2021-03-31' },
      trigger: { volume: '242000', unit: 't', evidence: 'secondary' },
      volume: { volume: '133945', to: '2020-09-30', evidence: 'secondary' },
      share: { exact: '26789/48400', percent: '55.3' },
      distance: '108055',
      exceededOn: null,
      measures: [],
      evidence: 'secondary',
    });
    expect(answer.earliestStart).toMatchObject({ value: '2020-10-17' });
  });

  it('28 February 2021: not triggered; the next figure could start a measure on 18 March', () => {
    expect(ask(beef, recorded, '2021-02-28')).toMatchObject({
      status: 'notTriggered',
      volume: { volume: '233112', evidence: 'unverified' },
      share: { percent: '96.3' },
      distance: '8888',
      earliestStart: { value: '2021-03-18', evidence: 'reconstructed' },
      evidence: 'unverified',
      measures: [],
    });
  });

  it('10 March 2021: passed; the measure is still to come', () => {
    for (const on of ['2021-03-10', '2021-03-17']) {
      expect(ask(beef, recorded, on)).toMatchObject({
        status: 'triggered',
        distance: '-229',
        exceededOn: { from: '2021-03-01', to: '2021-03-10' },
        earliestStart: { value: '2021-03-18' },
      });
    }
    expect(ask(beef, recorded, '2021-03-09').status).toBe('notTriggered');
  });

  it('18 March to 16 April 2021: 38.5 %, then 25 % from 17 April', () => {
    for (const on of ['2021-03-18', '2021-03-31', '2021-04-01', '2021-04-16']) {
      expect(ask(beef, recorded, on)).toMatchObject({ status: 'inForce', evidence: 'secondary' });
    }
    expect(ask(beef, recorded, '2021-03-20').measures).toMatchObject([
      {
        year: 'JFY2020',
        from: '2021-03-18',
        to: '2021-04-16',
        rate: '38.5%',
        followedBy: { from: '2021-04-17', rate: '25%' },
        basis: 'recorded',
        agreesWithRule: true,
        evidence: 'secondary',
      },
    ]);
    expect(ask(beef, recorded, '2021-04-17')).toMatchObject({
      status: 'ended',
      year: { name: 'JFY2021' },
      evidence: 'secondary',
    });
  });

  it('the rule alone gives the same measure, graded by its weakest part', () => {
    expect(ask(byRule, recorded, '2021-03-20').measures).toMatchObject([
      {
        exceededIn: { from: '2021-03-01', to: '2021-03-10' },
        from: '2021-03-18',
        to: '2021-04-16',
        rate: '38.5%',
        basis: 'computed',
        evidence: 'unverified',
      },
    ]);
  });

  it('without the figure of February the period that passed is not known, and the rule names none', () => {
    const volumes = readVolumes(
      beefRows().filter(({ to }) => to !== '2021-02-28'),
      beef,
    );
    const answer = ask(byRule, volumes, '2021-03-20');
    expect(answer).toMatchObject({
      status: 'unknown',
      exceededOn: null,
      measures: [],
      evidence: 'unverified',
    });
    expect(answer.reason).toMatch(/between the periods ended 2020-10-10 and 2021-03-10/);
    expect(ask(beef, volumes, '2021-03-20')).toMatchObject({ status: 'inForce', evidence: 'secondary' });
  });

  it('the start rule reproduces both known cases, and says that it is reconstructed', () => {
    expect(beef.start).toMatchObject({ businessDays: 5, thenDays: 1, evidence: 'reconstructed' });
    expect(beef.publication).toMatchObject({ businessDays: 5, evidence: 'reconstructed' });
  });
});

describe('what the facts lack', () => {
  it('later years have no volumes: unknown, and the answer says from when', () => {
    expect(ask(beef, recorded, '2024-06-01')).toMatchObject({
      status: 'unknown',
      volume: null,
      trigger: { volume: '261360', evidence: 'computed' },
      unknownFrom: '2024-04-18',
      evidence: 'unverified',
    });
    expect(ask(beef, recorded, '2021-05-10').status).toBe('unknown');
  });

  it('year 1 has no trigger', () => {
    const answer = ask(beef, recorded, '2020-02-01');
    expect(answer).toMatchObject({ status: 'unknown', trigger: null, year: { from: '2020-01-01' } });
    expect(answer.notComputed).toEqual([
      'the trigger of JFY2019 for beef, fresh, chilled and frozen is not in the facts',
    ]);
  });

  it.each([
    ['2029-06-01', '283140', 'unverified'],
    ['2026-06-01', '271040', 'computed'],
  ])('the trigger on %s is %s, %s', (on, volume, evidence) => {
    expect(ask(beef, recorded, on).trigger).toMatchObject({ volume, evidence });
  });

  it('durations by January and in February stay unverified', () => {
    const [january, february, march] = beef.durations;
    expect([january?.evidence, february?.evidence, march?.evidence]).toEqual([
      'unverified',
      'unverified',
      'secondary',
    ]);
  });
});

describe('how long a measure lasts', () => {
  const measure = (passes: string) => {
    const volumes = readVolumes(fullYear(byRule, '2021-06-01', passes, 240_000, 250_000), byRule, {
      everyPeriod: true,
    });
    return ask(byRule, volumes, '2022-03-31').measures[0];
  };

  it.each([
    [
      'passed in the last ten days of January: from February to 31 March',
      '2022-01-31',
      '2022-02-08',
      '2022-03-31',
    ],
    ['passed in the first ten days of February: 45 days', '2022-02-10', '2022-02-19', '2022-04-04'],
    ['passed in the last days of February: 45 days from March', '2022-02-28', '2022-03-08', '2022-04-21'],
    ['passed in March: 30 days', '2022-03-10', '2022-03-18', '2022-04-16'],
    ['passed in August: to 31 March', '2021-08-20', '2021-08-28', '2022-03-31'],
  ])('%s', (_, passes, from, to) => {
    expect(measure(passes)).toMatchObject({ from, to, rate: '30%' });
  });

  it('a measure that starts in February: the synthetic year day by day', () => {
    const volumes = readVolumes(fullYear(byRule, '2021-06-01', '2022-02-10', 240_000, 250_000), byRule);
    const status = (on: string) => ask(byRule, volumes, on).status;
    expect(status('2022-02-09')).toBe('notTriggered');
    expect(status('2022-02-10')).toBe('triggered');
    expect(status('2022-02-18')).toBe('triggered');
    expect(status('2022-02-19')).toBe('inForce');
    expect(status('2022-04-04')).toBe('inForce');
    expect(status('2022-04-05')).toBe('ended');
    expect(ask(byRule, volumes, '2022-03-01')).toMatchObject({
      evidence: 'unverified',
      measures: [{ rate: '30%', followedBy: { from: '2022-04-05', rate: '24.1%' } }],
    });
  });
});

describe('the three conditions of the protocol', () => {
  // JFY2024: U.S. trigger 261,360 t, CPTPP trigger 660,800 t
  const year = (us: number, cptpp: number, previous: number) =>
    readVolumes(
      [
        row(beef, '2024-12-31', String(us)),
        row(beef, '2024-12-20', '1'),
        row(beef, '2024-12-31', String(cptpp), { counted: 'CPTPP' }),
        row(beef, '2024-12-20', '1', { counted: 'CPTPP' }),
        annual(2023, String(previous)),
      ],
      beef,
    );
  const rows: readonly (readonly [Met, Met, Met, number, number, number])[] = [
    ['no', 'no', 'no', 200_000, 400_000, 300_000],
    ['no', 'no', 'yes', 200_000, 400_000, 150_000],
    ['no', 'yes', 'no', 200_000, 500_000, 300_000],
    ['no', 'yes', 'yes', 200_000, 500_000, 150_000],
    ['yes', 'no', 'no', 270_000, 300_000, 280_000],
    ['yes', 'no', 'yes', 270_000, 300_000, 250_000],
    ['yes', 'yes', 'no', 270_000, 400_000, 280_000],
    ['yes', 'yes', 'yes', 270_000, 400_000, 250_000],
  ];

  it.each(rows)('%s, %s, %s', (first, second, third, us, cptpp, previous) => {
    const answer = ask(beef, year(us, cptpp, previous), '2024-12-31');
    expect(answer.conditions.map(({ met }) => met)).toEqual([first, second, third]);
    const all = first === 'yes' && second === 'yes' && third === 'yes';
    expect(answer.status).toBe(all ? 'triggered' : 'notTriggered');
    if (all) expect(answer.earliestStart).toMatchObject({ value: '2025-01-11' });
  });

  it('equal to a threshold is not above it', () => {
    expect(ask(beef, year(261_360, 660_800, 261_359), '2024-12-31').conditions.map(({ met }) => met)).toEqual(
      ['no', 'yes', 'yes'],
    );
    expect(ask(beef, year(270_000, 390_800, 270_000), '2024-12-31').conditions.map(({ met }) => met)).toEqual(
      ['yes', 'no', 'no'],
    );
  });

  it('the previous year’s imports take the place of a lower trigger; the share is of that', () => {
    const answer = ask(beef, year(270_000, 400_000, 280_000), '2024-12-31');
    expect(answer).toMatchObject({
      trigger: { volume: '280000' },
      distance: '10000',
      share: { percent: '96.4' },
      status: 'notTriggered',
    });
    expect(ask(beef, year(270_000, 400_000, 250_000), '2024-12-31').trigger?.volume).toBe('261360');
  });

  it('one condition that is not met decides; one that is not known leaves it open', () => {
    const only = (us: number) =>
      readVolumes([row(beef, '2024-12-31', String(us)), row(beef, '2024-12-20', '1')], beef);
    expect(ask(beef, only(200_000), '2024-12-31')).toMatchObject({ status: 'notTriggered' });
    const open = ask(beef, only(270_000), '2025-02-01');
    expect(open).toMatchObject({ status: 'unknown', trigger: { note: expect.stringContaining('JFY2023') } });
    expect(open.notComputed).toEqual(['the US imports of JFY2023 are not among the volumes']);
  });

  it('the third is a condition through JFY2027 only, all three only from 1 January 2023', () => {
    const names = (on: string) => ask(beef, recorded, on).conditions.length;
    expect([names('2022-12-31'), names('2023-01-01'), names('2028-03-31'), names('2028-04-01')]).toEqual([
      1, 3, 3, 2,
    ]);
  });

  it('JFY2022: passed before the protocol takes one condition, after it three', () => {
    const until = (passes: string) =>
      readVolumes(
        [
          ...fullYear(beef, '2022-06-01', passes, 240_000, 260_000),
          ...fullYear(beef, '2022-06-01', '2023-04-01', 300_000, 0, 'CPTPP'),
          annual(2021, '230000'),
        ],
        beef,
      );
    expect(ask(beef, until('2022-12-20'), '2023-02-01').status).toBe('inForce');
    expect(ask(beef, until('2023-01-10'), '2023-02-01').status).toBe('notTriggered');
  });
});

describe('the end of the agreement', () => {
  it('four months after the notice every measure ends', () => {
    const volumes = readVolumes(fullYear(byRule, '2021-06-01', '2021-08-20', 240_000, 250_000), byRule);
    const notice = { terminationNotice: date('2021-09-15') };
    expect(ask(byRule, volumes, '2022-01-14', notice)).toMatchObject({
      status: 'inForce',
      agreementEnds: '2022-01-14',
      measures: [{ from: '2021-08-28', to: '2022-01-14', followedBy: null }],
    });
    expect(() => ask(byRule, volumes, '2022-01-15', notice)).toThrow(
      /ended on 2022-01-14, and every measure/,
    );
  });

  it('a notice at the end of October ends the agreement at the end of February', () => {
    expect(ask(beef, recorded, '2021-05-01', { terminationNotice: date('2026-10-31') }).agreementEnds).toBe(
      '2027-02-27',
    );
  });

  it('refuses a notice or a date before the agreement', () => {
    expect(() => ask(beef, recorded, '2021-05-01', { terminationNotice: date('2019-12-31') })).toThrow(
      /comes before the agreement/,
    );
    expect(() => ask(beef, recorded, '2019-12-31')).toThrow(/in force from 2020-01-01/);
  });
});
