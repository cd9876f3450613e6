import { Problem } from '../../base/index.js';
import { type World, withTariffs } from './world.js';

/** What changes. Both matrices are n × n, a row an exporter and a column an importer. */
export interface Shock {
  /** ratios, new to old, of the trade-cost term t^(−θ): above one where trade becomes cheaper; none when absent */
  readonly costTerm?: Float64Array | undefined;
  /** the tariffs after the shock, as parts of one; those before when absent */
  readonly tariffs?: Float64Array | undefined;
}

/** The trade flows as the shock alone would change them, before any price moves. */
export interface ShockedFlows {
  /** before tariffs: trade · cost term · ((1 + tariff') / (1 + tariff))^(−θ−1) */
  readonly sold: Float64Array;
  /** tariffs included: the same to the power −θ; the same array where there are no tariffs */
  readonly spent: Float64Array;
}

/** Ratios of iceberg costs, new to old, as ratios of the trade-cost term. */
export const fromIcebergCosts = (ratios: Float64Array, theta: number): Float64Array =>
  ratios.map((ratio) => (ratio === 1 ? 1 : ratio ** -theta));

/** Changes of the logarithm of the trade-cost term (a coefficient times the change of a variable) as ratios. */
export const fromEffects = (effects: Float64Array): Float64Array =>
  effects.map((effect) => (effect === 0 ? 1 : Math.exp(effect)));

function check(world: World, { costTerm, tariffs }: Shock): void {
  const { size, countries } = world;
  const pair = (cell: number) => `from ${countries[Math.floor(cell / size)]} to ${countries[cell % size]}`;
  for (const matrix of [costTerm, tariffs]) {
    if (matrix && matrix.length !== size * size) {
      throw new Problem('invalidInput', `the shock has ${matrix.length} cells, the world ${size} × ${size}`);
    }
  }
  const bad = costTerm?.findIndex((ratio) => !(ratio >= 0 && Number.isFinite(ratio))) ?? -1;
  if (costTerm && bad >= 0) {
    throw new Problem(
      'invalidInput',
      `the trade-cost term ${pair(bad)} would change by the factor ${costTerm[bad]}; it must be a number of 0 or more`,
    );
  }
  const rate = tariffs?.findIndex((each) => !(each > -1 && Number.isFinite(each))) ?? -1;
  if (tariffs && rate >= 0) {
    throw new Problem(
      'invalidInput',
      `the new tariff ${pair(rate)} is ${tariffs[rate]}; a rate is a part of one above -1, 0.05 for 5 %`,
    );
  }
  const home = countries.find((_, i) => tariffs !== undefined && tariffs[i * size + i] !== 0);
  if (home !== undefined) throw new Problem('invalidInput', `${home} would have a tariff on its own sales`);
}

/** Applies a shock to a world. Throws Problem `invalidInput` for ratios and rates that cannot be. */
export function shockedFlows(world: World, shock: Shock, theta: number): ShockedFlows {
  check(world, shock);
  const { costTerm } = shock;
  const before = world.tariffs;
  const after = shock.tariffs ?? before;
  const sold = costTerm
    ? world.trade.map((value, cell) => value * (costTerm[cell] as number))
    : world.trade.slice();
  if (!after) return { sold, spent: sold };
  const spent = before ? withTariffs(world.trade, before) : world.trade.slice();
  for (let cell = 0; cell < sold.length; cell++) {
    if (costTerm) spent[cell] = (spent[cell] as number) * (costTerm[cell] as number);
    const old = before ? (before[cell] as number) : 0;
    const now = after[cell] as number;
    if (now === old) continue;
    const dearer = (1 + now) / (1 + old);
    const less = dearer ** -theta;
    spent[cell] = (spent[cell] as number) * less;
    sold[cell] = ((sold[cell] as number) * less) / dearer;
  }
  return { sold, spent };
}
