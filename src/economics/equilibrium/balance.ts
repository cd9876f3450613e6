import { removed } from './closures/index.js';
import { findPrices } from './findPrices.js';
import { priceSystem } from './prices.js';
import { makeWorld, type World, withTariffs } from './world.js';

/** The balanced world that an unbalanced one becomes when its deficits vanish and nothing else changes. Throws NotConverged. */
export function balanceWorld(
  world: World,
  { theta, psi, maximumIterations }: { theta: number; psi: number; maximumIterations: number },
): World {
  if (world.output.every((sold, i) => sold === world.absorption[i])) return world;
  const flows = { sold: world.trade, spent: withTariffs(world.trade, world.tariffs) };
  const system = priceSystem({ world, flows, theta, psi, closure: removed });
  findPrices(system, new Float64Array(world.size), { tolerance: 1e-12, maximumIterations });
  const { size, countries, tariffs } = world;
  const trade = world.trade.map((value, cell) => {
    const from = Math.floor(cell / size);
    return value * (system.power[from] as number) * (system.weight[cell % size] as number);
  });
  return makeWorld({ countries, trade, tariffs }, { domesticSalesMayBeZero: true });
}
