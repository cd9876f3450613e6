import { Problem } from '../../base/index.js';
import { type AndersonWorkspace, andersonWorkspace } from '../numeric/anderson.js';
import { balanceWorld } from './balance.js';
import { additive, type Closure } from './closures/index.js';
import { checkSupplyElasticity, checkTradeElasticity } from './elasticity.js';
import { findPrices } from './findPrices.js';
import { type Equilibrium, outcome } from './outcome.js';
import { type PriceSystem, priceSystem } from './prices.js';
import { type Shock, shockedFlows } from './shock.js';
import { countryPlace, type World } from './world.js';

/** What moves: everything (`full`), or only multilateral resistances at fixed outputs and absorptions (`conditional`). */
export type Mode = 'full' | 'conditional';

export interface OneSectorOptions {
  /** θ = σ − 1 */
  readonly tradeElasticity: number;
  /** ψ; 0, an endowment, when absent */
  readonly supplyElasticity?: number | undefined;
  /** what becomes of deficits; `additive` when absent; without meaning in the conditional mode */
  readonly closure?: Closure | undefined;
  readonly mode?: Mode | undefined;
  /** the country whose price index is held at one; world output is when absent */
  readonly reference?: string | undefined;
  /** largest part by which demand and supply may differ; 1e-12 when absent */
  readonly tolerance?: number | undefined;
  readonly maximumIterations?: number | undefined;
}

/** The options with their defaults, checked. Throws Problem `invalidInput` for elasticities out of range. */
export interface Settings {
  readonly theta: number;
  readonly psi: number;
  readonly closure: Closure;
  readonly mode: Mode;
  readonly reference: number;
  readonly tolerance: number;
  readonly maximumIterations: number;
}

export function settingsOf(world: World, options: OneSectorOptions): Settings {
  const { tolerance = 1e-12, maximumIterations = 1_000, reference } = options;
  if (!(tolerance > 0)) {
    throw new Problem('invalidInput', `the tolerance is ${tolerance}; it must be above 0, for example 1e-12`);
  }
  return {
    theta: checkTradeElasticity(options.tradeElasticity),
    psi: checkSupplyElasticity(options.supplyElasticity ?? 0),
    closure: options.closure ?? additive,
    mode: options.mode ?? 'full',
    reference: reference === undefined ? -1 : countryPlace(world.countries, reference),
    tolerance,
    maximumIterations,
  };
}

/** A world made ready to be shocked many times: its deficits taken out where the closure wants that. */
export interface Prepared {
  readonly base: World;
  readonly settings: Settings;
  /** without flows of its own yet: those of the world before the shock */
  readonly system: PriceSystem;
  readonly workspace: AndersonWorkspace;
}

export function prepare(world: World, options: OneSectorOptions): Prepared {
  const settings = settingsOf(world, options);
  const { theta, psi, closure, mode } = settings;
  const full = mode === 'full';
  const base = full && closure.balancesFirst ? balanceWorld(world, settings) : world;
  const flows = { sold: base.trade, spent: base.trade };
  const system = priceSystem({ world: base, flows, theta, psi, closure: full ? closure : undefined });
  return { base, settings, system, workspace: andersonWorkspace(base.size) };
}

/** Shocks a prepared world. `logPrices` is where the search starts, and becomes the logarithms of the new price ratios. */
export function solvePrepared(
  { base, settings, system, workspace }: Prepared,
  shock: Shock,
  logPrices: Float64Array = new Float64Array(base.size),
): Equilibrium {
  system.flows = shockedFlows(base, shock, settings.theta);
  const convergence = findPrices(system, logPrices, settings, workspace);
  return outcome(system, logPrices, shock.tariffs ?? base.tariffs, convergence, settings.reference);
}

/**
 * The new equilibrium of a world of one sector after a shock, as ratios new to old (exact hat algebra). Armington demand
 * with trade elasticity θ, endowments or a supply elasticity, tariffs whose revenue is spent at home. Throws Problem
 * `invalidInput` for elasticities and shocks that cannot be, and NotConverged, never a number that is not one.
 */
export function solveOneSector(world: World, shock: Shock, options: OneSectorOptions): Equilibrium {
  return solvePrepared(prepare(world, options), shock);
}
