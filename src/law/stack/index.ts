export type { FeesFacts } from './facts.js';
export { questionIds } from './questions.js';
