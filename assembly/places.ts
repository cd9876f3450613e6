/** AssemblyScript. Numbers at their places: an array is given by the place of its first byte. */

export function float(array: usize, index: i32): f64 {
  return load<f64>(array + ((<usize>index) << 3));
}

export function setFloat(array: usize, index: i32, value: f64): void {
  store<f64>(array + ((<usize>index) << 3), value);
}

export function two(array: usize, index: i32): v128 {
  return v128.load(array + ((<usize>index) << 3));
}

export function setTwo(array: usize, index: i32, value: v128): void {
  v128.store(array + ((<usize>index) << 3), value);
}

export function integer(array: usize, index: i32): i32 {
  return load<i32>(array + ((<usize>index) << 2));
}

/** Two floats that lie apart. */
export function pick(array: usize, one: i32, other: i32): v128 {
  const low = v128.load64_zero(array + ((<usize>one) << 3));
  return v128.load_lane<f64>(array + ((<usize>other) << 3), low, 1);
}

export function increase(array: usize, index: i32, amount: f64): void {
  const place = array + ((<usize>index) << 3);
  store<f64>(place, load<f64>(place) + amount);
}

export function sum(lanes: v128): f64 {
  return f64x2.extract_lane(lanes, 0) + f64x2.extract_lane(lanes, 1);
}

export function dot(one: usize, other: usize, length: i32): f64 {
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
