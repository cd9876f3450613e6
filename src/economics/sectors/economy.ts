import { Problem } from '../../base/index.js';
import { checkTables } from './checkTables.js';
import type { SectorTables } from './tables.js';

/**
 * The base as the model sees it: shares that stay (value added, inputs, final use) and values that move.
 * Arrays by sector and region are `[sector][region]`, entry `sector × N + region`.
 */
export interface SectorEconomy {
  readonly regions: readonly string[];
  readonly sectors: readonly string[];
  /** θ by sector */
  readonly elasticities: Float64Array;
  /** γ of value added in output, [sector][region] */
  readonly valueAddedShares: Float64Array;
  /** γ of each input in output, [region][using sector][input sector]; absent: output is value added only */
  readonly inputShares: Float64Array | undefined;
  /** α of each sector in final spending, [sector][region], adding to one in each region */
  readonly finalShares: Float64Array;
  /** π of each source in what an importer spends on a sector, duties included, [sector][importer][exporter] */
  readonly tradeShares: Float64Array;
  /** τ, [sector][importer][exporter] */
  readonly tariffs: Float64Array;
  /** X, spending on a sector with duties, [sector][region] */
  readonly spending: Float64Array;
  /** wL, [region] */
  readonly labourIncome: Float64Array;
  /** D, imports less exports to be held, [region] */
  readonly deficits: Float64Array;
}

/**
 * Turns checked accounts into the shares of the model (Caliendo and Parro 2015, section 3): output is all sales
 * of a sector before duties, spending all purchases with duties, final shares what is bought beyond intermediate
 * use. A negative remainder counts as zero. Spending is what the shares imply (intermediate use plus final
 * spending of income), so accounts that do not balance show as an imbalance that `settle` removes.
 *
 * @throws Problem naming the cell that cannot be used (see `checkTables`), and for an income that is not positive.
 */
export function economyOf(tables: SectorTables): SectorEconomy {
  checkTables(tables);
  const { regions, sectors, trade, tariffs, inputs } = tables;
  const N = regions.length;
  const J = sectors.length;
  const output = new Float64Array(J * N);
  const absorption = new Float64Array(J * N);
  const tradeShares = new Float64Array(J * N * N);
  const revenue = new Float64Array(N);
  const balance = new Float64Array(N);
  for (let j = 0; j < J; j++) {
    for (let n = 0; n < N; n++) {
      const row = (j * N + n) * N;
      let bought = 0;
      for (let i = 0; i < N; i++) {
        const value = trade[row + i] as number;
        const duty = value * (tariffs[row + i] as number);
        bought += value + duty;
        add(output, j * N + i, value);
        add(revenue, n, duty);
        add(balance, n, value);
        add(balance, i, -value);
        tradeShares[row + i] = value + duty;
      }
      absorption[j * N + n] = bought;
      // Nobody buys here: any shares do, as nothing is spent on them.
      if (bought === 0) tradeShares[row + n] = 1;
      else for (let i = 0; i < N; i++) tradeShares[row + i] = (tradeShares[row + i] as number) / bought;
    }
  }
  const deficits = tables.deficits ?? balance;
  const valueAddedShares = new Float64Array(J * N).fill(1);
  const inputShares = inputs ? sharesOfInputs(tables, inputs, output, valueAddedShares) : undefined;
  const labourIncome = new Float64Array(N);
  for (let cell = 0; cell < J * N; cell++) {
    add(labourIncome, cell % N, (valueAddedShares[cell] as number) * (output[cell] as number));
  }
  const income = labourIncome.map((wages, n) => wages + (revenue[n] as number) + (deficits[n] as number));
  for (const [n, region] of regions.entries()) {
    if ((labourIncome[n] as number) > 0 && (income[n] as number) > 0) continue;
    throw new Problem(
      'invalidInput',
      `region ${region} has no income to spend: value added ${labourIncome[n]}, tariff revenue ${revenue[n]}, deficit ${deficits[n]}`,
    );
  }
  const intermediateUse = useOfInputs(N, J, inputShares, output);
  const finalShares = sharesOfFinalUse(tables, absorption, intermediateUse);
  const spending = new Float64Array(J * N);
  for (let cell = 0; cell < J * N; cell++) {
    const needed =
      (intermediateUse[cell] as number) + (finalShares[cell] as number) * (income[cell % N] as number);
    if (needed !== 0 && absorption[cell] === 0) {
      throw new Problem(
        'invalidInput',
        `${regions[cell % N]} uses ${sectors[Math.floor(cell / N)]} but buys none, neither at home nor abroad`,
      );
    }
    // What corrections in the statistics turn negative cannot be bought; the solver starts from a small amount.
    spending[cell] = needed >= 0 ? needed : 1e-9 * (absorption[cell] as number);
  }
  return {
    regions,
    sectors,
    elasticities: tables.elasticities,
    valueAddedShares,
    inputShares,
    finalShares,
    tradeShares,
    tariffs,
    spending,
    labourIncome,
    deficits,
  };
}

const add = (into: Float64Array, index: number, value: number): void => {
  into[index] = (into[index] as number) + value;
};

/** Input shares scaled so that with the value-added share they add to one exactly: money neither appears nor leaks. */
function sharesOfInputs(
  { regions, sectors, valueAdded }: SectorTables,
  inputs: Float64Array,
  output: Float64Array,
  valueAddedShares: Float64Array,
): Float64Array {
  const N = regions.length;
  const J = sectors.length;
  const shares = new Float64Array(N * J * J);
  for (let n = 0; n < N; n++) {
    for (let j = 0; j < J; j++) {
      const sold = output[j * N + n] as number;
      if (sold === 0) continue;
      const row = (n * J + j) * J;
      let used = 0;
      for (let k = 0; k < J; k++) used += inputs[row + k] as number;
      const own = valueAdded ? (valueAdded[j * N + n] as number) / sold : 1 - used / sold;
      const share = used > 0 ? Math.min(own, 1) : 1;
      valueAddedShares[j * N + n] = share;
      if (used > 0) {
        for (let k = 0; k < J; k++) shares[row + k] = ((inputs[row + k] as number) / used) * (1 - share);
      }
    }
  }
  return shares;
}

/** What the sectors of each region need of each input at an output, [sector][region]. */
function useOfInputs(
  N: number,
  J: number,
  inputShares: Float64Array | undefined,
  output: Float64Array,
): Float64Array {
  const use = new Float64Array(J * N);
  if (!inputShares) return use;
  for (let n = 0; n < N; n++) {
    for (let j = 0; j < J; j++) {
      const sold = output[j * N + n] as number;
      const row = (n * J + j) * J;
      for (let k = 0; k < J; k++) add(use, k * N + n, (inputShares[row + k] as number) * sold);
    }
  }
  return use;
}

function sharesOfFinalUse(
  { regions, finalUse }: SectorTables,
  absorption: Float64Array,
  intermediateUse: Float64Array,
): Float64Array {
  const N = regions.length;
  const shares = absorption.map((bought, cell) =>
    finalUse ? (finalUse[cell] as number) : Math.max(0, bought - (intermediateUse[cell] as number)),
  );
  const total = new Float64Array(N);
  for (const [cell, share] of shares.entries()) add(total, cell % N, share);
  for (const [n, region] of regions.entries()) {
    if ((total[n] as number) > 0) continue;
    throw new Problem(
      'invalidInput',
      `region ${region} has nothing left for final use: inputs take all it buys`,
    );
  }
  return shares.map((share, cell) => share / (total[cell % N] as number));
}
