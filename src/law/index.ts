export { type Access, accessOf, memberOf, type Opening } from './access.js';
export * from './answer.js';
export * from './codes.js';
export * from './determination.js';
export { determine } from './determine.js';
export { Plans } from './plan.js';
export * from './record.js';
export * from './shipment.js';
