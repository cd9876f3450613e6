export { type Convergence, NotConverged } from './convergence.js';
export * from './partial/index.js';
