/**
 * AssemblyScript. The passes over rows that take the time of a gravity estimation, two doubles at a time: each is the twin
 * of the function of the same name in src/economics/gravity/loops/plain.ts, where it is described. Arrays are given by the
 * place of their first byte; a place of 0 stands for an array that is absent.
 */

function float(array: usize, index: i32): f64 {
  return load<f64>(array + ((<usize>index) << 3));
}

function setFloat(array: usize, index: i32, value: f64): void {
  store<f64>(array + ((<usize>index) << 3), value);
}

function two(array: usize, index: i32): v128 {
  return v128.load(array + ((<usize>index) << 3));
}

function setTwo(array: usize, index: i32, value: v128): void {
  v128.store(array + ((<usize>index) << 3), value);
}

function integer(array: usize, index: i32): i32 {
  return load<i32>(array + ((<usize>index) << 2));
}

/** Two floats that lie apart. */
function pick(array: usize, one: i32, other: i32): v128 {
  const low = v128.load64_zero(array + ((<usize>one) << 3));
  return v128.load_lane<f64>(array + ((<usize>other) << 3), low, 1);
}

function increase(array: usize, index: i32, amount: f64): void {
  const place = array + ((<usize>index) << 3);
  store<f64>(place, load<f64>(place) + amount);
}

function sum(lanes: v128): f64 {
  return f64x2.extract_lane(lanes, 0) + f64x2.extract_lane(lanes, 1);
}

export function inverseTotals(levels: i32, start: usize, weights: usize, inverse: usize): void {
  for (let level = 0; level < levels; level += 1) {
    const end = integer(start, level + 1);
    let row = integer(start, level);
    let lanes = f64x2.splat(0);
    for (; row + 1 < end; row += 2) lanes = f64x2.add(lanes, two(weights, row));
    let total = sum(lanes);
    if (row < end) total += float(weights, row);
    setFloat(inverse, level, total > 0 ? 1 / total : 0);
  }
}

export function means(
  levels: i32,
  start: usize,
  codes: usize,
  bases: usize,
  weights: usize,
  inverse: usize,
  column: usize,
  first: usize,
  second: usize,
): void {
  for (let level = 0; level < levels; level += 1) {
    const from = integer(start, level);
    const end = integer(start, level + 1);
    let row = from;
    let lanes = f64x2.splat(0);
    for (; row + 1 < end; row += 2) {
      lanes = f64x2.add(lanes, f64x2.mul(two(weights, row), two(column, row)));
    }
    let total = sum(lanes);
    if (row < end) total += float(weights, row) * float(column, row);
    const mean = total * float(inverse, level);
    setFloat(first, level, mean);
    if (second === 0) continue;
    row = from;
    const base = integer(bases, level);
    if (base >= 0) {
      const both = f64x2.splat(mean);
      let place = base;
      for (; row + 1 < end; row += 2) {
        const left = f64x2.mul(two(weights, row), f64x2.sub(two(column, row), both));
        setTwo(second, place, f64x2.add(two(second, place), left));
        place += 2;
      }
    }
    for (; row < end; row += 1) {
      increase(second, integer(codes, row), float(weights, row) * (float(column, row) - mean));
    }
  }
}

export function correct(
  levels: i32,
  start: usize,
  codes: usize,
  bases: usize,
  weights: usize,
  inverse: usize,
  second: usize,
  first: usize,
): void {
  for (let level = 0; level < levels; level += 1) {
    const end = integer(start, level + 1);
    let row = integer(start, level);
    let total: f64 = 0;
    let place = integer(bases, level);
    if (place >= 0) {
      let lanes = f64x2.splat(0);
      for (; row + 1 < end; row += 2) {
        lanes = f64x2.add(lanes, f64x2.mul(two(weights, row), two(second, place)));
        place += 2;
      }
      total = sum(lanes);
    }
    for (; row < end; row += 1) total += float(weights, row) * float(second, integer(codes, row));
    setFloat(first, level, float(first, level) - total * float(inverse, level));
  }
}

