import { describe, expect, it } from 'vitest';
import { date, type PlainDate } from '../../../src/base/index.js';
import type { Line } from '../../../src/law/index.js';
import {
  cellInYear,
  distinctWays,
  finalYear,
  japanSchedules,
  type Point,
  predictOn,
  printWays,
  type Reconstruction,
  readWays,
  reconstruct,
  reproduces,
  restore,
  type StagedLine,
  unitedStatesSchedule,
} from '../../../src/law/staging/index.js';
import { BLANK, type Cell, compareRates, readCell } from '../../../src/notation/index.js';
import { factsLadders } from '../../helpers/ladders.js';
import { factsRecord } from '../../helpers/record.js';

const JAPAN = japanSchedules(factsLadders());

const record = factsRecord();
const EDITIONS = ['2025-04-01', '2026-01-01', '2026-04-01', '2026-07-09'].map((on) => date(on));
const cell = (text: string): Cell => readCell(text) as Cell;

const japaneseLine = (line: Line, dates: readonly PlainDate[]): StagedLine => ({
  code: line.code,
  seq: line.seq,
  ordinary: ['temporary', 'wto', 'general'].map((column) => line.cell(column)),
  settled: ['epa_asean', 'epa_th'].map((column) => line.cell(column)),
  points: new Map(
    JAPAN.map(({ column }) => [
      column,
      dates.flatMap((on): Point[] => {
        const found = record
          .lines(record.edition('JP', on), line.code)
          .find(({ code, seq }) => code === line.code && seq === line.seq);
        const own = found?.cell(column) ?? BLANK;
        return own.branches.length === 0 ? [] : [{ date: on, cell: own }];
      }),
    ]),
  ),
});

const chapter = (name: string, dates: readonly PlainDate[] = EDITIONS): StagedLine[] =>
  record.chapter(record.edition('JP', dates[0] as PlainDate), name).map((line) => japaneseLine(line, dates));

const find = (all: readonly Reconstruction[], column: string, code: string): Reconstruction =>
  all.find((one) => one.schedule.column === column && one.code === code) as Reconstruction;

const textsOn = (reconstruction: Reconstruction, on: string): string[] =>
  predictOn(reconstruction, date(on)).map(({ text }) => text);

describe('meat, on all editions', () => {
  const lines = chapter('02');
  const all = reconstruct(lines, JAPAN);

  it('knows beef from 2020 to 2033', () => {
    const beef = find(all, 'usjta', '020130010');
    expect(textsOn(beef, '2020-03-31')).toEqual(['26.6%']);
    expect(textsOn(beef, '2021-04-17')).toEqual(['25%']);
    expect(textsOn(beef, '2026-04-01')).toEqual(['20.8%']);
    expect(textsOn(beef, '2033-04-01')).toEqual(['9%']);
    expect(textsOn(beef, '2060-01-01')).toEqual(['9%']);
  });

  it('stages the gate price formula of pork with its percentage', () => {
    const pork = find(all, 'usjta', '020312023');
    expect(textsOn(pork, '2027-04-01')).toEqual(['min(524 JPY/kg * 1 - value, 50 JPY/kg)']);
  });
});

describe('every way of staging', () => {
  it.each(['01', '04', '19', '44', '64', '74'])(
    'chapter %s: never rises, and gives every edition at its own date',
    (name) => {
      const lines = chapter(name);
      const byKey = new Map(lines.map((line) => [`${line.code}/${line.seq}`, line]));
      const all = reconstruct(lines, JAPAN);
      expect(all.length).toBeGreaterThan(0);
      for (const one of all) {
        const points = byKey.get(`${one.code}/${one.seq}`)?.points.get(one.schedule.column) ?? [];
        for (const survivor of one.survivors) {
          expect(reproduces(one, survivor, points), `${one.schedule.column} ${one.code}`).toBe(true);
          let before: Cell | undefined;
          for (let year = one.schedule.years.yearAtEntry; year <= finalYear(one); year += 1) {
            const now = cellInYear(one, survivor.rules, year);
            if (before) expect(rises(before, now), `${one.code} in year ${year}`).toBe(false);
            before = now;
          }
        }
      }
    },
  );
});

const rises = (before: Cell, after: Cell): boolean =>
  after.branches.some((branch, i) => {
    const earlier = before.branches[i];
    return earlier !== undefined && compareRates(branch.rate, earlier.rate) === 1;
  });

