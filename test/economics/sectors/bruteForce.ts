import type { SectorTables } from '../../../src/economics/index.js';

/**
 * The model solved another way, as the paper's appendix does: wages by slow steps outside; for each guess prices
 * by repetition and spending by a dense linear system. Powers per cell, nested arrays, nothing shared with src.
 */
export function bruteForce(
  tables: SectorTables,
  newTariffs: Float64Array,
  tradeCosts: Float64Array,
  deficits?: readonly number[],
): { wages: number[]; consumerPrices: number[]; income: number[]; baseIncome: number[] } {
  const N = tables.regions.length;
  const J = tables.sectors.length;
  const range = (length: number) => Array.from({ length }, (_, place) => place);
  const at = (array: Float64Array, j: number, n: number, i: number) => array[(j * N + n) * N + i] as number;
  const sum = (length: number, of: (place: number) => number) =>
    range(length).reduce((total, place) => total + of(place), 0);
  const theta = (j: number) => tables.elasticities[j] as number;
  const sold = range(J).map((j) => range(N).map((i) => sum(N, (n) => at(tables.trade, j, n, i))));
  const bought = range(J).map((j) =>
    range(N).map((n) => sum(N, (i) => at(tables.trade, j, n, i) * (1 + at(tables.tariffs, j, n, i)))),
  );
  const input = (n: number, j: number, k: number) =>
    (tables.inputs?.[(n * J + j) * J + k] ?? 0) / (sold[j]?.[n] as number);
  const labour = (n: number, j: number) => 1 - sum(J, (k) => input(n, j, k));
  const wageBill = range(N).map((n) => sum(J, (j) => labour(n, j) * (sold[j]?.[n] as number)));
  const D = range(N).map(
    (n) =>
      deficits?.[n] ?? sum(J, (j) => sum(N, (i) => at(tables.trade, j, n, i) - at(tables.trade, j, i, n))),
  );
  const revenue = range(N).map((n) =>
    sum(J, (j) => sum(N, (i) => at(tables.trade, j, n, i) * at(tables.tariffs, j, n, i))),
  );
  const observed = range(N).map((n) =>
    sum(J, (j) => sum(N, (i) => at(tables.trade, j, n, i) - at(tables.trade, j, i, n))),
  );
  const baseIncome = range(N).map(
    (n) => (wageBill[n] as number) + (revenue[n] as number) + (observed[n] as number),
  );
  const alpha = (n: number, k: number) =>
    ((bought[k]?.[n] as number) - sum(J, (j) => input(n, j, k) * (sold[j]?.[n] as number))) /
    (baseIncome[n] as number);
  const share = (j: number, n: number, i: number) =>
    (at(tables.trade, j, n, i) * (1 + at(tables.tariffs, j, n, i))) / (bought[j]?.[n] as number);
  const kappa = (j: number, n: number, i: number) =>
    (at(tradeCosts, j, n, i) * (1 + at(newTariffs, j, n, i))) / (1 + at(tables.tariffs, j, n, i));

  let wages = range(N).map(() => 1);
  let prices = range(J).map(() => range(N).map(() => 1));
  let income = baseIncome;
  for (let round = 0; round < 4000; round++) {
    let costs: number[][] = [];
    for (let repeat = 0; repeat < 500; repeat++) {
      costs = range(J).map((j) =>
        range(N).map(
          (n) =>
            (wages[n] as number) ** labour(n, j) *
            range(J).reduce((all, k) => all * (prices[k]?.[n] as number) ** input(n, j, k), 1),
        ),
      );
      const next = range(J).map((j) =>
        range(N).map(
          (n) =>
            sum(N, (i) => share(j, n, i) * (kappa(j, n, i) * (costs[j]?.[i] as number)) ** -theta(j)) **
            (-1 / theta(j)),
        ),
      );
      const moved = Math.max(
        ...next.flatMap((row, j) => row.map((price, n) => Math.abs(price - (prices[j]?.[n] as number)))),
      );
      prices = next;
      if (moved < 1e-15) break;
    }
    const newShare = (j: number, n: number, i: number) =>
      share(j, n, i) *
      ((kappa(j, n, i) * (costs[j]?.[i] as number)) / (prices[j]?.[n] as number)) ** -theta(j);
    const net = (j: number, n: number, i: number) => newShare(j, n, i) / (1 + at(newTariffs, j, n, i));
    // X_nk − Σ_j γ_njk Σ_m net_jmn X_mj − α_nk Σ_j (1 − Σ_i net_jni) X_nj = α_nk (w L + D)
    const size = N * J;
    const matrix = range(size).map(() => new Array<number>(size).fill(0));
    const right = range(size).map(() => 0);
    for (const n of range(N)) {
      for (const k of range(J)) {
        const row = matrix[n * J + k] as number[];
        row[n * J + k] = 1;
        for (const j of range(J)) {
          for (const m of range(N))
            row[m * J + j] = (row[m * J + j] as number) - input(n, j, k) * net(j, m, n);
          row[n * J + j] = (row[n * J + j] as number) - alpha(n, k) * (1 - sum(N, (i) => net(j, n, i)));
        }
        right[n * J + k] = alpha(n, k) * ((wages[n] as number) * (wageBill[n] as number) + (D[n] as number));
      }
    }
    const spending = gauss(matrix, right);
    const demand = range(N).map((n) =>
      sum(J, (j) => labour(n, j) * sum(N, (m) => net(j, m, n) * (spending[m * J + j] as number))),
    );
    income = range(N).map(
      (n) =>
        (wages[n] as number) * (wageBill[n] as number) +
        (D[n] as number) +
        sum(J, (j) => (spending[n * J + j] as number) * (1 - sum(N, (i) => net(j, n, i)))),
    );
    const gaps = range(N).map(
      (n) => (demand[n] as number) / ((wages[n] as number) * (wageBill[n] as number)),
    );
    wages = wages.map((wage, n) => wage * (gaps[n] as number) ** 0.2);
    const world =
      sum(N, (n) => (wages[n] as number) * (wageBill[n] as number)) / sum(N, (n) => wageBill[n] as number);
    wages = wages.map((wage) => wage / world);
    if (Math.max(...gaps.map((gap) => Math.abs(gap - 1))) < 1e-13) break;
  }
  const consumerPrices = range(N).map((n) =>
    range(J).reduce((all, k) => all * (prices[k]?.[n] as number) ** alpha(n, k), 1),
  );
  return { wages, consumerPrices, income, baseIncome };
}

function gauss(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  const rows = matrix.map((row, place) => [...row, right[place] as number]);
  for (let column = 0; column < size; column++) {
    let best = column;
    for (let row = column; row < size; row++) {
      if (Math.abs(rows[row]?.[column] as number) > Math.abs(rows[best]?.[column] as number)) best = row;
    }
    [rows[column], rows[best]] = [rows[best] as number[], rows[column] as number[]];
    const pivot = rows[column] as number[];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = (rows[row]?.[column] as number) / (pivot[column] as number);
      for (let k = column; k <= size; k++) {
        (rows[row] as number[])[k] = (rows[row]?.[k] as number) - factor * (pivot[k] as number);
      }
    }
  }
  return rows.map((row, place) => (row[size] as number) / (row[place] as number));
}
