import { describe, expect, it } from 'vitest';
import { date, type PlainDate } from '../../../src/base/index.js';
import type { Line } from '../../../src/law/index.js';
import {
  japanSchedules,
  type PathSpan,
  type Point,
  path,
  predictOn,
  type Reconstruction,
  reconstruct,
  type StagedLine,
  spanOn,
  unitedStatesSchedule,
} from '../../../src/law/staging/index.js';
import { BLANK, type Cell, compareRates, printCell, readCell } from '../../../src/notation/index.js';
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
  const all = reconstruct(lines, JAPAN, { traceFree: true });
  const spans = (column: string, code: string): PathSpan[] => {
    const line = lines.find((one) => one.code === code) as StagedLine;
    return path(find(all, column, code), line.points.get(column) ?? []);
  };

  it('knows beef from 2020 to 2033', () => {
    const beef = spans('usjta', '020130010');
    const on = (day: string) => spanOn(beef, date(day))?.options.map(({ text }) => text);
    expect(on('2020-03-31')).toEqual(['26.6%']);
    expect(on('2021-04-17')).toEqual(['25%']);
    expect(on('2026-04-01')).toEqual(['20.8%']);
    expect(on('2033-04-01')).toEqual(['9%']);
    expect(on('2060-01-01')).toEqual(['9%']);
    expect(on('2019-12-31')).toBeUndefined();
    expect(spanOn(beef, date('2026-04-01'))?.evidence).toBe('published');
    expect(spanOn(beef, date('2027-04-01'))?.evidence).toBe('reconstructed');
  });

  it('stages the gate price formula of pork with its percentage', () => {
    const pork = find(all, 'usjta', '020312023');
    expect(textsOn(pork, '2027-04-01')).toEqual(['min(524 JPY/kg * 1 - value, 50 JPY/kg)']);
  });

  it('says how a free line may have come to be free', () => {
    const free = all.filter(({ schedule, survivors }) => schedule.column === 'usjta' && survivors.length > 1);
    expect(free.length).toBeGreaterThan(0);
  });
});

describe('every line with a path', () => {
  it.each(['01', '04', '19', '44', '64', '74'])(
    'chapter %s: no hole, no overlap, never a rise, every edition reproduced',
    (name) => {
      const lines = chapter(name);
      const byKey = new Map(lines.map((line) => [`${line.code}/${line.seq}`, line]));
      const all = reconstruct(lines, JAPAN);
      expect(all.length).toBeGreaterThan(0);
      for (const one of all) {
        const points = byKey.get(`${one.code}/${one.seq}`)?.points.get(one.schedule.column) ?? [];
        for (const survivor of one.survivors) {
          const alone = path({ ...one, survivors: [{ ...survivor, weight: 1 }] }, []);
          for (const { date: on, cell: published } of points) {
            const made = spanOn(alone, on)?.options[0]?.cell;
            expect(lawful(made), `${one.schedule.column} ${one.code} on ${on}`).toBe(lawful(published));
          }
          for (const [i, span] of alone.entries())
            if (i > 0) expect(rises(alone[i - 1] as PathSpan, span)).toBe(false);
        }
        const spans = path(one, points);
        expect(spans[0]?.from).toBe(one.schedule.years.entry);
        expect(spans.at(-1)?.to).toBeUndefined();
        for (const [i, span] of spans.entries()) {
          const next = spans[i + 1];
          if (next) expect(daysAfter(span.to as PlainDate)).toBe(next.from);
        }
        for (const { date: on, cell: published } of points) {
          expect(spanOn(spans, on)?.options.map(({ text }) => text)).toContain(printCell(published));
        }
      }
    },
  );
});

/** The text without parentheses, which compare with the ordinary rate of the day; all branches free is free. */
function lawful(of: Cell | undefined): string {
  if (!of) return '';
  if (of.branches.every(({ rate }) => rate.kind === 'free')) return 'free';
  return printCell({ ...of, branches: of.branches.map((branch) => ({ ...branch, applied: true })) });
}

const rises = (before: PathSpan, after: PathSpan): boolean =>
  (after.options[0]?.cell.branches ?? []).some((branch, i) => {
    const earlier = before.options[0]?.cell.branches[i];
    return earlier !== undefined && compareRates(branch.rate, earlier.rate) === 1;
  });

const daysAfter = (day: PlainDate): PlainDate => {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10) as PlainDate;
};

describe('the United States', () => {
  const usLine = (general: string, special: readonly (readonly [string, string])[]): StagedLine => ({
    code: '17041000',
    seq: 1,
    ordinary: [cell(general)],
    settled: [],
    points: new Map([['special', special.map(([on, text]) => ({ date: date(on), cell: cell(text) }))]]),
  });
  const pathOf = (line: StagedLine): PathSpan[] => {
    const [only] = reconstruct([line], [unitedStatesSchedule], { traceFree: true });
    return path(only as Reconstruction, line.points.get('special') ?? []);
  };

  it('has one rate for a ten-stage line on every date', () => {
    const spans = pathOf(
      usLine('4%', [
        ['2024-01-01', '2%'],
        ['2025-01-01', '1.6%'],
      ]),
    );
    expect(spans.map(({ options }) => options.map(({ text }) => text))).toEqual(
      ['3.6%', '3.2%', '2.8%', '2.4%', '2%', '1.6%', '1.2%', '0.8%', '0.4%', 'free'].map((text) => [text]),
    );
  });

  it('has several for 2020 to 2023 where A, B, C and D all fit, and one from 2024', () => {
    const spans = pathOf(
      usLine('5%', [
        ['2024-01-01', 'free'],
        ['2025-01-01', 'free'],
      ]),
    );
    const on = (day: string) =>
      spanOn(spans, date(day))
        ?.options.map(({ text }) => text)
        .sort();
    expect(on('2020-06-01')).toEqual(['2%', '2.5%', '4%', 'free']);
    expect(on('2022-06-01')).toEqual(['2%', 'free']);
    expect(on('2024-01-01')).toEqual(['free']);
    expect(on('2030-01-01')).toEqual(['free']);
  });

  it('keeps half the base rate', () => {
    const spans = pathOf(
      usLine('6.5%', [
        ['2024-01-01', '3.25%'],
        ['2025-01-01', '3.25%'],
      ]),
    );
    expect(spanOn(spans, date('2035-01-01'))?.options.map(({ text }) => text)).toEqual(['3.25%']);
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
