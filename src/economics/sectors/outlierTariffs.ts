import { nearest, Problem } from '../../base/index.js';
import type { SectorTables } from './tables.js';

/** Rates above this are taken as outliers unless another ceiling is given: simple averages of specific duties. */
export const defaultTariffCeiling = 0.5;

/** A rate that was lowered, with the trade it stands on. */
export interface CappedTariff {
  readonly sector: string;
  readonly exporter: string;
  readonly importer: string;
  /** the rate in the data, a fraction */
  readonly tariff: number;
  /** the rate that counts */
  readonly cappedAt: number;
  /** value before duties in the unit of the data */
  readonly value: number;
}

export interface TariffRule {
  /** the highest rate that counts, a fraction; Infinity for no ceiling */
  readonly ceiling: number;
  /** sectors whose rates count as zero: services bear no duty at a border */
  readonly dutyFree?: readonly string[] | undefined;
}

/**
 * Rates made fit for the model by a stated rule: zero in the sectors named duty-free, and every rate above the
 * ceiling lowered to it. All lowered cells are listed, the largest trade first.
 *
 * @throws Problem for a ceiling that is not above zero and for an unknown sector (with the nearest).
 */
export function ruledTariffs(
  { regions, sectors, trade }: Pick<SectorTables, 'regions' | 'sectors' | 'trade'>,
  tariffs: Float64Array,
  { ceiling, dutyFree = [] }: TariffRule,
): { readonly tariffs: Float64Array; readonly capped: readonly CappedTariff[] } {
  const unknown = dutyFree.find((sector) => !sectors.includes(sector));
  if (unknown !== undefined) {
    throw new Problem(
      'invalidInput',
      `there is no sector "${unknown}" to make duty-free`,
      nearest(unknown, sectors),
    );
  }
  if (!(ceiling > 0)) throw new Problem('invalidInput', `a tariff ceiling of ${ceiling} is not above zero`);
  const N = regions.length;
  const free = new Set(dutyFree);
  const capped: CappedTariff[] = [];
  const ruled = tariffs.map((rate, cell) => {
    const sector = sectors[Math.floor(cell / (N * N))] as string;
    if (free.has(sector)) return 0;
    if (!(rate > ceiling)) return rate;
    capped.push({
      sector,
      exporter: regions[cell % N] as string,
      importer: regions[Math.floor(cell / N) % N] as string,
      tariff: rate,
      cappedAt: ceiling,
      value: trade[cell] as number,
    });
    return ceiling;
  });
  capped.sort((a, b) => b.value - a.value);
  return { tariffs: ruled, capped };
}

/** Values before duties from values that include them. */
export const beforeDuties = (values: Float64Array, tariffs: Float64Array): Float64Array =>
  values.map((value, cell) => value / (1 + (tariffs[cell] as number)));
