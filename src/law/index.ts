export * from './answer.js';
export * from './codes.js';
export * from './determination.js';
export { determine } from './determine.js';
export { memberOf, openings, type Opening } from './openings.js';
export * from './record.js';
export * from './shipment.js';
