export { type Counterpart, counterpart } from './counterpart.js';
export { type LinePoint, pointsOf, stagedLine } from './points.js';
