import { Problem } from '../../../base/index.js';
import { type FieldNames, type Fields, readFields } from '../readFields.js';

/** The fields of a market and the names under which tables have them. */
export const NAMES = {
  line: ['line', 'code', 'hs', 'product', 'tariff_line'],
  importer: ['importer', 'reporter', 'destination'],
  source: ['source', 'exporter', 'partner', 'origin'],
  value: ['value', 'trade', 'imports'],
  tariff: ['tariff', 'tariff_old', 'old_tariff'],
  tariff_new: ['tariff_new', 'new_tariff'],
  quantity: ['quantity'],
  domestic: ['domestic'],
  import_demand_elasticity: ['import_demand_elasticity', 'demand_elasticity'],
  substitution_elasticity: ['substitution_elasticity'],
  supply_elasticity: ['supply_elasticity', 'export_supply_elasticity'],
  subsidy: ['subsidy'],
  subsidy_new: ['subsidy_new', 'new_subsidy'],
} satisfies FieldNames<string>;

export type MarketField = keyof typeof NAMES;
export type MarketFields = Fields<MarketField>;

export interface MarketQuestion {
  readonly file: string;
  readonly where?: string | undefined;
  readonly columns?: readonly string[] | undefined;
  readonly tariffs?: 'fraction' | 'percent' | undefined;
}

export const MOST_ROWS = 2_000_000;

/** Reads the table of a market. Throws Problem `invalidInput` for one that cannot be read or lacks a column. */
export async function readMarketFields(
  { file, where, columns }: MarketQuestion,
  required: readonly MarketField[],
  signal: AbortSignal | undefined,
): Promise<MarketFields> {
  const table = await readFields(file, {
    names: NAMES,
    required,
    map: columns,
    mapPrefix: '',
    where,
    signal,
  });
  if (table.rows <= MOST_ROWS) return table;
  throw new Problem(
    'invalidInput',
    `the file has ${table.rows} rows; at most ${MOST_ROWS} are solved at once`,
    ['choose rows by a condition'],
  );
}

/** Rates of a column as fractions. */
export function ratesOf(
  table: MarketFields,
  field: MarketField,
  unit: MarketQuestion['tariffs'],
): Float64Array {
  const cells = table.numbers(field);
  return unit === 'percent' ? cells.map((cell) => cell / 100) : cells;
}

/** The codes of a column of names, every row with one; a column that is not there has one empty name. */
export function namesIn(
  table: MarketFields,
  field: MarketField,
): { readonly codes: Int32Array; readonly levels: readonly (string | null)[] } {
  if (!table.has(field)) return { codes: new Int32Array(table.rows), levels: [null] };
  const { codes, levels } = table.labels(field);
  const row = codes.indexOf(-1);
  if (row < 0) return { codes, levels };
  throw new Problem('invalidInput', `row ${table.place(row)}: the ${field} is missing`);
}
