import { nearest, Problem } from '../../base/index.js';
import type {
  ElasticityRows,
  LongTables,
  NameColumn,
  RegionRows,
  SectorRows,
  ShockRows,
  TradeRows,
} from '../../economics/index.js';
import { type Columns, readColumns } from './readColumns.js';

/** The files of a multi-sector model, as paths, and how their columns are named. */
export interface SectorFiles {
  readonly trade: string;
  readonly elasticities: string;
  readonly inputs?: string | undefined;
  readonly valueAdded?: string | undefined;
  readonly finalUse?: string | undefined;
  readonly deficits?: string | undefined;
  readonly shock?: string | undefined;
  /** a named set of elasticities: the column of that name, or eps_NAME */
  readonly elasticitySet?: string | undefined;
  /** "value=value_musd" for the trade table, "inputs.value=usd" for another */
  readonly map?: readonly string[] | undefined;
  /** a condition on the rows of the trade table */
  readonly where?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What the files hold, for `tablesFromLong` and `shockedBy`. */
export interface SectorRowsRead {
  readonly long: LongTables;
  readonly shock: ShockRows | undefined;
  /** sectors that the elasticity table names as services, by their codes */
  readonly services: readonly string[];
}

/** The columns of each table, with the names that are tried in turn. */
const COLUMNS = {
  trade: {
    sector: ['sector'],
    exporter: ['exporter'],
    importer: ['importer'],
    value: ['value'],
    tariff: ['tariff'],
    tariff_new: ['tariff_new', 'tariff_cfl'],
    trade_cost: ['trade_cost', 'd_cfl'],
  },
  inputs: { input: ['input'], sector: ['sector'], region: ['region'], value: ['value'] },
  'value-added': { sector: ['sector'], region: ['region'], value: ['value'] },
  final: { sector: ['sector'], region: ['region'], value: ['value'] },
  elasticities: { sector: ['sector'], name: ['name'], elasticity: ['elasticity', 'theta', 'value'] },
  deficits: { region: ['region'], deficit: ['deficit', 'D'] },
  shock: {
    sector: ['sector'],
    exporter: ['exporter'],
    importer: ['importer'],
    tariff: ['tariff'],
    trade_cost: ['trade_cost'],
  },
} as const;

type Table = keyof typeof COLUMNS;

/**
 * Reads the files of a multi-sector model. Throws Problem `invalidInput` for a file that cannot be read, a column
 * that there is not (with the nearest names), a cell that is no number, and a mapping that names no column.
 */
export async function readSectorFiles(files: SectorFiles): Promise<SectorRowsRead> {
  const names = namesOf(files.map ?? []);
  const read = async (table: Table, file: string, where?: string) =>
    new TableOf(table, names[table], await readColumns(file, { where, signal: files.signal }));
  const trade = await read('trade', files.trade, files.where);
  const elasticities = await read('elasticities', files.elasticities);
  const optional = async <T>(table: Table, file: string | undefined, take: (from: TableOf) => T) =>
    file === undefined ? undefined : take(await read(table, file));
  return {
    long: {
      trade: tradeRows(trade),
      elasticities: elasticityRows(elasticities, files.elasticitySet),
      inputs: await optional('inputs', files.inputs, (from) => ({
        ...sectorRows(from),
        input: from.labels('input'),
      })),
      valueAdded: await optional('value-added', files.valueAdded, sectorRows),
      finalUse: await optional('final', files.finalUse, sectorRows),
      deficits: await optional(
        'deficits',
        files.deficits,
        (from): RegionRows => ({ region: from.labels('region'), value: from.numbers('deficit') }),
      ),
    },
    shock: await optional('shock', files.shock, shockRows),
    services: servicesOf(elasticities),
  };
}

const tradeRows = (from: TableOf): TradeRows => ({
  sector: from.labels('sector'),
  exporter: from.labels('exporter'),
  importer: from.labels('importer'),
  value: from.numbers('value'),
  tariff: from.numbersIfThere('tariff'),
  newTariff: from.numbersIfThere('tariff_new'),
  tradeCost: from.numbersIfThere('trade_cost'),
});

const sectorRows = (from: TableOf): SectorRows => ({
  sector: from.labels('sector'),
  region: from.labels('region'),
  value: from.numbers('value'),
});

const shockRows = (from: TableOf): ShockRows => ({
  sector: from.labelsIfThere('sector'),
  exporter: from.labels('exporter'),
  importer: from.labels('importer'),
  tariff: from.numbersIfThere('tariff'),
  tradeCost: from.numbersIfThere('trade_cost'),
});

function elasticityRows(from: TableOf, set: string | undefined): ElasticityRows {
  const sector = from.labels('sector');
  const sets = from.columns.names.filter((name) => name.startsWith('eps_')).map((name) => name.slice(4));
  if (set === undefined) {
    if (sets.length > 0 && !from.has('elasticity')) {
      throw new Problem('invalidInput', 'the elasticity table holds several sets: name one', sets);
    }
    return { sector, value: from.numbers('elasticity') };
  }
  const column = [`eps_${set}`, set].find((name) => from.columns.has(name));
  if (column === undefined) {
    const near = nearest(set, [...sets, ...from.columns.names]);
    throw new Problem(
      'invalidInput',
      `there is no set of elasticities "${set}"`,
      near.length > 0 ? near : sets,
    );
  }
  return { sector, value: from.columns.numbers(column) };
}

function servicesOf(from: TableOf): string[] {
  const sector = from.labels('sector');
  const name = from.labelsIfThere('name') ?? sector;
  const services: string[] = [];
  for (const [row, code] of name.codes.entries()) {
    if (!/^services?\b/i.test(name.levels[code] ?? '')) continue;
    const called = sector.levels[sector.codes[row] ?? -1];
    if (called !== undefined) services.push(called);
  }
  return services;
}

/** One table, its columns under the names of the model. */
class TableOf {
  readonly table: Table;
  readonly names: ReadonlyMap<string, string>;
  readonly columns: Columns;

