import type { Convergence } from '../convergence.js';
import { checkDeficits, checkTariffs, checkTradeCosts } from './checkTables.js';
import { economyOf } from './economy.js';
import { settle } from './settle.js';
import { imbalanceOf, type SectorEquilibrium, type SectorSolverOptions, solveSectors } from './solve.js';
import { baseState, type SectorState } from './state.js';
import type { SectorChange, SectorTables } from './tables.js';
import { welfareTotals } from './welfare.js';

export interface SectorScenario extends SectorChange {
  /** closes all deficits in the base before the change: what follows is measured from a base in balance */
  readonly removeDeficits?: boolean | undefined;
}

/** One region after the change. Ratios are new to old; the terms of the decomposition are percent of income. */
export interface SectorRegionResult {
  readonly id: string;
  /** ratio of wages (of all value added), world labour income being the unit */
  readonly wage: number;
  /** ratio of consumer prices */
  readonly price: number;
  /** wage over price */
  readonly realWage: number;
  /** ratio of income (wages, revenue, deficit) over consumer prices: the exact change of welfare */
  readonly realIncome: number;
  /** ratio of the value of output */
  readonly output: number;
  /** ratio of exports at values before duties, undefined where there were none */
  readonly exports: number | undefined;
  readonly imports: number | undefined;
  /** ratio of tariff revenue, undefined where there was none */
  readonly tariffRevenue: number | undefined;
  /** percent */
  readonly termsOfTrade: number;
  /** percent */
  readonly volumeOfTrade: number;
  /** percent, of changes of iceberg costs */
  readonly tradeCosts: number;
  /** percent, of changes of the deficit */
  readonly deficit: number;
  /** percent, the sum of the terms: welfare to first order, as Caliendo and Parro report it */
  readonly welfare: number;
}

export interface SectorCounterfactual {
  readonly regions: readonly SectorRegionResult[];
  /** the base in balance, against which all is measured */
  readonly before: SectorState;
  readonly equilibrium: SectorEquilibrium;
  /** iterations of both solutions, and the larger residual */
  readonly convergence: Convergence;
  /** the largest gap of the accounts as given, before they were settled (a difference of logarithms) */
  readonly imbalance: number;
}

/**
 * The multi-sector model of Caliendo and Parro (2015): from the accounts of a base year to the equilibrium after
 * a change of tariffs, iceberg costs or deficits. The base is settled first when its accounts do not balance or
 * deficits are to be removed.
 *
 * @throws Problem for accounts or changes that cannot be used; NotConverged, with its residual.
 */
export function sectorCounterfactual(
  tables: SectorTables,
  scenario: SectorScenario = {},
  options: SectorSolverOptions = {},
): SectorCounterfactual {
  const { tolerance = 1e-10 } = options;
  if (scenario.tariffs) checkTariffs(tables, scenario.tariffs, 'new tariff');
  if (scenario.tradeCosts) checkTradeCosts(tables, scenario.tradeCosts);
  if (scenario.deficits) checkDeficits(tables.regions, scenario.deficits);
  const given = economyOf(tables);
  const deficits = scenario.removeDeficits ? new Float64Array(given.regions.length) : given.deficits;
  const imbalance = imbalanceOf(given);
  const needed = imbalance > tolerance || deficits.some((deficit, n) => deficit !== given.deficits[n]);
  const settled = needed ? settle(given, deficits, options) : undefined;
  const base = settled?.economy ?? given;
  const before = baseState(base);
  const equilibrium = solveSectors(base, scenario, options);
  return {
    regions: regionResults(before, equilibrium, scenario),
    before,
    equilibrium,
    convergence: together(equilibrium.convergence, settled?.equilibrium.convergence),
    imbalance,
  };
}

const together = (last: Convergence, first: Convergence | undefined): Convergence =>
  first
    ? {
        ...last,
        iterations: first.iterations + last.iterations,
        residual: Math.max(first.residual, last.residual),
      }
    : last;

function regionResults(before: SectorState, after: SectorState, change: SectorChange): SectorRegionResult[] {
  const totals = welfareTotals(before, after, change.tradeCosts);
  const old = flowsOf(before);
  const now = flowsOf(after);
  const ratio = (name: keyof Flows, n: number): number | undefined => {
    const was = old[name][n] as number;
    return was === 0 ? undefined : (now[name][n] as number) / was;
  };
  return after.base.regions.map((id, n) => {
    const wage = after.wages[n] as number;
    const price = after.consumerPrices[n] as number;
    return {
      id,
      wage,
      price,
      realWage: wage / price,
      realIncome: (after.income[n] as number) / (before.income[n] as number) / price,
      output: (now.output[n] as number) / (old.output[n] as number),
      exports: ratio('exports', n),
      imports: ratio('imports', n),
      tariffRevenue: ratio('revenue', n),
      termsOfTrade: totals.termsOfTrade[n] as number,
      volumeOfTrade: totals.volumeOfTrade[n] as number,
      tradeCosts: totals.tradeCosts[n] as number,
      deficit: totals.deficits[n] as number,
      welfare: totals.sum[n] as number,
    };
  });
}

interface Flows {
  readonly output: Float64Array;
  readonly exports: Float64Array;
  readonly imports: Float64Array;
  readonly revenue: Float64Array;
}

/** Sales, trade with others and revenue of each region, before duties. */
function flowsOf({ base, trade, tariffs }: SectorState): Flows {
  const N = base.regions.length;
  const byRegion = () => new Float64Array(N);
  const flows = { output: byRegion(), exports: byRegion(), imports: byRegion(), revenue: byRegion() };
  for (let cell = 0; cell < trade.length; cell++) {
    const value = trade[cell] as number;
    if (value === 0) continue;
    const exporter = cell % N;
    const importer = Math.floor(cell / N) % N;
    flows.output[exporter] = (flows.output[exporter] as number) + value;
    if (exporter === importer) continue;
    flows.exports[exporter] = (flows.exports[exporter] as number) + value;
    flows.imports[importer] = (flows.imports[importer] as number) + value;
    flows.revenue[importer] = (flows.revenue[importer] as number) + value * (tariffs[cell] as number);
  }
  return flows;
}
