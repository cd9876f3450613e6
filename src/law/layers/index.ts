export type { LayerFacts, LayerList, LayerQuestion, LayersFacts } from './facts.js';
export { type PlannedLayer, type PlannedLayers, planLayers } from './plan.js';
export { listed } from './products.js';
export { type ChargeRule, printRule } from './rules/index.js';
