import { basename } from 'node:path';
import { nearest, Problem } from '../../../base/index.js';
import type {
  ElasticityRows,
  LongTables,
  NameColumn,
  RegionRows,
  SectorRows,
  ShockRows,
  TradeRows,
} from '../../../economics/index.js';
import type { EquilibriumRequest } from '../equilibrium.js';
import { readColumns } from '../readColumns.js';
import { type FieldNames, type Fields, readFields } from '../readFields.js';
import { numberOption } from './options.js';
import { PAIR_NAMES, rates } from './pairs.js';

/** What the tables of a multi-sector model hold, for `tablesFromLong` and `shockedBy`. */
export interface ReadSectors {
  readonly long: LongTables;
  readonly shock: ShockRows | undefined;
  /** sectors that the table of elasticities calls services, by their codes */
  readonly services: readonly string[];
}

const REGION = ['region', 'country', 'iso3', 'iso'];
const VALUE = ['value'];

/** The fields of each table, with the names under which tables have them. */
const NAMES = {
  trade: {
    ...PAIR_NAMES,
    sector: ['sector'],
    value: ['value', 'trade', 'flow'],
    tariff: ['tariff', 'tariff_old', 'old_tariff'],
    tariff_new: ['tariff_new', 'new_tariff', 'tariff_cfl'],
    cost: ['cost', 'd_cfl'],
  },
  inputs: { region: REGION, sector: ['sector'], input: ['input'], value: VALUE },
  'value-added': { region: REGION, sector: ['sector'], value: VALUE },
  final: { region: REGION, sector: ['sector'], value: VALUE },
  deficits: { region: REGION, deficit: ['deficit', 'd'] },
  elasticities: { sector: ['sector'], name: ['name'], elasticity: ['elasticity', 'theta', 'value'] },
  shock: { ...PAIR_NAMES, sector: ['sector'], tariff_new: ['tariff_new', 'new_tariff'], cost: ['cost'] },
} as const;

type Table = keyof typeof NAMES;
type Maps = Readonly<Record<Table, string[]>>;

/** "value=value_musd" is of the trade table, "inputs.value=usd" of another. */
function mapsOf(texts: readonly string[]): Maps {
  const tables = Object.keys(NAMES) as Table[];
  const maps = Object.fromEntries(tables.map((table) => [table, [] as string[]])) as Record<Table, string[]>;
  for (const text of texts) {
    const table = tables.find((each) => text.startsWith(`${each}.`));
    maps[table ?? 'trade'].push(table ? text.slice(table.length + 1) : text);
  }
  return maps;
}

/**
 * Reads the tables of a multi-sector model. Throws Problem `invalidInput` for a table that cannot be read, a column that
 * there is not and a cell that is no number, and `usage` for a map that names no field.
 */
export async function readSectors(
  request: EquilibriumRequest,
  signal: AbortSignal | undefined,
): Promise<ReadSectors> {
  const maps = mapsOf(request.columns ?? []);
  const read = <T extends Table>(table: T, file: string, required: readonly string[], where?: string) =>
    readFields<string>(file, {
      names: NAMES[table] as FieldNames<string>,
      required,
      map: maps[table],
      where,
      signal,
    });
  const { tariffs: unit } = request;
  const trade = await read('trade', request.file, ['sector', 'exporter', 'importer', 'value'], request.where);
  const { rows: elasticities, services } = await readElasticities(request, trade, maps, signal);
  const usesOf = async (table: Table, file: string | undefined, more: readonly string[] = []) =>
    file === undefined ? undefined : read(table, file, ['region', 'sector', ...more, 'value']);
  const inputs = await usesOf('inputs', request.inputs, ['input']);
  const valueAdded = await usesOf('value-added', request.valueAdded);
  const finalUse = await usesOf('final', request.finalUse);
  const { deficits: deficitFile, shock: shockFile } = request;
  const deficits = deficitFile && (await read('deficits', deficitFile, ['region', 'deficit']));
  const shock = shockFile && (await read('shock', shockFile, ['exporter', 'importer']));
  return {
    long: {
      trade: tradeRows(trade, unit),
      elasticities,
      inputs: inputs && { ...sectorRows(inputs), input: inputs.labels('input') },
      valueAdded: valueAdded && sectorRows(valueAdded),
      finalUse: finalUse && sectorRows(finalUse),
      deficits: deficits ? regionRows(deficits, 'deficit') : undefined,
    },
    shock: shock ? shockRows(shock, unit, basename(shockFile)) : undefined,
    services,
  };
}

const placeOf = (table: Fields<string>) => ({ place: (row: number) => table.place(row) });

const numbersIfThere = (table: Fields<string>, field: string): Float64Array | undefined =>
  table.has(field) ? table.numbers(field) : undefined;

