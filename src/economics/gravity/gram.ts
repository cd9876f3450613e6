import type { Loops } from './loops/loops.js';

/** Weighted products of columns, X'WX (row-major). Two columns by two are multiplied at a time. */
export function gramOf(columns: readonly Float64Array[], weights: Float64Array, loops: Loops): Float64Array {
  const size = columns.length;
  const gram = new Float64Array(size * size);
  const set = (i: number, j: number, value: number): void => {
    gram[i * size + j] = value;
    gram[j * size + i] = value;
  };
  for (let i = 0; i < size; i += 2) {
    const a = columns[i] as Float64Array;
    const b = columns[Math.min(i + 1, size - 1)] as Float64Array;
    for (let j = 0; j <= i; j += 2) {
      const c = columns[j] as Float64Array;
      const d = columns[Math.min(j + 1, size - 1)] as Float64Array;
      const products = loops.fourProducts(a, b, c, d, weights);
      set(i, j, products[0] as number);
      if (j + 1 < size && j < i) set(i, j + 1, products[1] as number);
      if (i + 1 < size) {
        set(i + 1, j, products[2] as number);
        if (j + 1 < size) set(i + 1, j + 1, products[3] as number);
      }
    }
  }
  return gram;
}
