/** Weighted products of columns, X'WX (row-major). Two columns by two are multiplied at a time. */
export function gramOf(columns: readonly Float64Array[], weights: Float64Array): Float64Array {
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
      const products = fourProducts(a, b, c, d, weights);
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

const four = new Float64Array(4);

function fourProducts(
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
  weights: Float64Array,
): Float64Array {
  let ac = 0;
  let ad = 0;
  let bc = 0;
  let bd = 0;
  for (let row = 0; row < weights.length; row += 1) {
    const weight = weights[row] as number;
    const wa = weight * (a[row] as number);
    const wb = weight * (b[row] as number);
    const vc = c[row] as number;
    const vd = d[row] as number;
    ac += wa * vc;
    ad += wa * vd;
    bc += wb * vc;
    bd += wb * vd;
  }
  four[0] = ac;
  four[1] = ad;
  four[2] = bc;
  four[3] = bd;
  return four;
}

/** Sum of the products of two columns with weights. */
export function weightedProduct(left: Float64Array, right: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < left.length; row += 1) {
    sum += (weights[row] as number) * (left[row] as number) * (right[row] as number);
  }
  return sum;
}
