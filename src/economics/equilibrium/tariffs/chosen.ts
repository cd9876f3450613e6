import { Problem } from '../../../base/index.js';
import { type Convergence, NotConverged } from '../../convergence.js';
import { andersonFixedPoint } from '../../numeric/anderson.js';
import { findPrices } from '../findPrices.js';
import { type OneSectorOptions, type Prepared, prepare } from '../oneSector.js';
import { type Equilibrium, outcome } from '../outcome.js';
import { evaluate } from '../prices.js';
import { shockedFlows } from '../shock.js';
import type { World } from '../world.js';
import { type Player, type SeatedPlayer, seatPlayers } from './players.js';
import { makeShadows, readShadows, type Shadows, shadowPrices } from './shadowPrices.js';

export interface TariffGame {
  /** one for a unilateral optimum, several for a Nash equilibrium */
  readonly players: readonly Player[];
  /** n × n change of trade-cost terms that goes with it; none when absent */
  readonly costTerm?: Float64Array | undefined;
  /** n × n tariffs of those who do not play; those of the world when absent */
  readonly tariffs?: Float64Array | undefined;
  /** the lowest rate allowed, a part of one; 0 when absent, no subsidies of imports */
  readonly lowest?: number | undefined;
  /** the highest rate allowed; when absent a rate that would pass 20 (2,000 %) is refused as without bound */
  readonly highest?: number | undefined;
  /** largest change of 1 + rate, as a part of it, that a player would still make; 1e-9 when absent */
  readonly tariffTolerance?: number | undefined;
}

export interface ChosenTariffs {
  readonly name: string;
  /** a rate for every country; 0 for the members themselves */
  readonly rates: Float64Array;
  /** the rates weighted by imports after them */
  readonly average: number;
  /** the largest change of welfare, in logarithms, that a change of one rate could still bring: ∂ log welfare / ∂ log (1 + rate) where no bound binds */
  readonly gradient: number;
}

export interface TariffEquilibrium {
  readonly players: readonly ChosenTariffs[];
  /** the equilibrium under the chosen tariffs, against the world before */
  readonly equilibrium: Equilibrium;
  /** of the search over tariffs; its residual is the largest change that a player would still make */
  readonly convergence: Convergence;
}

/** Weights of the members in Σ expenditure · real income ratio, their welfare at the prices before. */
function memberWeights({ members }: SeatedPlayer, { system }: Prepared): number[] {
  const { world, absorption, bought, spending, priceIndex } = system;
  const welfare = members.map((m) => {
    const received = (absorption[m] as number) * (world.absorption[m] as number);
    return (received * (spending[m] as number)) / (bought[m] as number) / (priceIndex[m] as number);
  });
  const all = welfare.reduce((sum, each) => sum + each, 0);
  return welfare.map((each) => each / all);
}

/**
 * What a government does about one exporter k. With m_km the shares bought at world prices, ω the weights of its
 * members, T_m the average of 1 + rate at world prices, ξ the shadow prices of markets and L_m = B_m Σ_i ξ_i m_im:
 *
 *   ∂ log welfare / ∂ log (1 + t_k) = (1 + θ) Σ_m m_km [ω_m (1 − (1 + t_k) / T_m) + ξ_k B_m − L_m]
 *
 * so the best 1 + t_k is `gain` / `loss`, the worth of an exporter's goods to the country over their price.
 */
interface Leaning {
  readonly gain: number;
  readonly loss: number;
  readonly trades: boolean;
}

