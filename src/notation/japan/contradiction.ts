import { parseUnit } from '../../base/index.js';
import type { Rate } from '../rate.js';

const dimensionOf = (unit: string): string | undefined => parseUnit(unit)?.dimension;

/**
 * Whether a choice of the lower or higher rate sets a difference per one unit against an amount per a unit of another
 * dimension: "(20,400円-課税価格)/頭又は8,534円/kgのうちいずれか低い税率". The law has one unit for both; which of the
 * two is wrong, the cell does not say.
 */
export function choosesAcrossUnits(rate: Rate): boolean {
  if (rate.kind !== 'lower' && rate.kind !== 'higher') return false;
  const differences = new Set(
    rate.of.flatMap((it) => (it.kind === 'difference' ? [dimensionOf(it.unit)] : [])),
  );
  return rate.of.some(
    (it) =>
      choosesAcrossUnits(it) ||
      (it.kind === 'specific' && differences.size > 0 && !differences.has(dimensionOf(it.unit))),
  );
}
