import { Problem } from '../../base/index.js';
import {
  type CappedTariff,
  defaultTariffCeiling,
  ruledTariffs,
  type SectorChange,
  type SectorCounterfactual,
  sectorCounterfactual,
  shockedBy,
  tablesFromLong,
} from '../../economics/index.js';
import { readSectorFiles, type SectorFiles } from './sectorTables.js';

export interface SectorQuestion extends SectorFiles {
  /** whether there must be an input–output table */
  readonly linked: boolean;
  readonly removeDeficits?: boolean | undefined;
  /** the highest tariff that counts, a fraction; Infinity for none */
  readonly tariffCeiling?: number | undefined;
  /** sectors whose tariffs count as zero; absent: those that the elasticity table names as services */
  readonly services?: readonly string[] | undefined;
  readonly tolerance?: number | undefined;
}

export interface SectorAnswer extends SectorCounterfactual {
  /** every tariff that was lowered to the ceiling, the largest trade first */
  readonly capped: readonly CappedTariff[];
  readonly tariffCeiling: number;
  /** sectors whose tariffs were set to zero */
  readonly dutyFree: readonly string[];
  /** whether the data or a shock held anything that changes */
  readonly changed: boolean;
}

/**
 * Reads the files and solves. Tariffs are made fit first by a stated rule: zero in services, and at most the
 * ceiling (50 % without input–output tables, none with them, unless another is given), in the base and in the new
 * tariffs of the trade table alike; what the shock sets counts as it is.
 */
export async function solveSectorFiles(question: SectorQuestion): Promise<SectorAnswer> {
  if (question.linked && question.inputs === undefined) {
    throw new Problem('usage', 'the model caliendo-parro needs an input–output table', [
      'give it by --inputs',
      'choose the model multi-sector, which has none',
    ]);
  }
  if (!question.linked && (question.inputs ?? question.valueAdded ?? question.finalUse) !== undefined) {
    throw new Problem('usage', 'the model multi-sector takes no inputs, value added or final use', [
      'choose the model caliendo-parro',
    ]);
  }
  const { long, shock, services } = await readSectorFiles(question);
  const { tables, change } = tablesFromLong(long);
  const tariffCeiling =
    question.tariffCeiling ?? (question.linked ? Number.POSITIVE_INFINITY : defaultTariffCeiling);
  const dutyFree = question.services ?? services;
  const rule = { ceiling: tariffCeiling, dutyFree };
  const { tariffs, capped } = ruledTariffs(tables, tables.tariffs, rule);
  const fit = { ...tables, tariffs };
  const planned: SectorChange = {
    ...change,
    tariffs: change.tariffs && ruledTariffs(tables, change.tariffs, rule).tariffs,
  };
  const scenario = shock ? shockedBy(fit, planned, shock) : planned;
  const answer = sectorCounterfactual(
    fit,
    { ...scenario, removeDeficits: question.removeDeficits },
    { tolerance: question.tolerance },
  );
  return {
    ...answer,
    capped,
    tariffCeiling,
    dutyFree,
    changed: (scenario.tariffs ?? scenario.tradeCosts) !== undefined,
  };
}
