import { describe, expect, it } from 'vitest';
import { safeguard } from '../../src/kanzei.js';
import {
  dayAt,
  percentOf,
  placeOf,
  REPLAY_DAYS,
  replayFigures,
  stopsOf,
} from '../../web/src/views/safeguards/replay.js';
import { factsRecord } from '../helpers/record.js';

describe('the replay of the safeguard on beef', () => {
  it('has a place for every day and a day for every place', () => {
    expect(dayAt(0)).toBe('2020-04-01');
    expect(dayAt(REPLAY_DAYS)).toBe('2021-04-16');
    expect(dayAt(-5)).toBe('2020-04-01');
    expect(dayAt(9999)).toBe('2021-04-16');
    for (const place of [0, 1, 200, REPLAY_DAYS]) expect(placeOf(dayAt(place))).toBe(place);
    expect(placeOf('2019-01-01')).toBe(0);
    expect(placeOf('2030-01-01')).toBe(REPLAY_DAYS);
  });

  it('shows the figures of the facts only, with their share', () => {
    const figures = replayFigures(factsRecord(), '242000');
    expect(figures.map(({ to, percent }) => [to, percent])).toEqual([
      ['2020-09-30', '55.3'],
      ['2021-02-28', '96.3'],
      ['2021-03-10', '100.1'],
    ]);
  });

  it('stops where the trigger was passed and where the measure ran', async () => {
    const record = factsRecord();
    const { measures } = await safeguard({ safeguard: 'beef', on: '2021-03-31' }, record);
    expect(stopsOf(replayFigures(record, '242000'), measures)).toEqual([
      { day: '2020-09-30', what: 'figureOf' },
      { day: '2021-02-28', what: 'figureOf' },
      { day: '2021-03-10', what: 'crossing' },
      { day: '2021-03-18', what: 'measureStart' },
      { day: '2021-04-01', what: 'yearEnd' },
      { day: '2021-04-16', what: 'measureEnd' },
    ]);
  });

  it('has no share without a trigger', () => {
    expect(percentOf('5', undefined)).toBeUndefined();
    expect(percentOf('5', '0')).toBeUndefined();
    expect(percentOf('5', 'x')).toBeUndefined();
    expect(percentOf('1', '3')).toBe('33.3');
  });
});
