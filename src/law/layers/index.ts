export type { LayerFacts, LayersFacts } from './facts.js';
