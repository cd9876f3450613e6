/**
 * Random numbers that are the same on every engine for the same seed. The generator is xoshiro128** (Blackman and Vigna
 * 2021) in whole numbers of 32 bits, its state filled by splitmix32. Normal numbers come by Marsaglia's polar method with a
 * logarithm of our own, since engines may round Math.log differently in the last bit.
 */
export interface RandomNumbers {
  /** a whole number from 0 to 2³² − 1 */
  whole(): number;
  /** a number from 0 up to but not 1, of 53 bits */
  uniform(): number;
  /** a number of the standard normal distribution */
  normal(): number;
}

const rotate = (value: number, by: number): number => (value << by) | (value >>> (32 - by));

/** The generator of a seed. Throws RangeError for a seed that is not a whole number from 0 to 2⁵³ − 1. */
export function randomNumbers(seed: number): RandomNumbers {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(
      `${seed} is not a seed; a seed is a whole number from 0 to ${Number.MAX_SAFE_INTEGER}`,
    );
  }
  const fill = splitmix(seed >>> 0);
  const high = Math.floor(seed / 2 ** 32);
  let a = fill() ^ high;
  let b = fill();
  let c = fill();
  let d = fill() | 1;
  let spare = Number.NaN;

  const whole = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  const uniform = (): number => {
    const upper = whole() >>> 5;
    return (upper * 2 ** 26 + (whole() >>> 6)) / 2 ** 53;
  };
  const normal = (): number => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = Number.NaN;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * naturalLogarithm(square)) / square);
      spare = y * factor;
      return x * factor;
    }
  };
  return { whole, uniform, normal };
}

function splitmix(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
}

/**
 * ln x of 0 < x ≤ 1 by the four operations alone, which every engine rounds alike: x is brought between √½ and √2 by
 * doubling, then ln m = 2 artanh((m − 1) / (m + 1)).
 */
export function naturalLogarithm(x: number): number {
  let mantissa = x;
  let doublings = 0;
  while (mantissa < Math.SQRT1_2) {
    mantissa *= 2;
    doublings += 1;
  }
  const ratio = (mantissa - 1) / (mantissa + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (let power = 23; power >= 1; power -= 2) sum = sum * square + 1 / power;
  return 2 * ratio * sum - doublings * Math.LN2;
}
