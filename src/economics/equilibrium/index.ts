export { type Closure, closureNamed, closures } from './closures/index.js';
export {
  type Distribution,
  type DrawnCountry,
  type DrawResults,
  type DrawsInput,
  drawCoefficients,
  drawOneSector,
  type Estimates,
  type Measure,
  measures,
} from './draws.js';
export { fromSubstitution } from './elasticity.js';
export {
  type EmploymentEquilibrium,
  type EmploymentOptions,
  type EmploymentOutcome,
  solveWithEmployment,
} from './employment.js';
export { fittedWorld, type GravityLevels, multilateralResistances, type Resistances } from './levels.js';
export { type Mode, type OneSectorOptions, solveOneSector } from './oneSector.js';
export type { CountryOutcome, Equilibrium } from './outcome.js';
export { fromEffects, fromIcebergCosts, type Shock } from './shock.js';
export {
  type ChosenTariffs,
  chooseTariffs,
  type TariffEquilibrium,
  type TariffGame,
  welfareGradient,
} from './tariffs/chosen.js';
export type { Player } from './tariffs/players.js';
export {
  columnTotals,
  countryPlace,
  makeWorld,
  rowTotals,
  type World,
  type WorldChecks,
  type WorldInput,
} from './world.js';
