import { float, increase, integer, pick, setFloat, setTwo, sum, two } from './places';

// The steps of a Poisson regression.

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
