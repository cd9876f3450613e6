/** One line of a SMART market, in columns that many lines share. */
interface Diverting {
  readonly first: number;
  readonly end: number;
  readonly value: Float64Array;
  /** what a source has to lose */
  readonly available: Float64Array;
  /** the cut of the price to the buyer as a part of it, (t0 - t1) / (1 + t0) */
  readonly cut: Float64Array;
  readonly substitution: number;
}

/**
 * Shifts imports between the sources of one line: diversion[c] = substitution · value[c] · (cut[c] - the mean cut weighted by
 * value). For one source that gets the cut this is Jammes and Olarreaga's (2005) formula, substitution · cut · m(c) · m(rest) /
 * (m(c) + m(rest)); for several it is the sum of theirs, each against all others.
 *
 * A source loses at most what it has, and what gains share no more than what is lost. The parts are whole multiples of one
 * power of two, so that they add up to zero exactly, in any order. Gives the number of sources whose loss was capped.
 */
export function divert(line: Diverting, diversion: Float64Array): number {
  const { first, end, value, available, cut, substitution } = line;
  // measured from the smallest cut: equal cuts then divert exactly nothing
  let least = Infinity;
  for (let row = first; row < end; row += 1) least = Math.min(least, cut[row] as number);
  let total = 0;
  let weighted = 0;
  for (let row = first; row < end; row += 1) {
    total += value[row] as number;
    weighted += (value[row] as number) * ((cut[row] as number) - least);
  }
  const mean = weighted / total;
  let gains = 0;
  let losses = 0;
  let capped = 0;
  for (let row = first; row < end; row += 1) {
    let shift = substitution * (value[row] as number) * ((cut[row] as number) - least - mean);
    const most = available[row] as number;
    if (-shift > most) {
      shift = -most;
      capped += 1;
    }
    diversion[row] = shift;
    if (shift > 0) gains += shift;
    else losses -= shift;
  }
  if (losses === 0 || gains === 0) {
    diversion.fill(0, first, end);
    return capped;
  }
  settle(first, end, diversion, gains, losses);
  return capped;
}

/** Brings gains to the sum of losses, both in multiples of a unit so small that no sum of them is ever rounded. */
function settle(first: number, end: number, diversion: Float64Array, gains: number, losses: number): void {
  const unit = 2 ** (Math.floor(Math.log2(losses)) - 50);
  let lost = 0;
  for (let row = first; row < end; row += 1) {
    const shift = diversion[row] as number;
    if (shift > 0) continue;
    const loss = unit > 0 ? Math.floor(-shift / unit) * unit : 0;
    diversion[row] = 0 - loss;
    lost += loss;
  }
  const scale = losses / gains;
  let left = lost;
  let largest = -1;
  for (let row = first; row < end; row += 1) {
    const shift = diversion[row] as number;
    if (shift <= 0) continue;
    const gain = unit > 0 ? Math.floor((shift * scale) / unit) * unit : 0;
    diversion[row] = gain;
    left -= gain;
    if (largest < 0 || gain > (diversion[largest] as number)) largest = row;
  }
  diversion[largest] = (diversion[largest] as number) + left;
}
