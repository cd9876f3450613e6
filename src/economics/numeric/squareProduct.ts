/** The product of two square matrices, row-major. */
export function squareProduct(left: Float64Array, right: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let k = 0; k < size; k += 1) {
      const factor = left[i * size + k] as number;
      for (let j = 0; j < size; j += 1) {
        result[i * size + j] = (result[i * size + j] as number) + factor * (right[k * size + j] as number);
      }
    }
  }
  return result;
}