export function addEffects(
  levels: i32,
  start: usize,
  codes: usize,
  bases: usize,
  first: usize,
  second: usize,
  factor: f64,
  column: usize,
): void {
  const factors = f64x2.splat(factor);
  for (let level = 0; level < levels; level += 1) {
    const end = integer(start, level + 1);
    let row = integer(start, level);
    const value = float(first, level);
    const both = f64x2.splat(value);
    if (second === 0) {
      for (; row + 1 < end; row += 2) {
        setTwo(column, row, f64x2.add(two(column, row), f64x2.mul(factors, both)));
      }
      if (row < end) setFloat(column, row, float(column, row) + factor * value);
      continue;
    }
    let place = integer(bases, level);
    if (place >= 0) {
      for (; row + 1 < end; row += 2) {
        const whole = f64x2.add(both, two(second, place));
        setTwo(column, row, f64x2.add(two(column, row), f64x2.mul(factors, whole)));
        place += 2;
      }
    }
    for (; row < end; row += 1) {
      setFloat(column, row, float(column, row) + factor * (value + float(second, integer(codes, row))));
    }
  }
}

export function gather(rows: i32, codes: usize, weights: usize, column: usize, sums: usize): void {
  let row = 0;
  for (; row + 1 < rows; row += 2) {
    const values = f64x2.mul(two(weights, row), two(column, row));
    increase(sums, integer(codes, row), f64x2.extract_lane(values, 0));
    increase(sums, integer(codes, row + 1), f64x2.extract_lane(values, 1));
  }
  if (row < rows) increase(sums, integer(codes, row), float(weights, row) * float(column, row));
}

export function totals(rows: i32, codes: usize, column: usize, sums: usize): void {
  for (let row = 0; row < rows; row += 1) increase(sums, integer(codes, row), float(column, row));
}

export function spread(rows: i32, codes: usize, values: usize, column: usize): void {
  let row = 0;
  for (; row + 1 < rows; row += 2) {
    setTwo(column, row, pick(values, integer(codes, row), integer(codes, row + 1)));
  }
  if (row < rows) setFloat(column, row, float(values, integer(codes, row)));
}

export function spreadMore(rows: i32, codes: usize, values: usize, column: usize): void {
  for (let row = 0; row < rows; row += 1) increase(column, row, float(values, integer(codes, row)));
}

export function addMultiple(rows: i32, column: usize, factor: f64, target: usize): void {
  const factors = f64x2.splat(factor);
  let row = 0;
  for (; row + 1 < rows; row += 2) {
    setTwo(target, row, f64x2.add(two(target, row), f64x2.mul(factors, two(column, row))));
  }
  if (row < rows) setFloat(target, row, float(target, row) + factor * float(column, row));
}

export function difference(rows: i32, one: usize, other: usize, target: usize): void {
  let row = 0;
  for (; row + 1 < rows; row += 2) setTwo(target, row, f64x2.sub(two(one, row), two(other, row)));
  if (row < rows) setFloat(target, row, float(one, row) - float(other, row));
}

export function largest(rows: i32, column: usize): f64 {
  let row = 0;
  let lanes = f64x2.splat(0);
  for (; row + 1 < rows; row += 2) lanes = f64x2.max(lanes, f64x2.abs(two(column, row)));
  const most = Math.max(f64x2.extract_lane(lanes, 0), f64x2.extract_lane(lanes, 1));
  return row < rows ? Math.max(most, Math.abs(float(column, row))) : most;
}

export function product(length: i32, left: usize, right: usize): f64 {
  return dot(left, right, length);
}

export function descend(
  length: i32,
  step: f64,
  direction: usize,
  product: usize,
  inverse: usize,
  solution: usize,
  residual: usize,
): f64 {
  addMultiple(length, direction, step, solution);
  const steps = f64x2.splat(step);
  let lanes = f64x2.splat(0);
  let place = 0;
  for (; place + 1 < length; place += 2) {
    const left = f64x2.sub(two(residual, place), f64x2.mul(steps, two(product, place)));
    setTwo(residual, place, left);
    const scaled = f64x2.mul(left, two(inverse, place));
    setTwo(product, place, scaled);
    lanes = f64x2.add(lanes, f64x2.mul(scaled, left));
  }
  let total = sum(lanes);
  if (place < length) {
    const left = float(residual, place) - step * float(product, place);
    setFloat(residual, place, left);
    const scaled = left * float(inverse, place);
    setFloat(product, place, scaled);
    total += scaled * left;
  }
  return total;
}

export function turn(length: i32, product: usize, factor: f64, direction: usize): void {
  const factors = f64x2.splat(factor);
  let place = 0;
  for (; place + 1 < length; place += 2) {
    const value = f64x2.add(two(product, place), f64x2.mul(factors, two(direction, place)));
    setTwo(direction, place, value);
  }
  if (place < length) setFloat(direction, place, float(product, place) + factor * float(direction, place));
}

