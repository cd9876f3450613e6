import { convert, type Exact, Problem } from '../../base/index.js';

/** A volume in the unit of a safeguard. Throws Problem('invalidInput') for another kind of unit. */
export function convertVolume(volume: Exact, from: string, to: string): Exact {
  const converted = convert(volume, from, to);
  if (converted) return converted;
  throw new Problem('invalidInput', `"${from}" cannot be turned into ${to}, the unit of this safeguard`);
}
