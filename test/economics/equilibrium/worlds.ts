import fc from 'fast-check';
import { makeWorld, type Shock, type World } from '../../../src/economics/index.js';

export const names = (size: number): string[] => Array.from({ length: size }, (_, i) => `C${i + 1}`);

const numbers = (size: number, min: number, max: number) =>
  fc
    .array(fc.double({ min, max, noNaN: true }), { minLength: size * size, maxLength: size * size })
    .map((cells) => Float64Array.from(cells));

export const withoutDiagonal = (cells: Float64Array, at = 0): Float64Array => {
  const size = Math.sqrt(cells.length);
  return cells.map((cell, i) => (Math.floor(i / size) === i % size ? at : cell));
};

export interface Case {
  readonly world: World;
  readonly shock: Shock;
}

/** Worlds of 2 to 7 countries, most sales at home, some pairs without trade, with tariffs before and after a shock. */
export const cases: fc.Arbitrary<Case> = fc.integer({ min: 2, max: 7 }).chain((size) =>
  fc
    .record({
      flows: numbers(size, 0.5, 3),
      home: fc.array(fc.double({ min: 5, max: 60, noNaN: true }), { minLength: size, maxLength: size }),
      scale: fc.array(fc.double({ min: 0.5, max: 4, noNaN: true }), { minLength: size, maxLength: size }),
      before: numbers(size, 0, 0.4),
      after: numbers(size, 0, 0.4),
      cost: numbers(size, -0.8, 0.8),
      tariffs: fc.boolean(),
    })
    .map(({ flows, home, scale, before, after, cost, tariffs }) => {
      const trade = flows.map((flow, cell) => {
        const i = Math.floor(cell / size);
        const j = cell % size;
        const large = Math.sqrt((scale[i] ?? 1) * (scale[j] ?? 1));
        return i === j ? (home[i] ?? 1) * large : (i + 2 * j) % 5 === 4 ? 0 : flow * large;
      });
      return {
        world: makeWorld({
          countries: names(size),
          trade,
          ...(tariffs && { tariffs: withoutDiagonal(before) }),
        }),
        shock: {
          costTerm: withoutDiagonal(cost).map(Math.exp),
          ...(tariffs && { tariffs: withoutDiagonal(after) }),
        },
      };
    }),
);

/** The world whose countries stand in another order. */
export function reordered(matrix: Float64Array, order: readonly number[]): Float64Array {
  const size = order.length;
  return Float64Array.from(
    { length: size * size },
    (_, cell) => matrix[(order[Math.floor(cell / size)] ?? 0) * size + (order[cell % size] ?? 0)] ?? 0,
  );
}

/** A balanced matrix close to the given: symmetric in its flows. */
export const symmetric = (trade: Float64Array): Float64Array => {
  const size = Math.sqrt(trade.length);
  return trade.map((flow, cell) => {
    const mirrored = trade[(cell % size) * size + Math.floor(cell / size)] ?? 0;
    return (flow + mirrored) / 2;
  });
};
