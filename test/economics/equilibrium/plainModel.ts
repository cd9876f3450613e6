import type { Shock, World } from '../../../src/economics/index.js';

/**
 * The same model written the long way, in levels and plain arrays, with tariff revenue as income of its own, and solved by
 * small steps: an independent check of the solver.
 */
export function plainModel(world: World, shock: Shock, theta: number, psi: number, closure: string) {
  const n = world.size;
  const all = Array.from({ length: n }, (_, i) => i);
  const sum = (f: (i: number) => number) => all.reduce((total, i) => total + f(i), 0);
  const cell = (matrix: Float64Array | undefined, i: number, j: number, without: number) =>
    matrix?.[i * n + j] ?? without;
  const before = (i: number, j: number) => cell(world.tariffs, i, j, 0);
  const after = (i: number, j: number) => (shock.tariffs ? cell(shock.tariffs, i, j, 0) : before(i, j));
  const X = (i: number, j: number) => cell(world.trade, i, j, 0);
  const Y = all.map((i) => sum((j) => X(i, j)));
  const B = all.map((j) => sum((i) => X(i, j)));
  const E = all.map((j) => sum((i) => X(i, j) * (1 + before(i, j))));
  const share = all.map((i) => all.map((j) => (X(i, j) * (1 + before(i, j))) / (E[j] ?? 1)));
  const total = sum((i) => Y[i] ?? 0);
  let p = all.map(() => 1);
  let state = { P: p, income: p, spending: E, trade: all.map(() => p) };
  for (let step = 0; step < 20_000; step++) {
    const raw = all.map((i) =>
      all.map((j) => {
        const delivered = (p[i] ?? 1) * ((1 + after(i, j)) / (1 + before(i, j)));
        return (share[i]?.[j] ?? 0) * cell(shock.costTerm, i, j, 1) * delivered ** -theta;
      }),
    );
    const P = all.map((j) => sum((i) => raw[i]?.[j] ?? 0) ** (-1 / theta));
    const newShare = all.map((i) => all.map((j) => (raw[i]?.[j] ?? 0) * (P[j] ?? 1) ** theta));
    const income = all.map((i) => (Y[i] ?? 0) * (p[i] ?? 1) * ((p[i] ?? 1) / (P[i] ?? 1)) ** psi);
    const world = all.reduce((all, i) => all + (income[i] ?? 0), 0);
    const weighted = sum((j) => ((income[j] ?? 0) * (B[j] ?? 0)) / (Y[j] ?? 1));
    const absorbed = all.map((j) => {
      if (closure === 'additive') return (income[j] ?? 0) + (((B[j] ?? 0) - (Y[j] ?? 0)) * world) / total;
      if (closure === 'multiplicative')
        return ((income[j] ?? 0) * (B[j] ?? 0) * world) / (Y[j] ?? 1) / weighted;
      return income[j] ?? 0;
    });
    // spending = absorbed + revenue, and revenue is a part of spending
    const spending = all.map((j) => {
      const revenueOfOne = sum((i) => ((newShare[i]?.[j] ?? 0) * after(i, j)) / (1 + after(i, j)));
      return (absorbed[j] ?? 0) / (1 - revenueOfOne);
    });
    const trade = all.map((i) =>
      all.map((j) => ((newShare[i]?.[j] ?? 0) * (spending[j] ?? 0)) / (1 + after(i, j))),
    );
    state = { P, income, spending, trade };
    const excess = all.map((i) => sum((j) => trade[i]?.[j] ?? 0) / (income[i] ?? 1));
    if (Math.max(...excess.map((e) => Math.abs(e - 1))) < 1e-13) break;
    p = p.map((old, i) => old * (excess[i] ?? 1) ** (1 / (1 + theta + psi)));
    const level = sum((i) => (Y[i] ?? 0) * (p[i] ?? 1) * ((p[i] ?? 1) / (P[i] ?? 1)) ** psi) / total;
    p = p.map((old) => old / level);
  }
  return all.map((i) => ({
    price: p[i] ?? 0,
    output: (state.income[i] ?? 0) / (Y[i] ?? 1),
    inwardResistance: state.P[i] ?? 0,
    expenditure: (state.spending[i] ?? 0) / (E[i] ?? 1),
    realIncome: (state.spending[i] ?? 0) / (E[i] ?? 1) / (state.P[i] ?? 1),
  }));
}
