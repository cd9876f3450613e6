export { type Convergence, NotConverged } from './convergence.js';
export * from './sectors/index.js';
