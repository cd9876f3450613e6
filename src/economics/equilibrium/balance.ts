import { NotConverged } from '../convergence.js';
import { andersonFixedPoint } from '../numeric/anderson.js';
import { removed } from './closures/index.js';
import { priceMap, priceSystem } from './prices.js';
import { makeWorld, type World, withTariffs } from './world.js';

/** The balanced world that an unbalanced one becomes when its deficits vanish and nothing else changes. */
export function balanceWorld(
  world: World,
  { theta, psi, maximumIterations }: { theta: number; psi: number; maximumIterations: number },
): World {
  if (world.output.every((sold, i) => sold === world.absorption[i])) return world;
  const flows = { sold: world.trade, spent: withTariffs(world.trade, world.tariffs) };
  const system = priceSystem({ world, flows, theta, psi, closure: removed });
  const logPrices = new Float64Array(world.size);
  const tolerance = 1e-13;
  const end = andersonFixedPoint(logPrices, priceMap(system), { tolerance, maximumIterations });
  if (!end.converged) throw new NotConverged('the balanced world before the shock', end);
  const { size, countries, tariffs } = world;
  const trade = world.trade.map((value, cell) => {
    const from = Math.floor(cell / size);
    return value * (system.power[from] as number) * (system.weight[cell % size] as number);
  });
  return makeWorld({ countries, trade, tariffs }, { domesticSalesMayBeZero: true });
}
