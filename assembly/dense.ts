import { addMultiple } from './columns';
import { dot, float, setFloat, sum, two } from './places';

// Small dense factors.

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
