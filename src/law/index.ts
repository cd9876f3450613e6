export { type Access, accessOf, memberOf, type Opening } from './access.js';
export * from './codes.js';
export * from './determination.js';
export * from './determine.js';
export { determineLine } from './determineLine.js';
export { Plans } from './plan.js';
export * from './record.js';
export * from './shipment.js';
