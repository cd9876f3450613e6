import { nearest, Problem } from '../../base/index.js';
import type { SectorChange, SectorTables } from './tables.js';

/** A column of names: a code for each row (-1 where the cell is empty) and the names. */
export interface NameColumn {
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

/** Rows of a table that was read. */
export interface TableRows {
  /** the number of a row in its file, for messages; the first is 1 when absent */
  readonly place?: ((row: number) => number) | undefined;
}

/** Trade with one row for each sector, exporter and importer; domestic sales are rows where both are the same. */
export interface TradeRows extends TableRows {
  readonly sector: NameColumn;
  readonly exporter: NameColumn;
  readonly importer: NameColumn;
  /** before duties; NaN is missing */
  readonly value: Float64Array;
  /** fractions; left out: no tariffs */
  readonly tariff?: Float64Array | undefined;
  readonly newTariff?: Float64Array | undefined;
  /** ratio of new to old iceberg costs */
  readonly tradeCost?: Float64Array | undefined;
}

export interface RegionRows extends TableRows {
  readonly region: NameColumn;
  readonly value: Float64Array;
}

export interface SectorRows extends RegionRows {
  readonly sector: NameColumn;
}

export interface InputRows extends SectorRows {
  /** the sector that is used; `sector` uses it */
  readonly input: NameColumn;
}

export interface ElasticityRows extends TableRows {
  readonly sector: NameColumn;
  readonly value: Float64Array;
}

export interface LongTables {
  readonly trade: TradeRows;
  readonly elasticities: ElasticityRows;
  readonly inputs?: InputRows | undefined;
  readonly valueAdded?: SectorRows | undefined;
  readonly finalUse?: SectorRows | undefined;
  readonly deficits?: RegionRows | undefined;
}

/** Dense tables beyond this do not fit into memory with all that the solver needs. */
const mostCells = 10_000_000;

const bad = (message: string, suggestions: readonly string[] = []) =>
  new Problem('invalidInput', message, suggestions);

/**
 * Dense accounts from long tables. Regions are all exporters and importers, sectors those of the trade table, in
 * the order of their names; a cell without a row is zero.
 *
 * @throws Problem for unknown names (with the nearest), rows given twice, empty names and missing numbers, and
 * for a region that exports in a sector without a row of domestic sales.
 */
export function tablesFromLong(long: LongTables): {
  readonly tables: SectorTables;
  readonly change: SectorChange;
} {
  const { trade } = long;
  const regions = [...new Set([...trade.exporter.levels, ...trade.importer.levels])].sort();
  const sectors = trade.sector.levels;
  const N = regions.length;
  const J = sectors.length;
  if (J * N * N > mostCells || (long.inputs && J * J * N > mostCells)) {
    throw bad(`${N} regions and ${J} sectors are too many: at most ${mostCells} cells of trade or inputs`, [
      'look whether the columns of regions and sectors are the right ones',
    ]);
  }
  const cells = cellsOf(
    trade,
    'trade',
    [J, N, N],
    [
      codesIn(trade, trade.sector, sectors, 'trade', 'sector'),
      codesIn(trade, trade.importer, regions, 'trade', 'importer'),
      codesIn(trade, trade.exporter, regions, 'trade', 'exporter'),
    ],
  );
  const values = spread(cells, requireNumbers(trade, trade.value, 'trade', 'value'), J * N * N, 0);
  requireDomesticRows({ regions, sectors, trade: values }, cells);
  const tariffs = spread(cells, requireTariffs(trade), J * N * N, 0);
  /** An empty cell changes nothing. */
  const changed = (column: Float64Array | undefined, unchanged: (cell: number) => number) => {
    if (!column) return undefined;
    const dense = Float64Array.from(tariffs, (_, cell) => unchanged(cell));
    for (const [row, value] of column.entries())
      if (!Number.isNaN(value)) dense[cells[row] as number] = value;
    return dense;
  };
  const byRegion = (what: string, rows: SectorRows | undefined) =>
    rows &&
    spread(
      cellsOf(
        rows,
        what,
        [J, N],
        [
          codesIn(rows, rows.sector, sectors, what, 'sector'),
          codesIn(rows, rows.region, regions, what, 'region'),
        ],
      ),
      requireNumbers(rows, rows.value, what, 'value'),
      J * N,
      0,
    );
  return {
    tables: {
      regions,
      sectors,
      trade: values,
      tariffs,
      elasticities: elasticitiesOf(long.elasticities, sectors),
      inputs: inputsOf(long.inputs, regions, sectors),
      valueAdded: byRegion('value added', long.valueAdded),
      finalUse: byRegion('final use', long.finalUse),
      deficits: deficitsOf(long.deficits, regions),
    },
    change: {
      tariffs: changed(trade.newTariff, (cell) => tariffs[cell] as number),
      tradeCosts: changed(trade.tradeCost, () => 1),
    },
  };
}

/** "row 12 of trade", by the numbers of the file. */
export const rowOf = (rows: TableRows, row: number, what: string): string =>
  `row ${rows.place?.(row) ?? row + 1} of ${what}`;

/** The codes of a column against the names in use. */
function codesIn(
  rows: TableRows,
  column: NameColumn,
  names: readonly string[],
  what: string,
  of: string,
): Int32Array {
  const places = new Map(names.map((name, place) => [name, place]));
  const codes = column.levels.map((level) => {
    const place = places.get(level);
    if (place === undefined) throw unknownName(level, names, what, of);
    return place;
  });
  return column.codes.map((code, row) => {
    if (code < 0) throw bad(`${rowOf(rows, row, what)}: the ${of} is missing`);
    return codes[code] as number;
  });
}

const unknownName = (name: string, names: readonly string[], what: string, of: string) =>
  bad(`${what}: there is no ${of} "${name}" in the trade table`, nearest(name, names));

/** One dense place for each row; throws for rows that name the same place. */
function cellsOf(
  rows: TableRows,
  what: string,
  sizes: readonly number[],
  keys: readonly Int32Array[],
): Int32Array {
  const [first] = keys;
  const cells = new Int32Array(first?.length ?? 0);
  for (const [key, codes] of keys.entries()) {
    const size = sizes[key] as number;
    for (let row = 0; row < cells.length; row++) {
      cells[row] = (cells[row] as number) * size + (codes[row] as number);
    }
  }
  const rowAt = new Int32Array(sizes.reduce((product, size) => product * size, 1));
  for (const [row, cell] of cells.entries()) {
    const earlier = rowAt[cell] as number;
    if (earlier > 0) {
      throw bad(`${rowOf(rows, row, what)} gives the cell of ${rowOf(rows, earlier - 1, what)} again`);
    }
    rowAt[cell] = row + 1;
  }
  return cells;
}

function spread(cells: Int32Array, values: Float64Array, size: number, otherwise: number): Float64Array {
  const dense = new Float64Array(size).fill(otherwise);
  for (const [row, cell] of cells.entries()) dense[cell] = values[row] as number;
  return dense;
}

function requireNumbers(rows: TableRows, values: Float64Array, what: string, column: string): Float64Array {
  const row = values.findIndex((value) => Number.isNaN(value));
  if (row >= 0) throw bad(`${rowOf(rows, row, what)}: the ${column} is missing`);
  return values;
}

/** The rates of the rows; one may be missing where it has no effect: on domestic sales and where nothing is traded. */
function requireTariffs(trade: TradeRows): Float64Array {
  const { exporter, importer, value, tariff } = trade;
  if (!tariff) return new Float64Array(value.length);
  return tariff.map((rate, row) => {
    if (!Number.isNaN(rate)) return rate;
    const home =
      exporter.levels[exporter.codes[row] as number] === importer.levels[importer.codes[row] as number];
    if (value[row] !== 0 && !home) throw bad(`${rowOf(trade, row, 'trade')}: the tariff is missing`);
    return 0;
  });
}

function requireDomesticRows(
  { regions, sectors, trade }: Pick<SectorTables, 'regions' | 'sectors' | 'trade'>,
  cells: Int32Array,
): void {
  const N = regions.length;
  const given = new Set(cells);
  for (const [j, sector] of sectors.entries()) {
    for (const [n, region] of regions.entries()) {
      if (given.has((j * N + n) * N + n)) continue;
      for (let importer = 0; importer < N; importer++) {
        if (trade[(j * N + importer) * N + n] === 0) continue;
        throw bad(`domestic sales are missing: ${region} sells ${sector} abroad, but has no row to itself`, [
          'add a row with the region as exporter and importer: gross output less exports, or 0',
        ]);
      }
    }
  }
}

function elasticitiesOf(rows: ElasticityRows, sectors: readonly string[]): Float64Array {
  const values = new Map<string, number>();
  for (const [row, code] of rows.sector.codes.entries()) {
    if (code < 0) throw bad(`${rowOf(rows, row, 'elasticities')}: the sector is missing`);
    const sector = rows.sector.levels[code] as string;
    if (values.has(sector)) throw bad(`elasticities: sector "${sector}" is given twice`);
    values.set(sector, rows.value[row] as number);
  }
  return Float64Array.from(sectors, (sector) => {
    const value = values.get(sector);
    if (value === undefined) {
      throw bad(`elasticities: there is none for sector "${sector}"`, nearest(sector, values.keys()));
    }
    if (Number.isNaN(value)) throw bad(`elasticities: that of sector "${sector}" is missing`);
    return value;
  });
}

function inputsOf(
  rows: InputRows | undefined,
  regions: readonly string[],
  sectors: readonly string[],
): Float64Array | undefined {
  if (!rows) return undefined;
  const sizes = [regions.length, sectors.length, sectors.length];
  const cells = cellsOf(rows, 'inputs', sizes, [
    codesIn(rows, rows.region, regions, 'inputs', 'region'),
    codesIn(rows, rows.sector, sectors, 'inputs', 'sector'),
    codesIn(rows, rows.input, sectors, 'inputs', 'sector'),
  ]);
  const values = requireNumbers(rows, rows.value, 'inputs', 'value');
  return spread(cells, values, regions.length * sectors.length ** 2, 0);
}

function deficitsOf(rows: RegionRows | undefined, regions: readonly string[]): Float64Array | undefined {
  if (!rows) return undefined;
  const cells = cellsOf(
    rows,
    'deficits',
    [regions.length],
    [codesIn(rows, rows.region, regions, 'deficits', 'region')],
  );
  const values = requireNumbers(rows, rows.value, 'deficits', 'deficit');
  const deficits = spread(cells, values, regions.length, Number.NaN);
  const none = deficits.findIndex((deficit) => Number.isNaN(deficit));
  if (none >= 0) throw bad(`deficits: there is no row for ${regions[none]}`);
  return deficits;
}
