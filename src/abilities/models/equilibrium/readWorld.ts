import { basename } from 'node:path';
import { Problem } from '../../../base/index.js';
import { columnTotals, fittedWorld, makeWorld, rowTotals, type World } from '../../../economics/index.js';
import type { Label } from '../../../law/index.js';
import type { EquilibriumRequest } from '../equilibrium.js';
import { type Fields, readFields } from '../readFields.js';
import { cellsOf, countriesOf, matrixOf, PAIR_NAMES, type PairField, rates } from './pairs.js';
import type { ReadCoefficients } from './readCoefficients.js';

type WorldField = PairField | 'trade' | 'tariff' | 'tariff_new' | 'output' | 'expenditure';

const NAMES = {
  ...PAIR_NAMES,
  trade: ['trade', 'value', 'flow', 'flows'],
  tariff: ['tariff', 'tariff_old', 'old_tariff'],
  tariff_new: ['tariff_new', 'new_tariff'],
  output: ['output', 'y'],
  expenditure: ['expenditure', 'e'],
};

const MOST_COUNTRIES = 1_500;

export interface ReadWorld {
  readonly world: World;
  /** tariffs after the shock that the table itself has */
  readonly newTariffs: Float64Array | undefined;
  readonly notes: readonly Label[];
}

/** A total of each country that its rows repeat. Throws Problem where two rows of a country do not agree. */
function totalsOf(
  table: Fields<string>,
  field: 'output' | 'expenditure',
  side: PairField,
  countries: readonly string[],
): Float64Array {
  const totals = new Float64Array(countries.length).fill(Number.NaN);
  const values = table.numbers(field);
  const { codes, levels } = table.labels(side);
  for (const [row, code] of codes.entries()) {
    const value = values[row] as number;
    const place = countries.indexOf(levels[code] as string);
    const before = totals[place] as number;
    if (Number.isNaN(value) || before === value) continue;
    if (!Number.isNaN(before)) {
      throw new Problem(
        'invalidInput',
        `row ${table.place(row)}: the ${field} of ${countries[place]} is ${value}, and ${before} in a row before`,
      );
    }
    totals[place] = value;
  }
  const missing = countries.find((_, place) => Number.isNaN(totals[place]));
  if (missing === undefined) return totals;
  throw new Problem('invalidInput', `the ${field} of ${missing} is not given in any row`);
}

/** Sales at home where the table has no row of them: output less exports. */
function fillHome(
  trade: Float64Array,
  has: Uint8Array,
  output: Float64Array,
  countries: readonly string[],
  mayBeZero: boolean,
): string[] {
  const size = countries.length;
  return countries.filter((country, i) => {
    if (has[i * size + i]) return false;
    let exports = 0;
    for (let j = 0; j < size; j++) exports += j === i ? 0 : (trade[i * size + j] as number);
    const home = (output[i] as number) - exports;
    if (home <= 0 && !mayBeZero) {
      throw new Problem(
        'invalidInput',
        `sales at home of ${country} would be ${home}: its exports of ${exports} are not below its output of ${output[i]}`,
        ['--zero-domestic-sales takes them for 0'],
      );
    }
    trade[i * size + i] = Math.max(0, home);
    return true;
  });
}

