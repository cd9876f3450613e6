export { type Convergence, NotConverged } from './convergence.js';