/** Everything about one player at the present tariffs that its condition for exporter k needs. */
function leaningsOf(
  player: SeatedPlayer,
  prepared: Prepared,
  shadows: Shadows,
  tariffs: Float64Array,
  shadow: Float64Array,
) {
  const { size, worldShares, absorption } = shadows.standing;
  const { members } = player;
  const weights = memberWeights(player, prepared);
  shadowPrices(shadows, prepared.settings.theta, members, weights, shadow);
  const average = members.map((m) => {
    let sum = 0;
    for (let i = 0; i < size; i++) {
      sum += (worldShares[i * size + m] as number) * (1 + (tariffs[i * size + m] as number));
    }
    return sum;
  });
  const burden = members.map((m) => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += (shadow[i] as number) * (worldShares[i * size + m] as number);
    return sum * (absorption[m] as number);
  });
  const share = (k: number, m: number) => worldShares[k * size + m] as number;
  return (k: number): Leaning => {
    const trades = members.some((m) => share(k, m) > 0);
    let gain = 0;
    let loss = 0;
    for (const [place, m] of members.entries()) {
      const part = trades ? share(k, m) : (absorption[m] as number);
      const weight = weights[place] as number;
      const worth = weight + (shadow[k] as number) * (absorption[m] as number) - (burden[place] as number);
      gain += part * worth;
      loss += (part * weight) / (average[place] as number);
    }
    return { gain, loss, trades };
  };
}

/** No finite optimum is sought beyond this rate, unless the caller sets a bound. */
const boundless = 20;

function bounds({ lowest = 0, highest = boundless }: TariffGame): readonly [number, number] {
  if (!(lowest > -1) || !(highest >= lowest)) {
    throw new Problem('invalidInput', `rates from ${lowest} to ${highest} cannot be; rates are above -1`);
  }
  return [Math.log1p(lowest), Math.log1p(highest)];
}

/**
 * The tariffs by which each player does best given those of the others: an optimal tariff for one player, a Nash
 * equilibrium for several. The first-order conditions of all players, with gradients by implicit differentiation of the
 * equilibrium, are solved as one fixed point in the logarithms of 1 + rate; each step solves the equilibrium once and
 * factors its Jacobian once for all players. Only for endowments (no supply elasticity).
 *
 * Throws Problem `invalidInput` for players and bounds that cannot be, and NotConverged.
 */
