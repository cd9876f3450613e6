import { nearest, Problem } from '../../base/index.js';
import { type NameColumn, rowOf, type TableRows } from './longTables.js';
import type { SectorChange, SectorTables } from './tables.js';

/** A scenario as rows; a name of "*" (or an empty cell) stands for all. Later rows win. */
export interface ShockRows extends TableRows {
  /** left out: all sectors */
  readonly sector?: NameColumn | undefined;
  readonly exporter: NameColumn;
  readonly importer: NameColumn;
  /** the new rate, a fraction; NaN leaves it */
  readonly tariff?: Float64Array | undefined;
  /** ratio of new to old iceberg costs; NaN leaves them */
  readonly tradeCost?: Float64Array | undefined;
}

/**
 * Lays the rows of a scenario over a change. Rows for all regions leave domestic sales alone.
 *
 * @throws Problem for unknown names (with the nearest) and for rows that change nothing or domestic tariffs.
 */
export function shockedBy(tables: SectorTables, change: SectorChange, rows: ShockRows): SectorChange {
  const { regions, sectors } = tables;
  const N = regions.length;
  const tariffs = (change.tariffs ?? tables.tariffs).slice();
  const tradeCosts = change.tradeCosts?.slice() ?? new Float64Array(tariffs.length).fill(1);
  const sectorsOf = rows.sector ? meant(rows.sector, sectors, 'sector') : undefined;
  const exportersOf = meant(rows.exporter, regions, 'exporter');
  const importersOf = meant(rows.importer, regions, 'importer');
  const everySector = sectors.map((_, j) => j);
  for (let row = 0; row < rows.exporter.codes.length; row++) {
    const tariff = rows.tariff?.[row] ?? Number.NaN;
    const tradeCost = rows.tradeCost?.[row] ?? Number.NaN;
    if (Number.isNaN(tariff) && Number.isNaN(tradeCost)) {
      throw new Problem('invalidInput', `${rowOf(rows, row, 'the shock')} changes neither tariffs nor costs`);
    }
    const exporters = exportersOf(row);
    const importers = importersOf(row);
    const single = exporters.length === 1 && importers.length === 1;
    for (const j of sectorsOf?.(row) ?? everySector) {
      for (const n of importers) {
        for (const i of exporters) {
          if (i === n && !single) continue;
          const cell = (j * N + n) * N + i;
          if (!Number.isNaN(tariff)) tariffs[cell] = tariff;
          if (!Number.isNaN(tradeCost)) tradeCosts[cell] = tradeCost;
        }
      }
    }
  }
  return { ...change, tariffs, tradeCosts };
}

/** For a row, the places that its cell names. */
function meant(column: NameColumn, names: readonly string[], of: string): (row: number) => readonly number[] {
  const all = names.map((_, place) => place);
  const places = column.levels.map((level) => {
    if (level === '*') return all;
    const place = names.indexOf(level);
    if (place >= 0) return [place];
    throw new Problem(
      'invalidInput',
      `shock: there is no ${of} "${level}" in the trade table`,
      nearest(level, names),
    );
  });
  return (row) => {
    const code = column.codes[row] as number;
    return code < 0 ? all : (places[code] as readonly number[]);
  };
}
