import { Problem } from '../../base/index.js';
import { type Convergence, NotConverged } from '../convergence.js';
import { andersonFixedPoint } from '../numeric/anderson.js';
import { columnSums } from './prices.js';
import { countryPlace, makeWorld, type World } from './world.js';

export interface GravityLevels {
  readonly countries: readonly string[];
  /** n × n trade-cost terms t^(−θ), a row an exporter: exp of the fitted part of gravity without its fixed effects */
  readonly costTerm: Float64Array;
  /** value of output of each country */
  readonly output: Float64Array;
  /** expenditure of each country; its total need not be that of output, both are taken as shares of the world */
  readonly expenditure: Float64Array;
  /** θ = σ − 1 */
  readonly tradeElasticity: number;
  /** the country whose inward resistance is one; the first when absent */
  readonly reference?: string | undefined;
}

export interface Resistances {
  /** inward multilateral resistance P, one for the reference */
  readonly inward: Float64Array;
  /** outward multilateral resistance Π */
  readonly outward: Float64Array;
  /** n × n fitted trade, of which the columns add up to expenditure and the rows to output as a share of it */
  readonly trade: Float64Array;
  readonly convergence: Convergence;
}

/**
 * Multilateral resistances in levels (Anderson and van Wincoop 2003; equations 1 to 3 of Yotov, Piermartini, Monteiro
 * and Larch 2016) from trade-cost terms, outputs and expenditures:
 *
 *   P_j^(−θ) = Σ_i T_ij Π_i^θ y_i      Π_i^(−θ) = Σ_j T_ij P_j^θ e_j      trade_ij = T_ij Π_i^θ y_i P_j^θ E_j
 *
 * with shares y and e of the world. The fixed effects of a Poisson fit follow from them (Fally 2015), so coefficients
 * alone give fitted trade. Throws Problem `invalidInput` for totals that are not positive, and NotConverged.
 */
export function multilateralResistances(levels: GravityLevels): Resistances {
  const { countries, costTerm, output, expenditure, tradeElasticity: theta } = levels;
  const size = countries.length;
  for (const [what, totals] of [
    ['output', output],
    ['expenditure', expenditure],
  ] as const) {
    const bad = totals.findIndex((value) => !(value > 0 && Number.isFinite(value)));
    if (bad >= 0) {
      throw new Problem(
        'invalidInput',
        `the ${what} of ${countries[bad]} is ${totals[bad]}; it must be above 0`,
      );
    }
  }
  const bad = costTerm.findIndex((term) => !(term >= 0 && Number.isFinite(term)));
  if (bad >= 0 || costTerm.length !== size * size) {
    throw new Problem('invalidInput', `trade-cost terms are ${size} × ${size} numbers of 0 or more`);
  }
  const reference = levels.reference === undefined ? 0 : countryPlace(countries, levels.reference);
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const shareOf = (values: Float64Array, total: number) => values.map((value) => value / total);
  const sold = shareOf(output, sum(output));
  const bought = shareOf(expenditure, sum(expenditure));
  const source = new Float64Array(size);
  const received = new Float64Array(size);
  const market = new Float64Array(size);
  const reached = new Float64Array(size);
  const fill = (logs: Float64Array) => {
    for (let i = 0; i < size; i++) source[i] = Math.exp(logs[i] as number) * (sold[i] as number);
    columnSums(costTerm, source, received);
    for (let j = 0; j < size; j++) market[j] = (bought[j] as number) / (received[j] as number);
    rowSums(costTerm, market, reached);
  };
  const logs = new Float64Array(size);
  const convergence = andersonFixedPoint(
    logs,
    (point, image) => {
      fill(point);
      const level = Math.log((received[reference] as number) || 1);
      for (let i = 0; i < size; i++) image[i] = -Math.log(reached[i] as number) - level;
    },
    { tolerance: 1e-13, maximumIterations: 5_000 },
  );
  if (!convergence.converged) throw new NotConverged('the multilateral resistances', convergence);
  fill(logs);
  const trade = costTerm.map((term, cell) => {
    const j = cell % size;
    return (
      (term * (source[Math.floor(cell / size)] as number) * (expenditure[j] as number)) /
      (received[j] as number)
    );
  });
  const root = (value: number) => Math.exp(-Math.log(value) / theta);
  return {
    inward: received.map(root),
    outward: reached.map(root),
    trade,
    convergence,
  };
}

/** The world of fitted trade: from it the hats give what the levels of the two worlds would. */
export function fittedWorld(levels: GravityLevels): World {
  const { trade } = multilateralResistances(levels);
  return makeWorld({ countries: levels.countries, trade });
}

/** into_i = Σ_j matrix_ij · factor_j */
function rowSums(matrix: Float64Array, factor: Float64Array, into: Float64Array): void {
  const size = factor.length;
  for (let i = 0; i < size; i++) {
    const row = i * size;
    let sum = 0;
    for (let j = 0; j < size; j++) sum += (matrix[row + j] as number) * (factor[j] as number);
    into[i] = sum;
  }
}