export function weightedProduct(rows: i32, left: usize, right: usize, weights: usize): f64 {
  let row = 0;
  let lanes = f64x2.splat(0);
  for (; row + 1 < rows; row += 2) {
    lanes = f64x2.add(lanes, f64x2.mul(f64x2.mul(two(weights, row), two(left, row)), two(right, row)));
  }
  let total = sum(lanes);
  if (row < rows) total += float(weights, row) * float(left, row) * float(right, row);
  return total;
}

/** Products of two pairs of columns under weights; the four sums are left in `sums`. */
export function fourProducts(
  rows: i32,
  a: usize,
  b: usize,
  c: usize,
  d: usize,
  weights: usize,
  sums: usize,
): void {
  let ac = f64x2.splat(0);
  let ad = f64x2.splat(0);
  let bc = f64x2.splat(0);
  let bd = f64x2.splat(0);
  let row = 0;
  for (; row + 1 < rows; row += 2) {
    const weight = two(weights, row);
    const wa = f64x2.mul(weight, two(a, row));
    const wb = f64x2.mul(weight, two(b, row));
    const vc = two(c, row);
    const vd = two(d, row);
    ac = f64x2.add(ac, f64x2.mul(wa, vc));
    ad = f64x2.add(ad, f64x2.mul(wa, vd));
    bc = f64x2.add(bc, f64x2.mul(wb, vc));
    bd = f64x2.add(bd, f64x2.mul(wb, vd));
  }
  setFloat(sums, 0, sum(ac));
  setFloat(sums, 1, sum(ad));
  setFloat(sums, 2, sum(bc));
  setFloat(sums, 3, sum(bd));
  if (row < rows) {
    const wa = float(weights, row) * float(a, row);
    const wb = float(weights, row) * float(b, row);
    increase(sums, 0, wa * float(c, row));
    increase(sums, 1, wa * float(d, row));
    increase(sums, 2, wb * float(c, row));
    increase(sums, 3, wb * float(d, row));
  }
}

const LEAST_FITTED: f64 = 1e-290;

/**
 * Exponentials of two numbers: x = k ln 2 + r, |r| ≤ ln 2 / 2, and the Taylor series of exp(r) to the 13th power, which
 * leaves out less than 4e-18. Infinite from 1023.5 ln 2 = 709.4 on; of less than -708 it is that of -708, below the least fitted value.
 */
function exponentials(numbers: v128): v128 {
  const x = f64x2.max(f64x2.min(numbers, f64x2.splat(710)), f64x2.splat(-708));
  const k = f64x2.nearest(f64x2.mul(x, f64x2.splat(Math.LOG2E)));
  const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(0.6931471803691238)));
  const r = f64x2.sub(high, f64x2.mul(k, f64x2.splat(1.9082149292705877e-10)));
  let series = f64x2.splat(1.0 / 6227020800.0);
  series = f64x2.add(f64x2.mul(series, r), f64x2.splat(1.0 / 479001600.0));
  series = f64x2.add(f64x2.mul(series, r), f64x2.splat(1.0 / 39916800.0));
  series = f64x2.add(f64x2.mul(series, r), f64x2.splat(1.0 / 3628800.0));
  series = f64x2.add(f64x2.mul(series, r), f64x2.splat(1.0 / 362880.0));
  series = f64x2.add(f64x2.mul(series, r), f64x2.splat(1.0 / 40320.0));
  series = f64x2.add(f64x2.mul(series, r), f64x2.splat(1.0 / 5040.0));
  series = f64x2.add(f64x2.mul(series, r), f64x2.splat(1.0 / 720.0));
  series = f64x2.add(f64x2.mul(series, r), f64x2.splat(1.0 / 120.0));
  series = f64x2.add(f64x2.mul(series, r), f64x2.splat(1.0 / 24.0));
  series = f64x2.add(f64x2.mul(series, r), f64x2.splat(1.0 / 6.0));
  series = f64x2.add(f64x2.mul(series, r), f64x2.splat(0.5));
  series = f64x2.add(f64x2.mul(series, r), f64x2.splat(1));
  series = f64x2.add(f64x2.mul(series, r), f64x2.splat(1));
  // adding 1.5 · 2^52 leaves the integer k in the lowest bits
  const whole = f64x2.add(k, f64x2.splat(6755399441055744));
  const power = i64x2.shl(i64x2.add(whole, i64x2.splat(1023)), 52);
  return f64x2.mul(series, power);
}

function lastPredictor(step: usize, part: f64, predictor: usize, row: i32): f64 {
  const value = float(predictor, row) + part * float(step, row);
  setFloat(predictor, row, value);
  return value;
}

