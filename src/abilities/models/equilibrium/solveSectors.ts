import { Problem } from '../../../base/index.js';
import {
  beforeDuties,
  type CappedTariff,
  defaultTariffCeiling,
  ruledTariffs,
  type SectorChange,
  type SectorCounterfactual,
  type SectorTables,
  sectorCounterfactual,
  shockedBy,
  tablesFromLong,
} from '../../../economics/index.js';
import type { EquilibriumRequest } from '../equilibrium.js';
import { numberOption } from './options.js';
import { readSectors } from './readSectors.js';

/** What a multi-sector model found, and by what rule its tariffs were made fit. */
export interface SolvedSectors extends SectorCounterfactual {
  readonly tables: SectorTables;
  readonly change: SectorChange;
  /** every tariff that was lowered to the ceiling, the largest trade first */
  readonly capped: readonly CappedTariff[];
  /** Infinity for none */
  readonly tariffCeiling: number;
  /** services whose tariffs were set to zero */
  readonly dutyFree: readonly string[];
}

const NONE = 'none';

function ceilingOf({ tariffCeiling }: EquilibriumRequest, otherwise: number): number {
  if (tariffCeiling === undefined) return otherwise;
  if (tariffCeiling === NONE) return Number.POSITIVE_INFINITY;
  return numberOption(tariffCeiling, '--tariff-ceiling');
}

/**
 * Reads the tables and solves. Tariffs are first made fit by a stated rule, in the base and in the new tariffs of the trade
 * table alike: zero in services, and at most the ceiling, which is 50 % without input–output tables and none with them
 * unless one is given. What the shock sets counts as it is.
 */
export async function solveSectorTables(
  request: EquilibriumRequest,
  signal?: AbortSignal,
): Promise<SolvedSectors> {
  const linked = request.inputs !== undefined;
  const { long, shock, services } = await readSectors(request, signal);
  const { tables: read, change: planned } = tablesFromLong(long);
  const tariffCeiling = ceilingOf(request, linked ? Number.POSITIVE_INFINITY : defaultTariffCeiling);
  const freed = request.services?.filter((sector) => sector !== NONE) ?? services;
  const rule = { ceiling: tariffCeiling, dutyFree: freed };
  const { tariffs, capped } = ruledTariffs(read, read.tariffs, rule);
  const trade = request.dutiesIncluded ? beforeDuties(read.trade, tariffs) : read.trade;
  const tables = { ...read, trade, tariffs };
  const ruled = { ...planned, tariffs: planned.tariffs && ruledTariffs(read, planned.tariffs, rule).tariffs };
  const shocked = shock ? shockedBy(tables, ruled, shock) : ruled;
  const { closure = 'additive', removeDeficits = false } = request;
  const change =
    closure === 'removed' ? { ...shocked, deficits: new Float64Array(tables.regions.length) } : shocked;
  const found = sectorCounterfactual(
    tables,
    { ...change, removeDeficits: removeDeficits || closure === 'balanced' },
    { tolerance: request.tolerance === undefined ? undefined : toleranceOf(request.tolerance) },
  );
  const dutyFree = freed.filter(
    (sector) =>
      taxed(read, read.tariffs, sector) || (planned.tariffs && taxed(read, planned.tariffs, sector)),
  );
  return { ...found, tables, change, capped, tariffCeiling, dutyFree };
}

/** Whether a sector bears any tariff. */
function taxed({ regions, sectors }: SectorTables, tariffs: Float64Array, sector: string): boolean {
  const size = regions.length ** 2;
  const j = sectors.indexOf(sector);
  return tariffs.subarray(j * size, (j + 1) * size).some((rate) => rate !== 0);
}

function toleranceOf(text: string): number {
  const tolerance = numberOption(text, '--tolerance');
  if (tolerance > 0) return tolerance;
  throw new Problem('invalidInput', `the tolerance is ${tolerance}; it must be above 0, for example 1e-10`);
}
