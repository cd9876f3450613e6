import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naturalLogarithm, randomNumbers } from '../../../src/economics/numeric/random.js';

const UNIFORM = [0.7393079800168905, 0.6741383685552501];
const NORMAL = [1.748662587763777, 0.6873663380555513, -0.09054450505255844];

/** xoshiro128** once more, in exact whole numbers, seeded by the same splitmix32. */
function* independent(seed: bigint): Generator<number> {
  const mask = 0xffffffffn;
  const times = (a: bigint, b: bigint) => (a * b) & mask;
  const rotate = (a: bigint, by: bigint) => ((a << by) | (a >> (32n - by))) & mask;
  let state = seed & mask;
  const fill = () => {
    state = (state + 0x9e3779b9n) & mask;
    let z = state;
    z = times(z ^ (z >> 16n), 0x21f0aaadn);
    z = times(z ^ (z >> 15n), 0x735a2d97n);
    return z ^ (z >> 15n);
  };
  const s = [fill() ^ (seed >> 32n), fill(), fill(), fill() | 1n] as [bigint, bigint, bigint, bigint];
  for (;;) {
    yield Number(times(rotate(times(s[1], 5n), 7n), 9n));
    const t = (s[1] << 9n) & mask;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 11n);
  }
}

describe('random numbers', () => {
  it('are those of xoshiro128** for any seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (seed) => {
        const ours = randomNumbers(seed);
        const other = independent(BigInt(seed));
        for (let i = 0; i < 20; i++) expect(ours.whole()).toBe(other.next().value);
      }),
    );
  });

  it('are the same forever: a record of the first', () => {
    const { normal, uniform } = randomNumbers(2024);
    expect([uniform(), uniform()]).toEqual(UNIFORM);
    expect([normal(), normal(), normal()]).toEqual(NORMAL);
  });

  it('are spread as they should be', () => {
    const { normal, uniform } = randomNumbers(7);
    const count = 200_000;
    let outside = 0;
    let [sum, squares, fourth, tail, flat, flatSquares] = [0, 0, 0, 0, 0, 0];
    for (let i = 0; i < count; i++) {
      const z = normal();
      const u = uniform();
      if (!(u >= 0 && u < 1)) outside += 1;
      sum += z;
      squares += z * z;
      fourth += z ** 4;
      if (Math.abs(z) > 1.959964) tail += 1;
      flat += u;
      flatSquares += u * u;
    }
    expect(outside).toBe(0);
    expect(Math.abs(sum / count)).toBeLessThan(0.01);
    expect(Math.abs(squares / count - 1)).toBeLessThan(0.015);
    expect(Math.abs(fourth / count - 3)).toBeLessThan(0.1);
    expect(Math.abs(tail / count - 0.05)).toBeLessThan(0.003);
    expect(Math.abs(flat / count - 1 / 2)).toBeLessThan(0.004);
    expect(Math.abs(flatSquares / count - 1 / 3)).toBeLessThan(0.004);
  });

  it('take a logarithm of their own that is right to the last bits', () => {
    fc.assert(
      fc.property(fc.double({ min: 2 ** -110, max: 1, noNaN: true }), (x) => {
        const exact = Math.log(x);
        expect(Math.abs(naturalLogarithm(x) - exact)).toBeLessThanOrEqual(
          4e-16 * Math.max(1, Math.abs(exact)),
        );
      }),
    );
    expect(naturalLogarithm(1)).toBe(0);
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 53])('refuse the seed %s', (seed) => {
    expect(() => randomNumbers(seed)).toThrow(RangeError);
  });
});