export function move(
  rows: i32,
  response: usize,
  logarithms: usize,
  step: usize,
  part: f64,
  predictor: usize,
  fitted: usize,
  working: usize,
): f64 {
  const parts = f64x2.splat(part);
  const least = f64x2.splat(LEAST_FITTED);
  let deviance = f64x2.splat(0);
  let row = 0;
  for (; row + 1 < rows; row += 2) {
    const value = f64x2.add(two(predictor, row), f64x2.mul(parts, two(step, row)));
    setTwo(predictor, row, value);
    const mean = f64x2.max(exponentials(value), least);
    setTwo(fitted, row, mean);
    const flow = two(response, row);
    const left = f64x2.sub(flow, mean);
    setTwo(working, row, f64x2.div(left, mean));
    const distance = f64x2.mul(flow, f64x2.sub(two(logarithms, row), value));
    deviance = f64x2.add(deviance, f64x2.sub(distance, left));
  }
  let total = sum(deviance);
  if (row < rows) {
    const value = lastPredictor(step, part, predictor, row);
    const mean = Math.max(f64x2.extract_lane(exponentials(f64x2.splat(value)), 0), LEAST_FITTED);
    setFloat(fitted, row, mean);
    const flow = float(response, row);
    setFloat(working, row, (flow - mean) / mean);
    total += flow * (float(logarithms, row) - value) - (flow - mean);
  }
  return 2 * total;
}

export function refresh(
  rows: i32,
  response: usize,
  logarithms: usize,
  predictor: usize,
  fitted: usize,
  working: usize,
): f64 {
  let deviance = f64x2.splat(0);
  let row = 0;
  for (; row + 1 < rows; row += 2) {
    const flow = two(response, row);
    const mean = two(fitted, row);
    const left = f64x2.sub(flow, mean);
    setTwo(working, row, f64x2.div(left, mean));
    const distance = f64x2.mul(flow, f64x2.sub(two(logarithms, row), two(predictor, row)));
    deviance = f64x2.add(deviance, f64x2.sub(distance, left));
  }
  let total = sum(deviance);
  if (row < rows) {
    const flow = float(response, row);
    const left = flow - float(fitted, row);
    setFloat(working, row, left / float(fitted, row));
    total += flow * (float(logarithms, row) - float(predictor, row)) - left;
  }
  return 2 * total;
}

export function rescale(
  rows: i32,
  codes: usize,
  factors: usize,
  logarithms: usize,
  fitted: usize,
  predictor: usize,
): void {
  const least = f64x2.splat(LEAST_FITTED);
  let row = 0;
  for (; row + 1 < rows; row += 2) {
    const one = integer(codes, row);
    const other = integer(codes, row + 1);
    setTwo(fitted, row, f64x2.max(f64x2.mul(two(fitted, row), pick(factors, one, other)), least));
    setTwo(predictor, row, f64x2.add(two(predictor, row), pick(logarithms, one, other)));
  }
  if (row < rows) {
    const code = integer(codes, row);
    setFloat(fitted, row, Math.max(float(fitted, row) * float(factors, code), LEAST_FITTED));
    increase(predictor, row, float(logarithms, code));
  }
}

export function crossProducts(grid: usize, lines: i32, length: i32, square: usize): void {
  for (let i = 0; i < lines; i += 2) {
    const a = grid + ((<usize>(i * length)) << 3);
    const b = i + 1 < lines ? a + ((<usize>length) << 3) : a;
    for (let j = 0; j <= i; j += 2) {
      const c = grid + ((<usize>(j * length)) << 3);
      const d = j + 1 < lines ? c + ((<usize>length) << 3) : c;
      let ac = f64x2.splat(0);
      let ad = f64x2.splat(0);
      let bc = f64x2.splat(0);
      let bd = f64x2.splat(0);
      let k = 0;
      for (; k + 1 < length; k += 2) {
        const va = two(a, k);
        const vb = two(b, k);
        const vc = two(c, k);
        const vd = two(d, k);
        ac = f64x2.add(ac, f64x2.mul(va, vc));
        ad = f64x2.add(ad, f64x2.mul(va, vd));
        bc = f64x2.add(bc, f64x2.mul(vb, vc));
        bd = f64x2.add(bd, f64x2.mul(vb, vd));
      }
      let sac = sum(ac);
      let sad = sum(ad);
      let sbc = sum(bc);
      let sbd = sum(bd);
      if (k < length) {
        sac += float(a, k) * float(c, k);
        sad += float(a, k) * float(d, k);
        sbc += float(b, k) * float(c, k);
        sbd += float(b, k) * float(d, k);
      }
      const line = i * lines + j;
      setFloat(square, line, -sac);
      if (j < i) setFloat(square, line + 1, -sad);
      if (i + 1 < lines) {
        setFloat(square, line + lines, -sbc);
        if (j < i) setFloat(square, line + lines + 1, -sbd);
      }
    }
  }
}

