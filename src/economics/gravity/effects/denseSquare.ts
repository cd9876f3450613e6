/** Writes minus the products of the lines of a grid below the diagonal of a square, two lines by two at a time. */
export function crossProducts(
  grid: Float64Array,
  lines: number,
  length: number,
  square: Float64Array,
  offset: number,
): void {
  for (let i = 0; i < lines; i += 2) {
    const a = i * length;
    const b = i + 1 < lines ? a + length : a;
    for (let j = 0; j <= i; j += 2) {
      const c = j * length;
      const d = j + 1 < lines ? c + length : c;
      let ac = 0;
      let ad = 0;
      let bc = 0;
      let bd = 0;
      for (let k = 0; k < length; k += 1) {
        const va = grid[a + k] as number;
        const vb = grid[b + k] as number;
        const vc = grid[c + k] as number;
        const vd = grid[d + k] as number;
        ac += va * vc;
        ad += va * vd;
        bc += vb * vc;
        bd += vb * vd;
      }
      const line = offset + i * lines + j;
      square[line] = -ac;
      if (j < i) square[line + 1] = -ad;
      if (i + 1 < lines) {
        square[line + lines] = -bc;
        if (j < i) square[line + lines + 1] = -bd;
      }
    }
  }
}

/** Sets each diagonal entry to the negated sum of the others of its row, known from the lower triangle. */
export function fillDiagonal(dense: Float64Array, size: number, offset: number): void {
  for (let i = 0; i < size; i += 1) {
    const line = offset + i * size;
    let sum = 0;
    for (let j = 0; j < i; j += 1) {
      const value = dense[line + j] as number;
      sum -= value;
      const other = offset + j * size + j;
      dense[other] = (dense[other] as number) - value;
    }
    dense[line + i] = sum;
  }
}