function ratesIfThere(
  table: Fields<string>,
  field: string,
  unit: EquilibriumRequest['tariffs'],
): Float64Array | undefined {
  const values = numbersIfThere(table, field);
  return values && rates(values, unit);
}

const tradeRows = (table: Fields<string>, unit: EquilibriumRequest['tariffs']): TradeRows => ({
  ...placeOf(table),
  sector: table.labels('sector'),
  exporter: table.labels('exporter'),
  importer: table.labels('importer'),
  value: table.numbers('value'),
  tariff: ratesIfThere(table, 'tariff', unit),
  newTariff: ratesIfThere(table, 'tariff_new', unit),
  tradeCost: numbersIfThere(table, 'cost'),
});

const regionRows = (table: Fields<string>, field: string): RegionRows => ({
  ...placeOf(table),
  region: table.labels('region'),
  value: table.numbers(field),
});

const sectorRows = (table: Fields<string>): SectorRows => ({
  ...regionRows(table, 'value'),
  sector: table.labels('sector'),
});

function shockRows(table: Fields<string>, unit: EquilibriumRequest['tariffs'], file: string): ShockRows {
  if (!table.has('tariff_new') && !table.has('cost')) {
    throw new Problem('invalidInput', `${file} says where something changes and not how`, [
      'a column tariff_new, the new rate',
      'a column cost, the ratio of iceberg costs, new to old',
    ]);
  }
  return {
    ...placeOf(table),
    sector: table.has('sector') ? table.labels('sector') : undefined,
    exporter: table.labels('exporter'),
    importer: table.labels('importer'),
    tariff: ratesIfThere(table, 'tariff_new', unit),
    tradeCost: numbersIfThere(table, 'cost'),
  };
}

interface ReadElasticities {
  readonly rows: ElasticityRows;
  readonly services: readonly string[];
}

/** One elasticity for all sectors, or those of a table, of a named set where it holds several. */
async function readElasticities(
  request: EquilibriumRequest,
  trade: Fields<string>,
  maps: Maps,
  signal: AbortSignal | undefined,
): Promise<ReadElasticities> {
  const { elasticities: file, elasticity, elasticitySet: set } = request;
  if ((file === undefined) === (elasticity === undefined)) {
    throw new Problem(
      'usage',
      file === undefined
        ? 'the trade elasticities are not given'
        : 'both a table of elasticities and one for all sectors are given',
      ['--elasticities theta.csv, a row a sector', '--elasticity 4 for all sectors'],
    );
  }
  if (file === undefined) {
    const { levels } = trade.labels('sector');
    const value = new Float64Array(levels.length).fill(numberOption(elasticity ?? '', '--elasticity'));
    return {
      rows: { sector: { levels, codes: Int32Array.from(levels, (_, code) => code) }, value },
      services: [],
    };
  }
  const map = [
    ...maps.elasticities,
    ...(set === undefined ? [] : [`elasticity=${await columnOf(file, set, signal)}`]),
  ];
  const table = await readFields<string>(file, {
    names: NAMES.elasticities as FieldNames<string>,
    required: ['sector'],
    map,
    signal,
  });
  if (!table.has('elasticity')) {
    const { names } = await readColumns(file, { columns: [], signal });
    throw new Problem(
      'invalidInput',
      `${basename(file)} has no column for the elasticity`,
      setsOf(names).map((name) => `--elasticity-set ${name}`),
    );
  }
  const sector = table.labels('sector');
  const name = table.has('name') ? table.labels('name') : sector;
  return {
    rows: { ...placeOf(table), sector, value: table.numbers('elasticity') },
    services: servicesOf(sector, name),
  };
}

const setsOf = (names: readonly string[]): string[] =>
  names.filter((name) => name.startsWith('eps_')).map((name) => name.slice('eps_'.length));

/** The column of a set of elasticities: eps_NAME, or NAME itself. */
async function columnOf(file: string, set: string, signal: AbortSignal | undefined): Promise<string> {
  const { names } = await readColumns(file, { columns: [], signal });
  const column = [`eps_${set}`, set].find((name) => names.includes(name));
  if (column !== undefined) return column;
  const sets = setsOf(names);
  const near = nearest(set, sets);
  throw new Problem(
    'invalidInput',
    `${basename(file)} has no set of elasticities "${set}"`,
    near.length > 0 ? near : sets,
  );
}

function servicesOf(sector: NameColumn, name: NameColumn): string[] {
  const services: string[] = [];
  for (const [row, code] of name.codes.entries()) {
    const called = sector.levels[sector.codes[row] ?? -1];
    if (called !== undefined && /^services?\b/i.test(name.levels[code] ?? '')) services.push(called);
  }
  return services;
}
