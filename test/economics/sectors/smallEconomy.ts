import type { SectorTables } from '../../../src/economics/index.js';

/** A small seeded generator (mulberry32) for test data. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface SmallEconomy {
  readonly seed: number;
  readonly regions?: number;
  readonly sectors?: number;
  readonly inputs?: boolean;
}

/** Accounts in balance: final use is what inputs leave of absorption, and inputs never take it all. */
export function smallEconomy({ seed, regions: N = 4, sectors: J = 3, inputs: linked = true }: SmallEconomy): {
  tables: SectorTables;
  newTariffs: Float64Array;
  tradeCosts: Float64Array;
} {
  const random = seeded(seed);
  const trade = new Float64Array(J * N * N);
  const tariffs = new Float64Array(J * N * N);
  const newTariffs = new Float64Array(J * N * N);
  const tradeCosts = new Float64Array(J * N * N).fill(1);
  for (let cell = 0; cell < trade.length; cell++) {
    const home = cell % N === Math.floor(cell / N) % N;
    trade[cell] = home ? 100 + 200 * random() : 40 * random();
    if (home) continue;
    tariffs[cell] = 0.3 * random();
    newTariffs[cell] = 0.3 * random();
    tradeCosts[cell] = 0.9 + 0.2 * random();
  }
  const output = new Float64Array(J * N);
  const absorption = new Float64Array(J * N);
  for (const [cell, value] of trade.entries()) {
    const j = Math.floor(cell / (N * N));
    const importer = Math.floor(cell / N) % N;
    output[j * N + (cell % N)] = (output[j * N + (cell % N)] as number) + value;
    absorption[j * N + importer] =
      (absorption[j * N + importer] as number) + value * (1 + (tariffs[cell] as number));
  }
  const inputs = new Float64Array(N * J * J);
  for (let n = 0; n < N; n++) {
    for (let k = 0; k < J; k++) {
      // Of each good at most 70 % goes into production, split over the users.
      for (let j = 0; j < J; j++) {
        const most = Math.min(absorption[k * N + n] as number, output[j * N + n] as number);
        inputs[(n * J + j) * J + k] = ((0.7 * most) / J) * random();
      }
    }
  }
  return {
    tables: {
      regions: Array.from({ length: N }, (_, n) => `R${n}`),
      sectors: Array.from({ length: J }, (_, j) => `S${j}`),
      trade,
      tariffs,
      elasticities: Float64Array.from({ length: J }, () => 2 + 6 * random()),
      ...(linked ? { inputs } : {}),
    },
    newTariffs,
    tradeCosts,
  };
}