function dot(one: usize, other: usize, length: i32): f64 {
  let lanes = f64x2.splat(0);
  let more = f64x2.splat(0);
  let k = 0;
  for (; k + 3 < length; k += 4) {
    lanes = f64x2.add(lanes, f64x2.mul(two(one, k), two(other, k)));
    more = f64x2.add(more, f64x2.mul(two(one, k + 2), two(other, k + 2)));
  }
  let total = sum(f64x2.add(lanes, more));
  for (; k < length; k += 1) total += float(one, k) * float(other, k);
  return total;
}

function pivotOf(diagonal: f64, squares: f64, tolerance: f64): f64 {
  const left = diagonal - squares;
  return left > tolerance * diagonal ? Math.sqrt(left) : 0;
}

/** Columns j and j + 1 of two rows at once. */
function eliminatePair(row: usize, next: usize, line: usize, following: usize, j: i32): void {
  let s00 = f64x2.splat(0);
  let s01 = f64x2.splat(0);
  let s10 = f64x2.splat(0);
  let s11 = f64x2.splat(0);
  for (let k = 0; k < j; k += 2) {
    const a0 = two(row, k);
    const a1 = two(next, k);
    const b0 = two(line, k);
    const b1 = two(following, k);
    s00 = f64x2.add(s00, f64x2.mul(a0, b0));
    s01 = f64x2.add(s01, f64x2.mul(a0, b1));
    s10 = f64x2.add(s10, f64x2.mul(a1, b0));
    s11 = f64x2.add(s11, f64x2.mul(a1, b1));
  }
  const first = float(line, j);
  const below = float(following, j);
  const second = float(following, j + 1);
  const inverse = first === 0 ? 0.0 : 1 / first;
  const inverse2 = second === 0 ? 0.0 : 1 / second;
  const l00 = (float(row, j) - sum(s00)) * inverse;
  const l10 = (float(next, j) - sum(s10)) * inverse;
  setFloat(row, j, l00);
  setFloat(next, j, l10);
  setFloat(row, j + 1, (float(row, j + 1) - sum(s01) - l00 * below) * inverse2);
  setFloat(next, j + 1, (float(next, j + 1) - sum(s11) - l10 * below) * inverse2);
}

export function factorCholesky(matrix: usize, size: i32, tolerance: f64, stride: i32): void {
  const width = (<usize>stride) << 3;
  const even = size - (size % 2);
  for (let i = 0; i < even; i += 2) {
    const row = matrix + <usize>i * width;
    const next = row + width;
    let line = matrix;
    for (let j = 0; j < i; j += 2) {
      eliminatePair(row, next, line, line + width, j);
      line += 2 * width;
    }
    const first = pivotOf(float(row, i), dot(row, row, i), tolerance);
    const cross = dot(row, next, i);
    const below = first === 0 ? 0.0 : (float(next, i) - cross) / first;
    const second = pivotOf(float(next, i + 1), dot(next, next, i) + below * below, tolerance);
    setFloat(row, i, first);
    setFloat(next, i, below);
    setFloat(next, i + 1, second);
  }
  if (even < size) {
    const row = matrix + <usize>even * width;
    let squares: f64 = 0;
    let line = matrix;
    for (let j = 0; j < even; j += 1) {
      const pivot = float(line, j);
      const value = pivot === 0 ? 0.0 : (float(row, j) - dot(row, line, j)) / pivot;
      setFloat(row, j, value);
      squares += value * value;
      line += width;
    }
    setFloat(row, even, pivotOf(float(row, even), squares, tolerance));
  }
}

export function solveCholesky(factor: usize, size: i32, vector: usize, stride: i32): void {
  const width = (<usize>stride) << 3;
  let row = factor;
  for (let i = 0; i < size; i += 1) {
    const pivot = float(row, i);
    setFloat(vector, i, pivot === 0 ? 0.0 : (float(vector, i) - dot(row, vector, i)) / pivot);
    row += width;
  }
  for (let i = size - 1; i >= 0; i -= 1) {
    row -= width;
    const pivot = float(row, i);
    if (pivot === 0) continue;
    const value = float(vector, i) / pivot;
    setFloat(vector, i, value);
    addMultiple(i, row, -value, vector);
  }
}
