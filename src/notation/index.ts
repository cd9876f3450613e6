export * from './cell.js';
export * from './condition.js';
export * from './conditions/kind.js';
export * from './form.js';
export { branchesOf, formAt } from './formAt.js';
export * from './rate.js';
export { GATE_NAMES } from './rates/difference.js';
export * from './rates/kind.js';
export { REFUSALS, type Refusal } from './rates/refused.js';
