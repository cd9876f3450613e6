import type { SectorEconomy } from './economy.js';
import { type SectorEquilibrium, type SectorSolverOptions, solveSectors } from './solve.js';

/** The equilibrium as a base of its own: the next change is measured against it. */
export function rebase(equilibrium: SectorEquilibrium): SectorEconomy {
  const { base, tariffs, trade, spending } = equilibrium;
  const N = base.regions.length;
  const tradeShares = new Float64Array(trade.length);
  for (let cell = 0; cell < trade.length; cell++) {
    const spent = spending[Math.floor(cell / N)] as number;
    tradeShares[cell] =
      spent === 0
        ? (base.tradeShares[cell] as number)
        : ((trade[cell] as number) * (1 + (tariffs[cell] as number))) / spent;
  }
  return {
    ...base,
    tradeShares,
    tariffs,
    spending,
    labourIncome: equilibrium.labourIncome,
    deficits: equilibrium.deficits,
  };
}

/**
 * The base in balance: the equilibrium at unchanged tariffs and the given deficits, made the new base. Caliendo
 * and Parro do this with deficits of zero before they change tariffs, so that the effect of closing deficits is
 * not counted as an effect of tariffs; accounts whose uses and supplies differ need it in any case.
 */
export function settle(
  economy: SectorEconomy,
  deficits: Float64Array = economy.deficits,
  options: SectorSolverOptions = {},
): { readonly economy: SectorEconomy; readonly equilibrium: SectorEquilibrium } {
  const equilibrium = solveSectors(economy, { deficits }, options);
  return { economy: rebase(equilibrium), equilibrium };
}
