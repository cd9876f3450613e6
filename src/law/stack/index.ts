export type { FeesFacts, JapanTaxes, Question, UnitedStatesFees } from './facts.js';
export { questionIds } from './questions.js';