describe('the United States', () => {
  const usLine = (general: string, special: readonly (readonly [string, string])[]): StagedLine => ({
    code: '17041000',
    seq: 1,
    ordinary: [cell(general)],
    settled: [],
    points: new Map([['special', special.map(([on, text]) => ({ date: date(on), cell: cell(text) }))]]),
  });
  const of = (line: StagedLine): Reconstruction =>
    reconstruct([line], [unitedStatesSchedule], { traceFree: true })[0] as Reconstruction;

  it('has one rate for a ten-stage line on every date', () => {
    const line = of(
      usLine('4%', [
        ['2024-01-01', '2%'],
        ['2025-01-01', '1.6%'],
      ]),
    );
    const years = Array.from({ length: 10 }, (_, i) => `${2020 + i}-06-01`);
    expect(years.map((on) => textsOn(line, on))).toEqual(
      ['3.6%', '3.2%', '2.8%', '2.4%', '2%', '1.6%', '1.2%', '0.8%', '0.4%', 'free'].map((text) => [text]),
    );
  });

  it('has several for 2020 to 2023 where A, B, C and D all fit, and one from 2024', () => {
    const line = of(
      usLine('5%', [
        ['2024-01-01', 'free'],
        ['2025-01-01', 'free'],
      ]),
    );
    const on = (day: string) => [...textsOn(line, day)].sort();
    expect(on('2020-06-01')).toEqual(['2%', '2.5%', '4%', 'free']);
    expect(on('2022-06-01')).toEqual(['2%', 'free']);
    expect(on('2024-01-01')).toEqual(['free']);
    expect(on('2030-01-01')).toEqual(['free']);
  });

  it('keeps half the base rate', () => {
    const line = of(
      usLine('6.5%', [
        ['2024-01-01', '3.25%'],
        ['2025-01-01', '3.25%'],
      ]),
    );
    expect(textsOn(line, '2035-01-01')).toEqual(['3.25%']);
  });
});

describe('ways as text', () => {
  const lines = chapter('04');
  const all = reconstruct(lines, JAPAN);

  it('are read back as they were printed, and restore the line', () => {
    for (const one of all) {
      if (one.survivors.length === 0) continue;
      const ways = distinctWays(one);
      const text = printWays(ways);
      expect(printWays(readWays(text, one.schedule))).toBe(text);
      const line = lines.find(({ code, seq }) => code === one.code && seq === one.seq) as StagedLine;
      const restored = restore(line, one.schedule, text) as Reconstruction;
      for (const on of ['2021-06-01', '2026-06-01', '2031-06-01']) {
        expect(new Set(textsOn(restored, on))).toEqual(new Set(textsOn(one, on)));
      }
    }
  });

  it('that no category of the schedule has are refused', () => {
    const [first] = all as [Reconstruction];
    for (const text of ['', '1', '1 38.5', '1 38.5 equal-99', 'x 38.5 equal-11', '1 38,5 equal-11']) {
      expect(() => readWays(text, first.schedule)).toThrow(/ways of staging that cannot be read/);
    }
  });

  it('that an edition contradicts are dropped', () => {
    const line: StagedLine = {
      code: '200799229',
      seq: 1,
      ordinary: [cell('21.3%')],
      settled: [],
      points: new Map([
        [
          'epa_cptpp',
          [
            { date: date('2025-04-01'), cell: cell('10.6%') },
            { date: date('2026-04-01'), cell: cell('9.3%') },
          ],
        ],
      ]),
    };
    const schedule = JAPAN.find(({ column }) => column === 'epa_cptpp') as (typeof JAPAN)[number];
    const kept = restore(line, schedule, '0.6 21.3 equal-16 | 0.4 21.3 to50%-1');
    expect(kept?.survivors.map(({ rules }) => rules.map(({ category }) => category.id))).toEqual([
      ['equal-16'],
    ]);
    expect(restore(line, schedule, '1 21.3 to50%-1')).toBeUndefined();
  });
});

describe('a few lines by themselves', () => {
  const line = (
    code: string,
    ordinary: string,
    column: string,
    points: readonly (readonly [string, string])[],
  ): StagedLine => ({
    code,
    seq: 1,
    ordinary: [cell(ordinary)],
    settled: [],
    points: new Map([[column, points.map(([on, text]) => ({ date: date(on), cell: cell(text) }))]]),
  });

  it('keeps more than one way when one edition does not decide, and one when the next does', () => {
    const once = reconstruct([line('200799229', '21.3%', 'epa_cptpp', [['2025-04-01', '10.6%']])], JAPAN);
    expect(textsOn(once[0] as Reconstruction, '2026-04-01').length).toBeGreaterThan(1);
    const twice = reconstruct(
      [
        line('200799229', '21.3%', 'epa_cptpp', [
          ['2025-04-01', '10.6%'],
          ['2026-04-01', '9.3%'],
        ]),
      ],
      JAPAN,
    );
    expect(textsOn(twice[0] as Reconstruction, '2033-04-01')).toEqual(['free']);
    expect(twice[0]?.evidence).toBe('reconstructed');
  });

  it('has no ladder where an edition changed the form of the cell, or where nothing is staged', () => {
    const changed = line('200799229', '21.3%', 'epa_cptpp', [
      ['2025-04-01', '10.6%'],
      ['2026-04-01', 'max(9.3%, 5 JPY/kg)'],
    ]);
    expect(reconstruct([changed], JAPAN)).toEqual([]);
    expect(reconstruct([line('200799229', '21.3%', 'epa_cptpp', [['2025-04-01', '21.3%']])], JAPAN)).toEqual(
      [],
    );
  });

  it('lets a share of a difference run down by its stages, and a part of a sum fall away', () => {
    const copper = reconstruct(
      [
        line('740311020', '500 JPY/kg - value', 'epa_cptpp', [
          ['2025-04-01', '(500 JPY/kg - value) * 3/11'],
          ['2026-04-01', '(500 JPY/kg - value) * 2/11'],
        ]),
      ],
      JAPAN,
    );
    expect(textsOn(copper[0] as Reconstruction, '2027-04-01')).toEqual(['(500 JPY/kg - value) * 1/11']);
    expect(textsOn(copper[0] as Reconstruction, '2028-04-01')).toEqual(['free']);
  });
});
