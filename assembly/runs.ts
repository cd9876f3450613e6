import { float, increase, integer, pick, setFloat, setTwo, sum, two } from './places';

// The projection on effects: runs of rows, and sums by level.

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
