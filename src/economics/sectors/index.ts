export {
  type SectorCounterfactual,
  type SectorRegionResult,
  type SectorScenario,
  sectorCounterfactual,
} from './counterfactual.js';
export { economyOf, type SectorEconomy } from './economy.js';
export {
  type ElasticityRows,
  type InputRows,
  type LongTables,
  type NameColumn,
  type RegionRows,
  type SectorRows,
  type TradeRows,
  tablesFromLong,
} from './longTables.js';
export {
  beforeDuties,
  type CappedTariff,
  defaultTariffCeiling,
  ruledTariffs,
  type TariffRule,
} from './outlierTariffs.js';
export { rebase, settle } from './settle.js';
export { type ShockRows, shockedBy } from './shockRows.js';
export { imbalanceOf, type SectorEquilibrium, type SectorSolverOptions, solveSectors } from './solve.js';
export { baseState, type SectorState } from './state.js';
export type { SectorChange, SectorTables } from './tables.js';
export { type SectorShares, tablesFromShares } from './tablesFromShares.js';
export { type WelfareTerms, type WelfareTotals, welfareTerms, welfareTotals } from './welfare.js';
