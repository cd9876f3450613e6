import { stringify } from 'csv-stringify/sync';
import { pointsOf, stagedLine } from '../law/dated/index.js';
import type { ImporterCode, Line } from '../law/index.js';
import {
  distinctWays,
  japanSchedules,
  type LadderFacts,
  olderJapanSchedules,
  printWays,
  type Reconstruction,
  reconstruct,
  type StagedLine,
  type StagingSchedule,
  unitedStatesSchedule,
} from '../law/staging/index.js';
import type { TariffRecord } from '../record/index.js';

/** Every line that some edition has, as the first edition that has it. */
function everyLine(record: TariffRecord, importer: ImporterCode): Line[] {
  const lines = new Map<string, Line>();
  for (const edition of record.editionsOf(importer)) {
    for (const chapter of record.chapters(importer)) {
      for (const line of record.chapter(edition, chapter)) {
        const key = `${line.code}/${line.seq}`;
        if (!lines.has(key)) lines.set(key, line);
      }
    }
  }
  return [...lines.values()];
}

/** The lines with what the editions publish in the columns of some schedules, those with nothing left out. */
function stagedLines(
  lines: readonly Line[],
  schedules: readonly StagingSchedule[],
  programme: string | undefined,
  record: TariffRecord,
): StagedLine[] {
  return lines.flatMap((line) => {
    const points = new Map(
      schedules.flatMap(({ column }) => {
        const rates = programme === undefined ? { name: column } : { name: column, programme };
        const found = pointsOf(line, rates, record);
        return found === 'divided' ? [] : [[column, found] as const];
      }),
    );
    const staged = stagedLine(line, points, record);
    return [...staged.points.values()].some((list) => list.length > 0) ? [staged] : [];
  });
}

type Row = readonly [column: string, code: string, seq: string, ways: string];

const rowsOf = (reconstructions: readonly Reconstruction[]): Row[] =>
  reconstructions
    .filter(({ survivors }) => survivors.length > 0)
    .map((each) => [each.schedule.column, each.code, String(each.seq), printWays(distinctWays(each))]);

const print = (rows: readonly Row[]): string =>
  stringify([
    ['column', 'code', 'seq', 'ways'],
    ...[...rows].sort(([a, b, c], [x, y, z]) => {
      const [left, right] = [`${a} ${b} ${c.padStart(2)}`, `${x} ${y} ${z.padStart(2)}`];
      return left < right ? -1 : left > right ? 1 : 0;
    }),
  ]);

/**
 * The files of `facts/staging/` that hold the reconstruction: for every rate that is staged, the ways that give every
 * edition. The columns of docs/staging.md are fitted together, every other by itself.
 */
export function stagingFiles(record: TariffRecord, ladders: readonly LadderFacts[]): Map<string, string> {
  const japan = everyLine(record, 'JP');
  const alone = olderJapanSchedules(record.instruments).map((schedule) => [schedule]);
  const japanRows = [japanSchedules(ladders), ...alone].flatMap((schedules) =>
    rowsOf(reconstruct(stagedLines(japan, schedules, undefined, record), schedules)),
  );
  const unitedStates = [unitedStatesSchedule];
  const american = everyLine(record, 'US').filter(({ code }) => code < '98');
  const lines = stagedLines(american, unitedStates, 'JP', record);
  return new Map([
    ['JP.csv', print(japanRows)],
    ['US.csv', print(rowsOf(reconstruct(lines, unitedStates, { traceFree: true })))],
  ]);
}
