import { dot, float, increase, setFloat, setTwo, sum, two } from './places';

// Columns as vectors, and the steps of conjugate gradients.

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
