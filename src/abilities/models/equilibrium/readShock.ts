import { basename } from 'node:path';
import { Problem } from '../../../base/index.js';
import type { Shock, World } from '../../../economics/index.js';
import type { EquilibriumRequest } from '../equilibrium.js';
import { type Fields, readFields } from '../readFields.js';
import { numberOption } from './options.js';
import { cellsOf, PAIR_NAMES, type PairField, rates } from './pairs.js';
import type { ReadCoefficients } from './readCoefficients.js';

const NAMES = {
  ...PAIR_NAMES,
  cost: ['cost'],
  effect: ['effect'],
  tariff_new: ['tariff_new', 'new_tariff'],
};

/** A shock, and the changes of variables whose coefficients can be drawn. */
export interface ReadShock {
  /** what changes for certain: costs, effects and tariffs */
  readonly certain: Shock;
  readonly coefficients: ReadCoefficients | undefined;
  /** for each coefficient the change of its variable */
  readonly changes: readonly Float64Array[];
}

/** --effect with its standard error, as one coefficient on every pair of the table. */
function effectOf({ effect, standardError }: EquilibriumRequest): ReadCoefficients | undefined {
  if (effect === undefined) {
    if (standardError === undefined) return undefined;
    throw new Problem('usage', '--standard-error says how sure --effect is, which is not given');
  }
  const error = standardError === undefined ? undefined : numberOption(standardError, '--standard-error');
  if (error !== undefined && error < 0) {
    throw new Problem('usage', `the standard error is ${error}; it is 0 or more`);
  }
  return {
    names: ['effect'],
    values: Float64Array.of(numberOption(effect, '--effect')),
    covariance: error === undefined ? undefined : Float64Array.of(error * error),
  };
}

/**
 * Reads what changes: a row a pair of countries, with a ratio of iceberg costs (`cost`), a change of the logarithm of the
 * trade-cost term (`effect`), a new tariff (`tariff_new`), or the change of a variable whose coefficient is known. Throws
 * Problem `invalidInput` for countries that the world does not have, pairs that are there twice and cells that cannot be.
 */
export async function readShock(
  request: EquilibriumRequest,
  world: World,
  tradeElasticity: number,
  coefficients: ReadCoefficients | undefined,
  newTariffs: Float64Array | undefined,
  signal: AbortSignal | undefined,
): Promise<ReadShock> {
  const { shock: file, tariffs: unit } = request;
  const effect = effectOf(request);
  if (effect && coefficients) {
    throw new Problem(
      'usage',
      'both --effect and --coefficients are given; write the effect among the coefficients',
    );
  }
  if (file === undefined) {
    if (effect) throw new Problem('usage', '--effect needs --shock, a table of the pairs that it changes');
    return { certain: { tariffs: newTariffs }, coefficients, changes: [] };
  }
  const variables = coefficients?.names ?? [];
  const table = await readFields<string>(file, {
    names: { ...NAMES, ...Object.fromEntries(variables.map((name) => [name, [name.toLowerCase()]])) },
    required: ['exporter', 'importer'],
    signal,
  });
  const { size, countries } = world;
  const cells = cellsOf(table as Fields<PairField>, countries, basename(file));
  const moved = variables.filter((name) => table.has(name));
  const said = (['cost', 'effect', 'tariff_new'] as const).filter((name) => table.has(name));
  if (effect && table.has('effect')) {
    throw new Problem('usage', `--effect is given, and ${basename(file)} has effects of its own`);
  }
  if (!effect && moved.length + said.length === 0) {
    throw new Problem('invalidInput', `${basename(file)} says which pairs change and not how`, [
      'a column cost, the ratio of iceberg costs, new to old',
      'a column effect, the change of the logarithm of the trade-cost term',
      'a column tariff_new',
      '--effect 0.2 for all its pairs',
    ]);
  }
  const tariffs =
    newTariffs?.slice() ??
    (table.has('tariff_new') ? (world.tariffs?.slice() ?? new Float64Array(size * size)) : undefined);
  if (tariffs && table.has('tariff_new')) {
    const values = rates(table.numbers('tariff_new'), unit);
    for (const [row, cell] of cells.entries()) {
      const rate = values[row] as number;
      if (!Number.isNaN(rate)) tariffs[cell] = rate;
    }
  }
  const changeOf = (values: (row: number) => number) => {
    const change = new Float64Array(size * size);
    for (const [row, cell] of cells.entries()) change[cell] = values(row) || 0;
    return change;
  };
  const column = (name: string) => {
    const values = table.numbers(name);
    return changeOf((row) => values[row] as number);
  };
  return {
    certain: { costTerm: costTermOf(table, cells, size, tradeElasticity, basename(file)), tariffs },
    coefficients: effect ?? coefficients,
    changes: effect
      ? [changeOf(() => 1)]
      : variables.map((name) => (table.has(name) ? column(name) : new Float64Array(size * size))),
  };
}

/** The columns cost and effect as one factor on the trade-cost term. */
function costTermOf(
  table: Fields<string>,
  cells: Int32Array,
  size: number,
  tradeElasticity: number,
  file: string,
): Float64Array | undefined {
  if (!table.has('cost') && !table.has('effect')) return undefined;
  const term = new Float64Array(size * size).fill(1);
  const costs = table.has('cost') ? table.numbers('cost') : undefined;
  const effects = table.has('effect') ? table.numbers('effect') : undefined;
  for (const [row, cell] of cells.entries()) {
    const cost = costs?.[row] ?? Number.NaN;
    const effect = effects?.[row] ?? Number.NaN;
    if (!Number.isNaN(cost)) {
      if (!(cost > 0)) {
        throw new Problem(
          'invalidInput',
          `${file}, row ${table.place(row)}: the cost changes by the factor ${cost}; a ratio, new to old, is above 0`,
          ['0.9 for costs that fall by a tenth'],
        );
      }
      if (cost !== 1) term[cell] = cost ** -tradeElasticity;
    }
    if (!Number.isNaN(effect) && effect !== 0) term[cell] = (term[cell] as number) * Math.exp(effect);
  }
  return term;
}
