export { type Convergence, NotConverged } from './convergence.js';
export * from './equilibrium/index.js';
export * from './gravity/index.js';
export * from './partial/index.js';
export * from './sectors/index.js';
