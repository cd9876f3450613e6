import { factorCholesky, solveCholesky } from '../../numeric/cholesky.js';
import { type GradientVectors, LEAST_FITTED, type Loops, type PoissonRows, type Runs } from './loops.js';

/** The loops in plain TypeScript: the reference that every other way must agree with, and what runs where none is there. */
export const plainLoops: Loops = {
  room: Number.POSITIVE_INFINITY,
  floats: (length) => new Float64Array(length),
  copy: (values) => Float64Array.from(values),
  integers: (values) => values,
  mark: () => 0,
  release: () => {},
  inverseTotals,
  means,
  correct,
  addEffects,
  gather,
  totals,
  spread,
  spreadMore,
  addMultiple,
  difference,
  largest,
  product: innerProduct,
  descend,
  turn,
  weightedProduct,
  fourProducts,
  move,
  refresh,
  rescale,
  crossProducts,
  factorCholesky,
  solveCholesky,
};

function inverseTotals({ start }: Runs, weights: Float64Array, inverse: Float64Array): void {
  for (let run = 0; run < inverse.length; run += 1) {
    const end = start[run + 1] as number;
    let sum = 0;
    for (let row = start[run] as number; row < end; row += 1) sum += weights[row] as number;
    inverse[run] = sum > 0 ? 1 / sum : 0;
  }
}

function means(
  { start, codes }: Runs,
  weights: Float64Array,
  inverse: Float64Array,
  column: Float64Array,
  first: Float64Array,
  second: Float64Array,
): void {
  for (let run = 0; run < first.length; run += 1) {
    const from = start[run] as number;
    const end = start[run + 1] as number;
    let sum = 0;
    for (let row = from; row < end; row += 1) sum += (weights[row] as number) * (column[row] as number);
    const mean = sum * (inverse[run] as number);
    first[run] = mean;
    if (second.length === 0) continue;
    for (let row = from; row < end; row += 1) {
      const level = codes[row] as number;
      const left = (column[row] as number) - mean;
      second[level] = (second[level] as number) + (weights[row] as number) * left;
    }
  }
}

function correct(
  { start, codes }: Runs,
  weights: Float64Array,
  inverse: Float64Array,
  second: Float64Array,
  first: Float64Array,
): void {
  for (let run = 0; run < first.length; run += 1) {
    const end = start[run + 1] as number;
    let sum = 0;
    for (let row = start[run] as number; row < end; row += 1) {
      sum += (weights[row] as number) * (second[codes[row] as number] as number);
    }
    first[run] = (first[run] as number) - sum * (inverse[run] as number);
  }
}

function addEffects(
  { start, codes }: Runs,
  first: Float64Array,
  second: Float64Array,
  factor: number,
  column: Float64Array,
): void {
  const two = second.length > 0;
  for (let run = 0; run < first.length; run += 1) {
    const end = start[run + 1] as number;
    const value = first[run] as number;
    for (let row = start[run] as number; row < end; row += 1) {
      const whole = two ? value + (second[codes[row] as number] as number) : value;
      column[row] = (column[row] as number) + factor * whole;
    }
  }
}

function gather(codes: Int32Array, weights: Float64Array, column: Float64Array, sums: Float64Array): void {
  for (let row = 0; row < codes.length; row += 1) {
    const level = codes[row] as number;
    sums[level] = (sums[level] as number) + (weights[row] as number) * (column[row] as number);
  }
}

function totals(codes: Int32Array, column: Float64Array, sums: Float64Array): void {
  for (let row = 0; row < codes.length; row += 1) {
    const level = codes[row] as number;
    sums[level] = (sums[level] as number) + (column[row] as number);
  }
}

function spread(codes: Int32Array, values: Float64Array, column: Float64Array): void {
  for (let row = 0; row < codes.length; row += 1) column[row] = values[codes[row] as number] as number;
}

function spreadMore(codes: Int32Array, values: Float64Array, column: Float64Array): void {
  for (let row = 0; row < codes.length; row += 1) {
    column[row] = (column[row] as number) + (values[codes[row] as number] as number);
  }
}

function addMultiple(column: Float64Array, factor: number, target: Float64Array): void {
  for (let row = 0; row < column.length; row += 1) {
    target[row] = (target[row] as number) + factor * (column[row] as number);
  }
}

function difference(one: Float64Array, other: Float64Array, target: Float64Array): void {
  for (let row = 0; row < target.length; row += 1) {
    target[row] = (one[row] as number) - (other[row] as number);
  }
}

function largest(column: Float64Array): number {
  let most = 0;
  for (let row = 0; row < column.length; row += 1) {
    most = Math.max(most, Math.abs(column[row] as number));
  }
  return most;
}

function innerProduct(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let place = 0; place < left.length; place += 1) {
    sum += (left[place] as number) * (right[place] as number);
  }
  return sum;
}

function descend(
  step: number,
  { direction, product, residual, inverse }: GradientVectors,
  solution: Float64Array,
): number {
  let sum = 0;
  for (let place = 0; place < solution.length; place += 1) {
    solution[place] = (solution[place] as number) + step * (direction[place] as number);
    const left = (residual[place] as number) - step * (product[place] as number);
    residual[place] = left;
    const scaled = left * (inverse[place] as number);
    product[place] = scaled;
    sum += scaled * left;
  }
  return sum;
}

function turn(factor: number, { direction, product }: GradientVectors): void {
  for (let place = 0; place < direction.length; place += 1) {
    direction[place] = (product[place] as number) + factor * (direction[place] as number);
  }
}

function weightedProduct(left: Float64Array, right: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < weights.length; row += 1) {
    sum += (weights[row] as number) * (left[row] as number) * (right[row] as number);
  }
  return sum;
}

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
  return Float64Array.of(ac, ad, bc, bd);
}

function move(rows: PoissonRows, step: Float64Array, part: number): number {
  const { linearPredictor, fitted } = rows;
  for (let row = 0; row < fitted.length; row += 1) {
    const predictor = (linearPredictor[row] as number) + part * (step[row] as number);
    linearPredictor[row] = predictor;
    fitted[row] = Math.max(Math.exp(predictor), LEAST_FITTED);
  }
  return refresh(rows);
}

function refresh({ response, fitted, working, linearPredictor, logarithms }: PoissonRows): number {
  let deviance = 0;
  for (let row = 0; row < response.length; row += 1) {
    const flow = response[row] as number;
    const mean = fitted[row] as number;
    working[row] = (flow - mean) / mean;
    deviance += flow * ((logarithms[row] as number) - (linearPredictor[row] as number)) - (flow - mean);
  }
  return 2 * deviance;
}

function rescale(
  { fitted, linearPredictor }: PoissonRows,
  codes: Int32Array,
  factors: Float64Array,
  logarithms: Float64Array,
): void {
  for (let row = 0; row < codes.length; row += 1) {
    const level = codes[row] as number;
    fitted[row] = Math.max((fitted[row] as number) * (factors[level] as number), LEAST_FITTED);
    linearPredictor[row] = (linearPredictor[row] as number) + (logarithms[level] as number);
  }
}

/** Two lines by two at a time. */
function crossProducts(
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
