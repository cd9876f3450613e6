import { BLANK } from '../../notation/index.js';
import { columnCell, type RateColumn } from '../columnCell.js';
import type { LawRecord, Line } from '../record.js';
import type { Point, StagedLine } from '../staging/point.js';
import { counterpart } from './counterpart.js';

/** What an edition publishes for a line in a column; a blank cell is a point as well. */
export interface LinePoint extends Point {
  readonly line: Line;
}

/** The points of a line, or `divided` where a change of nomenclature leaves several. */
export function pointsOf(
  line: Line,
  column: RateColumn,
  record: LawRecord,
): readonly LinePoint[] | 'divided' {
  const points: LinePoint[] = [];
  for (const edition of record.editionsOf(line.importer)) {
    const other = counterpart(line, edition, column, record);
    if (other === 'divided') return 'divided';
    if (other) points.push({ date: edition.date, cell: columnCell(other, column), line: other });
  }
  return points;
}

/** agreements of Japan whose staging has ended and whose rates newer schedules take over */
const SETTLED_COLUMNS = ['epa_asean', 'epa_th'] as const;

const ORDINARY = { JP: ['temporary', 'wto', 'general'], US: ['general'] } as const;

/** A line as the reconstruction sees it, from the points of the columns asked for. */
export function stagedLine(
  line: Line,
  points: ReadonlyMap<string, readonly LinePoint[]>,
  record: LawRecord,
): StagedLine {
  const first = record
    .editionsOf(line.importer)
    .map((edition) => counterpart(line, edition, { name: 'general' }, record))
    .find((each) => each !== undefined && each !== 'divided') as Line;
  const of = (names: readonly string[]) => names.map((name) => first.cell(name) ?? BLANK);
  return {
    code: line.code,
    seq: line.seq,
    ordinary: of(ORDINARY[line.importer]),
    settled: line.importer === 'JP' ? of(SETTLED_COLUMNS) : [],
    points: new Map(
      [...points].map(([column, list]) => [column, list.filter(({ cell }) => cell.branches.length > 0)]),
    ),
  };
}
