/**
 * The log of the mean of exp(exponents) weighted by shares that add up to one, of `count` cells that begin at `first` and lie
 * `step` apart; exactly zero where all exponents are. Leaves in place of each exponent the part that its cell has in the mean.
 *
 * Neither huge exponents nor a large one with a tiny share lose digits: all is taken from the largest, near to it as what is
 * beyond one, farther as it is.
 */
export function logMean(
  shares: Float64Array,
  exponents: Float64Array,
  first: number,
  step: number,
  count: number,
): number {
  const end = first + count * step;
  let largest = -Infinity;
  for (let cell = first; cell < end; cell += step) {
    if ((exponents[cell] as number) > largest && (shares[cell] as number) > 0) {
      largest = exponents[cell] as number;
    }
  }
  if (largest === -Infinity) return 0;
  let mean = 0;
  let beyond = 0;
  for (let cell = first; cell < end; cell += step) {
    const share = shares[cell] as number;
    if (share === 0) {
      exponents[cell] = 0;
      continue;
    }
    const below = (exponents[cell] as number) - largest;
    const near = below > -0.5;
    const grown = near ? Math.expm1(below) : Math.exp(below);
    const part = share * (near ? 1 + grown : grown);
    beyond += share * (near ? grown : grown - 1);
    mean += part;
    exponents[cell] = part;
  }
  for (let cell = first; cell < end; cell += step) exponents[cell] = (exponents[cell] as number) / mean;
  return largest + (beyond > -0.5 ? Math.log1p(beyond) : Math.log(mean));
}
