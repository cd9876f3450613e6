export type { LayersFacts } from './facts.js';