export function chooseTariffs(world: World, game: TariffGame, options: OneSectorOptions): TariffEquilibrium {
  if ((options.supplyElasticity ?? 0) !== 0 || options.mode === 'conditional') {
    throw new Problem(
      'invalidInput',
      'optimal tariffs are found for endowments in full equilibrium; leave out the supply elasticity and the conditional mode',
    );
  }
  const players = seatPlayers(world, game.players);
  const [least, most] = bounds(game);
  const prepared = prepare(world, options);
  const { base, settings, system } = prepared;
  const { size } = base;
  const tariffs = (game.tariffs ?? base.tariffs ?? new Float64Array(size * size)).slice();
  for (const { members } of players) {
    for (const m of members) for (const k of members) tariffs[k * size + m] = 0;
  }
  const shadows = makeShadows(size);
  const shadow = new Float64Array(size);
  const prices = new Float64Array(size);
  const seats = players.flatMap((player) => player.outsiders.map((k) => ({ player, k })));
  const logs = Float64Array.from(seats, ({ player, k }) => {
    const rate = tariffs[k * size + (player.members[0] as number)] as number;
    return Math.min(Math.max(Math.log1p(rate), least), most);
  });

  const stand = (point: Float64Array) => {
    for (const [seat, { player, k }] of seats.entries()) {
      for (const m of player.members) tariffs[k * size + m] = Math.expm1(point[seat] as number);
    }
    system.flows = shockedFlows(base, { costTerm: game.costTerm, tariffs }, settings.theta);
    const end = findPrices(system, prices, settings, prepared.workspace);
    evaluate(system, prices, true);
    if (!readShadows(shadows, system)) throw new NotConverged('the search for tariffs', end);
    return end;
  };
  const respond = (image: Float64Array) => {
    let seat = 0;
    for (const player of players) {
      const leaning = leaningsOf(player, prepared, shadows, tariffs, shadow);
      let gain = 0;
      let loss = 0;
      for (const m of player.members) {
        const inside = leaning(m);
        gain += inside.gain;
        loss += inside.loss;
      }
      // a tariff on all goods alike, its own included, changes nothing: own goods bear none
      const own = gain / loss;
      for (const k of player.outsiders) {
        const outside = leaning(k);
        const wanted = outside.trades ? Math.log(outside.gain / outside.loss / own) : 0;
        image[seat] = Number.isNaN(wanted) ? least : Math.min(Math.max(wanted, least), most);
        seat += 1;
      }
    }
  };
  const tolerance = game.tariffTolerance ?? 1e-9;
  const convergence = andersonFixedPoint(
    logs,
    (point, image) => {
      stand(point);
      respond(image);
    },
    { tolerance, maximumIterations: 300 },
  );
  if (game.highest === undefined) refuseBoundless(base, seats, logs, most);
  if (!convergence.converged) throw new NotConverged('the search for tariffs', convergence);
  const end = stand(logs);
  const chosen = players.map((player): ChosenTariffs => {
    const leaning = leaningsOf(player, prepared, shadows, tariffs, shadow);
    const first = player.members[0] as number;
    const rates = Float64Array.from({ length: size }, (_, k) => tariffs[k * size + first] as number);
    let gradient = 0;
    let revenue = 0;
    let imports = 0;
    const { standing } = shadows;
    for (const k of player.outsiders) {
      const { gain, loss, trades } = leaning(k);
      const slope = (1 + settings.theta) * (gain - (1 + (rates[k] as number)) * loss);
      const log = Math.log1p(rates[k] as number);
      const bound = (log <= least && slope < 0) || (log >= most && slope > 0);
      if (trades && !bound) gradient = Math.max(gradient, Math.abs(slope));
      for (const m of player.members) {
        const value = (standing.worldShares[k * size + m] as number) * (standing.absorption[m] as number);
        revenue += value * (rates[k] as number);
        imports += value;
      }
    }
    return { name: player.name, rates, average: imports > 0 ? revenue / imports : 0, gradient };
  });
  return {
    players: chosen,
    equilibrium: outcome(system, prices, tariffs, end, settings.reference),
    convergence,
  };
}

/** A government that would rather not trade at all has no optimal tariff; saying a number would be wrong. */
function refuseBoundless(
  { countries }: World,
  seats: readonly { readonly player: SeatedPlayer; readonly k: number }[],
  logs: Float64Array,
  most: number,
): void {
  const seat = seats.find((_, place) => (logs[place] as number) >= most);
  if (!seat) return;
  throw new Problem(
    'invalidInput',
    `${seat.player.name} has no finite optimal tariff: on ${countries[seat.k]} it would pass ${100 * boundless} %, as happens to a country whose deficit pays for most of its imports`,
    ['take the closure balanced', 'set a highest rate'],
  );
}

/** ∂ log welfare of a player / ∂ log (1 + rate on each country) at given tariffs, by implicit differentiation. */
export function welfareGradient(
  world: World,
  player: Player,
  tariffs: Float64Array,
  options: OneSectorOptions,
): Float64Array {
  const [seated] = seatPlayers(world, [player]) as readonly [SeatedPlayer];
  const prepared = prepare(world, options);
  const { base, settings, system } = prepared;
  system.flows = shockedFlows(base, { tariffs }, settings.theta);
  const prices = new Float64Array(base.size);
  findPrices(system, prices, settings, prepared.workspace);
  evaluate(system, prices, true);
  const shadows = makeShadows(base.size);
  readShadows(shadows, system);
  const leaning = leaningsOf(seated, prepared, shadows, tariffs, new Float64Array(base.size));
  const gradient = new Float64Array(base.size);
  for (const k of seated.outsiders) {
    const { gain, loss, trades } = leaning(k);
    if (!trades) continue;
    const rate = tariffs[k * base.size + (seated.members[0] as number)] as number;
    gradient[k] = (1 + settings.theta) * (gain - (1 + rate) * loss);
  }
  return gradient;
}
