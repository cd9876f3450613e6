export { FIRST_DAY, LAST_DAY } from './horizon.js';
export { pointsOf, stagedLine } from './points.js';
