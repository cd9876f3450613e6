import { medianSeconds } from '../measure.js';

const SIZE = 512;

/**
 * Seconds of a fixed matrix product, 512 × 512 doubles by three plain loops, the median of seven: the yardstick that
 * makes figures of different machines and hours comparable.
 */
export function kernelSeconds(): number {
  const left = new Float64Array(SIZE * SIZE);
  const right = new Float64Array(SIZE * SIZE);
  for (let place = 0; place < left.length; place += 1) {
    left[place] = (place % 17) / 17;
    right[place] = (place % 23) / 23;
  }
  const product = new Float64Array(SIZE * SIZE);
  let sum = 0;
  const seconds = medianSeconds(() => {
    product.fill(0);
    for (let i = 0; i < SIZE; i += 1) {
      for (let k = 0; k < SIZE; k += 1) {
        const factor = left[i * SIZE + k] as number;
        for (let j = 0; j < SIZE; j += 1) {
          product[i * SIZE + j] =
            (product[i * SIZE + j] as number) + factor * (right[k * SIZE + j] as number);
        }
      }
    }
    sum += product[SIZE] as number;
  });
  if (!(sum > 0)) throw new Error('the kernel computed nothing');
  return seconds;
}