  constructor(table: Table, names: ReadonlyMap<string, string>, columns: Columns) {
    this.table = table;
    this.names = names;
    this.columns = columns;
  }

  /** The column for a name of the model: the one mapped to it, else the first of its usual names that there is. */
  private column(name: string): string {
    const mapped = this.names.get(name);
    if (mapped !== undefined) return mapped;
    const usual = (COLUMNS[this.table] as Readonly<Record<string, readonly string[]>>)[name] ?? [name];
    return usual.find((it) => this.columns.has(it)) ?? usual[0] ?? name;
  }

  has(name: string): boolean {
    return this.names.has(name) || this.columns.has(this.column(name));
  }

  numbers(name: string): Float64Array {
    return this.columns.numbers(this.column(name));
  }

  numbersIfThere(name: string): Float64Array | undefined {
    return this.has(name) ? this.numbers(name) : undefined;
  }

  labels(name: string): NameColumn {
    return this.columns.labels(this.column(name));
  }

  labelsIfThere(name: string): NameColumn | undefined {
    return this.has(name) ? this.labels(name) : undefined;
  }
}

function namesOf(map: readonly string[]): Readonly<Record<Table, ReadonlyMap<string, string>>> {
  const tables = Object.keys(COLUMNS) as Table[];
  const names = Object.fromEntries(tables.map((table) => [table, new Map<string, string>()]));
  for (const entry of map) {
    const [what = '', column = ''] = entry.split(/=(.*)/s);
    const [table, name] = what.includes('.') ? what.split('.', 2) : ['trade', what];
    const known = Object.keys(COLUMNS[table as Table] ?? {});
    if (column === '' || name === undefined || !known.includes(name)) {
      const all = tables.flatMap((it) =>
        Object.keys(COLUMNS[it]).map((key) => (it === 'trade' ? key : `${it}.${key}`)),
      );
      throw new Problem(
        'invalidInput',
        `"${entry}" maps no column: write what=column, where what is one of ${all.join(', ')}`,
        nearest(what, all),
      );
    }
    names[table as Table]?.set(name, column);
  }
  return names as Record<Table, Map<string, string>>;
}