/** Reads the trade matrix of a table. Throws Problem `invalidInput` naming what cannot be used. */
export async function readWorld(
  request: EquilibriumRequest,
  tradeElasticity: number,
  coefficients: ReadCoefficients | undefined,
  signal: AbortSignal | undefined,
): Promise<ReadWorld> {
  const {
    file,
    where,
    columns,
    tariffs: unit,
    fitted = false,
    reference,
    zeroDomesticSales = false,
  } = request;
  const variables = fitted ? (coefficients?.names ?? []) : [];
  const table = await readFields<string>(file, {
    names: { ...NAMES, ...Object.fromEntries(variables.map((name) => [name, [name.toLowerCase()]])) },
    required: ['exporter', 'importer', ...(fitted ? variables : ['trade'])],
    map: columns,
    mapPrefix: '',
    where,
    signal,
  });
  const countries = countriesOf(table as Fields<PairField>);
  const size = countries.length;
  if (size > MOST_COUNTRIES) {
    throw new Problem(
      'invalidInput',
      `${basename(file)} has ${size} countries; at most ${MOST_COUNTRIES} are solved`,
    );
  }
  const cells = cellsOf(table as Fields<PairField>, countries, basename(file));
  const matrix = (field: WorldField, otherwise: number) =>
    matrixOf(table.numbers(field), cells, size, otherwise);
  const tariffs = table.has('tariff') ? rates(matrix('tariff', 0), unit) : undefined;
  const newTariffs = table.has('tariff_new')
    ? rates(matrixOf(table.numbers('tariff_new'), cells, size, Number.NaN), unit).map((rate, cell) =>
        Number.isNaN(rate) ? ((tariffs?.[cell] as number) ?? 0) : rate,
      )
    : undefined;
  const totals = (field: 'output' | 'expenditure', side: PairField) =>
    table.has(field) ? totalsOf(table, field, side, countries) : undefined;
  const output = totals('output', 'exporter');
  if (fitted && coefficients) {
    if (tariffs) throw new Problem('usage', 'fitted trade is without tariffs; leave out their column');
    const expenditure = totals('expenditure', 'importer');
    const trade = output && expenditure ? undefined : readTrade(table, cells, size, basename(file)).trade;
    const world = fittedWorld({
      countries,
      costTerm: fittedTerm(table, cells, countries, coefficients),
      output: output ?? rowTotals(trade as Float64Array, size),
      expenditure: expenditure ?? columnTotals(trade as Float64Array, size),
      tradeElasticity,
      reference,
    });
    return { world, newTariffs, notes: [] };
  }
  const { trade, has } = readTrade(table, cells, size, basename(file));
  const filled = output ? fillHome(trade, has, output, countries, zeroDomesticSales) : [];
  const world = makeWorld({ countries, trade, tariffs }, { domesticSalesMayBeZero: zeroDomesticSales });
  return {
    world,
    newTariffs,
    notes: [
      ...unusedOutput(world, output),
      ...(filled.length > 0
        ? [
            {
              en: `sales at home are output less exports for ${filled.length} of ${size} countries, which have no row of their own`,
              ja: `${size}か国中${filled.length}か国の国内販売は、行がないため生産額から輸出額を引いた値`,
            },
          ]
        : []),
    ],
  };
}

/** Says where the output that a table gives is not that of its trade, which is what counts. */
function unusedOutput(world: World, given: Float64Array | undefined): readonly Label[] {
  const gaps = [...(given ?? [])].map((value, i) => Math.abs(value / (world.output[i] as number) - 1));
  const off = gaps.filter((gap) => gap > 1e-6).length;
  if (off === 0) return [];
  const most = Number((100 * Math.max(...gaps)).toPrecision(2));
  return [
    {
      en: `output is the total of trade, sales at home included; for ${off} of ${world.size} countries the column of output differs from it, by up to ${most} %, and is not used`,
      ja: `生産額は国内販売を含む貿易の合計。${world.size}か国中${off}か国で生産額の列と最大${most}%異なるが、列は使わない`,
    },
  ];
}

/** exp of the sum of coefficients times variables. Throws Problem for a pair that lacks one. */
function fittedTerm(
  table: Fields<string>,
  cells: Int32Array,
  countries: readonly string[],
  { names, values }: ReadCoefficients,
): Float64Array {
  const size = countries.length;
  const term = new Float64Array(size * size).fill(Number.NaN);
  const variables = names.map((name) => table.numbers(name));
  for (const [row, cell] of cells.entries()) {
    let log = 0;
    for (const [k, variable] of variables.entries()) {
      log += (variable[row] as number) * (values[k] as number);
    }
    term[cell] = Math.exp(log);
  }
  const cell = term.findIndex(Number.isNaN);
  if (cell < 0) return term;
  throw new Problem(
    'invalidInput',
    `fitted trade needs every variable for every pair: one is missing from ${countries[Math.floor(cell / size)]} to ${countries[cell % size]}`,
  );
}

/** The flows, and which pairs have a row. Throws Problem naming the row of a cell that is missing. */
function readTrade(table: Fields<string>, cells: Int32Array, size: number, file: string) {
  const values = table.numbers('trade');
  const row = values.findIndex((value) => Number.isNaN(value));
  if (row >= 0) {
    throw new Problem(
      'invalidInput',
      `${file}, row ${table.place(row)}, column "trade": the number is missing`,
      ['write 0 where nothing is traded, or leave the row out'],
    );
  }
  const has = new Uint8Array(size * size);
  for (const cell of cells) has[cell] = 1;
  return { trade: matrixOf(values, cells, size, 0), has };
}
