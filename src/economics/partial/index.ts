export { type ArmingtonMarkets, type ArmingtonResult, armington } from './armington.js';
export { gsim } from './gsim.js';
export { gsimLinear, type LinearResult } from './gsimLinear.js';
export type { Industry, IndustryNames, IndustryResult } from './industry.js';
export { type MarketNames, type Markets, sumByLine } from './markets.js';
export { type SmartMarkets, type SmartResult, smart } from './smart.js';
