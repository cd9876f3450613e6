import {
  closureNamed,
  fittedWorld,
  fromEffects,
  solveOneSector,
  type World,
} from '../../src/economics/index.js';
import { withoutBorders } from './modelData.js';

/**
 * The first application of the second chapter of the Advanced Guide: coefficients as published; that of distance, which is
 * not at hand, is the one at which fitted trade reproduces the sum of trade times log distance, the Poisson fit's own
 * condition for it (its fixed effects follow from the multilateral resistances).
 */
export function borderRemoval() {
  const { countries, trade, distance, contiguity, border, coefficients, substitutionElasticity, results } =
    withoutBorders();
  const theta = substitutionElasticity - 1;
  const size = countries.length;
  const output = new Float64Array(size);
  const expenditure = new Float64Array(size);
  for (const [cell, flow] of trade.entries()) {
    output[Math.floor(cell / size)] = (output[Math.floor(cell / size)] ?? 0) + flow;
    expenditure[cell % size] = (expenditure[cell % size] ?? 0) + flow;
  }
  const worldAt = (elasticity: number): World => {
    const costTerm = distance.map((far, cell) =>
      Math.exp(
        elasticity * far +
          coefficients.contiguity * (contiguity[cell] ?? 0) +
          coefficients.border * (border[cell] ?? 0),
      ),
    );
    return fittedWorld({
      countries,
      costTerm,
      output,
      expenditure,
      tradeElasticity: theta,
      reference: 'DEU',
    });
  };
  const score = (elasticity: number): number =>
    worldAt(elasticity).trade.reduce(
      (sum, fitted, cell) => sum + (fitted - (trade[cell] ?? 0)) * (distance[cell] ?? 0),
      0,
    );
  let [older, newer] = [-0.7, -0.8];
  let [olderScore, newerScore] = [score(older), score(newer)];
  for (let step = 0; step < 20 && Math.abs(newer - older) > 1e-12 && newerScore !== olderScore; step++) {
    const next = newer - (newerScore * (newer - older)) / (newerScore - olderScore);
    [older, olderScore, newer, newerScore] = [newer, newerScore, next, score(next)];
  }
  const world = worldAt(newer);
  const shock = { costTerm: fromEffects(border.map((crossed) => -coefficients.border * crossed)) };
  const options = { tradeElasticity: theta, closure: closureNamed('multiplicative'), reference: 'DEU' };
  const conditional = solveOneSector(world, shock, { ...options, mode: 'conditional' });
  const full = solveOneSector(world, shock, options);
  return {
    world,
    shock,
    options,
    distance: newer,
    conditional,
    full,
    results,
    iterations: conditional.iterations + full.iterations,
  };
}
